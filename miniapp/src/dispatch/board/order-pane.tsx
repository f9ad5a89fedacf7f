import { ScrollView, Text, View } from '@tarojs/components'
import { Actions, Button, IconButton, Section, type ToastWords } from '../../ui/index.ts'
import { dispatchWords } from '../../words/dispatch.ts'
import { common, useWords } from '../../words/index.ts'
import { AssignButton, Choices } from '../assign/choices.tsx'
import { OrderBody } from '../order/body.tsx'
import { useOrder } from '../order/use-order.ts'

/** The chosen order beside the columns: its facts, and whom to give it to. */
export function OrderPane({ id, onClose, say }: { id: string; onClose: () => void; say: (toast: ToastWords) => void }) {
  const w = useWords(dispatchWords)
  const shared = useWords(common)
  const order = useOrder(id, (to, kept) => say({ word: kept ? w.assigned(to.name) : w.noRoom }))
  const { canAssign, unassigned, assigning, setAssigning } = order
  const choosing = canAssign && (unassigned || assigning)
  return (
    <View className="pane" id="pane">
      <View className="pane-head">
        <Text className="h2 sp">{w.order}</Text>
        <IconButton kind="plain" icon="close" label={shared.close} onTap={onClose} />
      </View>
      <ScrollView className="pane-scroll" scrollY enhanced>
        <View className="pane-body">
          <OrderBody of={order} say={(word) => say({ word })}>
            {choosing && (
              <Section title={w.to}>
                <Choices of={order.assign} />
              </Section>
            )}
          </OrderBody>
        </View>
      </ScrollView>
      {canAssign && (
        <View className="pane-foot">
          <Actions>
            {choosing ? (
              <AssignButton grow of={order.assign} />
            ) : (
              <Button id="assign" grow size="l" icon="user" word={w.reassign} onTap={() => setAssigning(true)} />
            )}
          </Actions>
        </View>
      )}
    </View>
  )
}
