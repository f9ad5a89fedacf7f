import Taro, { useRouter } from '@tarojs/taro'
import { homeOf } from '../../roles/index.ts'
import { BottomBar, Button, Page, Sheet, useToast } from '../../ui/index.ts'
import { dispatchWords } from '../../words/dispatch.ts'
import { common, useWords } from '../../words/index.ts'
import { AssignButton, Choices } from '../assign/choices.tsx'
import { OrderBody } from './body.tsx'
import { CancelSheet } from './cancel-sheet.tsx'
import { useOrder } from './use-order.ts'
import './page.css'

/** One order of the desk. */
export default function OrderPage() {
  const { id = '' } = useRouter().params
  const w = useWords(dispatchWords)
  const shared = useWords(common)
  const toast = useToast()
  const order = useOrder(id, (to, kept) => toast.show({ word: kept ? w.assigned(to.name) : w.noRoom }))
  const { canAssign, canCancel, canDo, unassigned, assigning, setAssigning, cancelling, setCancelling, me } = order
  const assignSheet = (
    <Sheet
      open={assigning && canAssign}
      title={w.to}
      closeLabel={shared.close}
      onClose={() => setAssigning(false)}
      foot={<AssignButton of={order.assign} />}
    >
      <Choices of={order.assign} />
    </Sheet>
  )
  const cancelSheet = <CancelSheet open={cancelling} onClose={() => setCancelling(false)} onCancel={order.cancel} />
  const refresh = () => {
    void order.resource.reload()
    void order.progress.reload()
  }
  return (
    <Page
      title={w.order}
      back={shared.back}
      home={homeOf(me?.role ?? 'dispatcher')}
      toast={toast.node}
      onRefresh={refresh}
      refreshing={order.resource.loading && order.work !== null}
      over={assigning ? assignSheet : cancelSheet}
      {...((canAssign || canCancel || canDo) && {
        bar: (
          <BottomBar>
            {canCancel && <Button id="cancel" size="l" word={w.cancelOrder} onTap={() => setCancelling(true)} />}
            {canDo && (
              <Button
                id="do-task"
                grow
                kind={unassigned ? 'soft' : 'primary'}
                size="l"
                word={w.doTask}
                onTap={() => void Taro.navigateTo({ url: `/desk/task/page?id=${id}` })}
              />
            )}
            {canAssign && (
              <Button
                id="assign"
                grow
                kind={unassigned ? 'primary' : 'soft'}
                size="l"
                icon="user"
                word={unassigned ? w.assign : w.reassign}
                onTap={() => setAssigning(true)}
              />
            )}
          </BottomBar>
        ),
      })}
    >
      <OrderBody of={order} say={(word) => toast.show({ word })} />
    </Page>
  )
}
