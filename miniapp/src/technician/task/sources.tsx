import { View } from '@tarojs/components'
import { call, invalidate, ofOrder, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { Refused, useSend } from '../../stock/index.ts'
import { Actions, Button, List, Row, SkeletonList, Stack } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import type { PartRow } from './shown-parts.ts'
import { type Source, sourceFacts, type Way, waysAt } from './sources-model.ts'

/** Where a part that the van lacks could come from, nearest first; one tap reserves it for the order or asks for it. */
export function Sources({ orderId, part, onDone }: { orderId: string; part: PartRow; onDone: (word: string) => void }) {
  const w = useWords(stockWords)
  const found = useResource(`${ofOrder(orderId)}sources:${part.id}`, () =>
    call('GET /stock/sources', { query: { partId: part.id, quantity: 1, workOrderId: orderId } }),
  )
  const van = useResource('list:van', () => call('GET /van', {}))
  const sending = useSend()
  const at = van.value?.locationId
  const take = async ({ locationId, name }: Source, way: Way) => {
    const done = await sending.send<unknown>(async (key) => {
      if (way === 'reserve')
        return call('POST /stock/reservations', {
          body: { workOrderId: orderId, locationId, partId: part.id, quantity: 1 },
          key,
        })
      return call('POST /stock/transfers', {
        body: {
          fromId: locationId,
          toId: at ?? locationId,
          lines: [{ partId: part.id, quantity: 1 }],
          workOrderId: orderId,
        },
        key,
      })
    })
    if (!done) return
    invalidate((key) => key.startsWith(ofOrder(orderId)) || key === 'list:van-transfers')
    onDone(way === 'reserve' ? w.reserved(name) : w.askedOf(name))
  }
  if (!found.value) return found.problem ? <ProblemCard of={found} /> : <SkeletonList rows={3} />
  const { items, purchase } = found.value
  return (
    <Stack gap={3} id="sources">
      <View className="sub">{purchase ? w.nowhere : w.sourcesWhat}</View>
      <Refused problem={sending.problem} nameOf={() => part.code} />
      {items.length > 0 && (
        <List>
          {items.map((one) => (
            <Row
              key={one.locationId}
              id={`source-${one.locationId}`}
              title={one.name}
              sub={
                <>
                  <View className="n">{sourceFacts(one, w)}</View>
                  <Actions>
                    {waysAt(one)
                      .filter((way) => way === 'reserve' || at !== undefined)
                      .map((way) => (
                        <Button
                          key={way}
                          id={`${way}-${one.locationId}`}
                          kind="soft"
                          word={way === 'reserve' ? w.reserveShort : w.askShort}
                          busy={sending.busy}
                          onTap={() => void take(one, way)}
                        />
                      ))}
                  </Actions>
                </>
              }
            />
          ))}
        </List>
      )}
    </Stack>
  )
}
