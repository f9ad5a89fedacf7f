import { View } from '@tarojs/components'
import { call, invalidate, ofOrder, useResource } from '../../data/index.ts'
import { Refused, useSend } from '../../stock/index.ts'
import { Actions, Button, List, Row, Section } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'

/** What is reserved for the order and where it lies: loaded onto the van, or let go. Nothing while there is none. */
export function Promised({ orderId, onSay }: { orderId: string; onSay: (word: string) => void }) {
  const w = useWords(stockWords)
  const say = useSay()
  const kept = useResource(`${ofOrder(orderId)}reserved`, () =>
    call('GET /stock/reservations', { query: { workOrderId: orderId } }),
  )
  const sending = useSend()
  const items = kept.value?.items ?? []
  if (items.length === 0) return null
  const done = (word: string) => {
    invalidate((key) => key.startsWith(ofOrder(orderId)) || key === 'list:van')
    onSay(word)
  }
  const load = async ({ locationId, partId, quantity }: (typeof items)[number]) => {
    const body = { workOrderId: orderId, locationId, lines: [{ partId, quantity }] }
    if (await sending.send((key) => call('POST /stock/picks', { body, key }))) done(w.pickedUp)
  }
  const letGo = async ({ locationId, partId, quantity }: (typeof items)[number]) => {
    const body = { workOrderId: orderId, locationId, partId, quantity }
    if (await sending.send((key) => call('POST /stock/reservations/release', { body, key }))) done(w.letGone)
  }
  return (
    <Section title={w.promised}>
      <Refused problem={sending.problem} nameOf={(id) => items.find(({ partId }) => partId === id)?.code} />
      <List>
        {items.map((one) => (
          <Row
            key={`${one.locationId} ${one.partId}`}
            id={`reserved-${one.code}`}
            title={w.timesPart(`${say(one.name)} ${one.code}`, one.quantity)}
            sub={
              <>
                <View>{one.location}</View>
                <View className="task-promise-acts">
                  <Actions>
                    <Button
                      id={`let-go-${one.code}`}
                      kind="quiet"
                      word={w.letGo}
                      busy={sending.busy}
                      onTap={() => void letGo(one)}
                    />
                    <Button
                      id={`load-${one.code}`}
                      kind="soft"
                      word={w.pickUp}
                      busy={sending.busy}
                      onTap={() => void load(one)}
                    />
                  </Actions>
                </View>
              </>
            }
          />
        ))}
      </List>
    </Section>
  )
}
