import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../data/index.ts'
import { Badge, Button, Chip, Chips, List, Row, Sheet, Stack, Stepper } from '../ui/index.ts'
import { common, useSay, useWords } from '../words/index.ts'
import { stockWords } from '../words/stock.ts'
import {
  type Arrival,
  arrivalBody,
  arrivalsOf,
  unexplained,
  withArrived,
  withDifference,
  withPiece,
} from './arrivals.ts'
import type { Transfer } from './model.ts'
import { Refused } from './refused.tsx'
import { useSend } from './use-send.ts'

/** Confirms what came of a transfer, line by line; what did not come is said to be lost or sent back. */
export function ReceiveSheet({
  of,
  onClose,
  onReceived,
}: {
  of: Transfer
  onClose: () => void
  onReceived: () => void
}) {
  const w = useWords(stockWords)
  const both = useWords(common)
  const say = useSay()
  const [arrivals, setArrivals] = useState(() => arrivalsOf(of))
  const sending = useSend()
  const set = (next: readonly Arrival[]) => {
    sending.changed()
    setArrivals(next)
  }
  const open = unexplained(arrivals)
  const receive = async () => {
    const done = await sending.send((key) =>
      call('POST /stock/transfers/:id/receive', { params: { id: of.id }, body: arrivalBody(arrivals), key }),
    )
    if (done) onReceived()
  }
  return (
    <Sheet
      open
      title={w.receiveTitle}
      closeLabel={both.close}
      onClose={onClose}
      foot={
        <Button
          id="receive-now"
          kind="primary"
          size="glove"
          grow
          word={w.receive}
          busy={sending.busy}
          off={open ? w.sayWhy(open.code) : undefined}
          onTap={() => void receive()}
        />
      }
    >
      <Stack gap={3}>
        <View className="sub">{`${w.fromTo(of.from.name, of.to.name)} · ${w.receiveWhat}`}</View>
        <Refused problem={sending.problem} nameOf={(id) => arrivals.find(({ partId }) => partId === id)?.code} />
        <List>
          {arrivals.map((one) => (
            <Row
              key={one.partId}
              id={`arrival-${one.code}`}
              title={`${say(one.name)} ${one.code}`}
              sub={<Came one={one} onChange={(change) => set(change(arrivals))} />}
              {...(one.serials.length === 0 && {
                end: (
                  <Stepper
                    value={one.arrived}
                    max={one.sent}
                    lessLabel={w.less(say(one.name))}
                    moreLabel={w.more(say(one.name))}
                    onChange={(count) => set(withArrived(arrivals, one.partId, count))}
                  />
                ),
              })}
            />
          ))}
        </List>
      </Stack>
    </Sheet>
  )
}

function Came({
  one,
  onChange,
}: {
  one: Arrival
  onChange: (change: (all: readonly Arrival[]) => readonly Arrival[]) => void
}) {
  const w = useWords(stockWords)
  const missing = one.sent - one.arrived
  const where = (difference: 'lost' | 'returned') => onChange((all) => withDifference(all, one.partId, difference))
  return (
    <View>
      <View>{w.cameOf(one.arrived, one.sent)}</View>
      {one.serials.length > 0 && (
        <Chips>
          {one.serials.map((serial) => (
            <Chip
              key={serial}
              small
              word={serial}
              on={one.here.includes(serial)}
              onTap={() => onChange((all) => withPiece(all, one.partId, serial))}
            />
          ))}
        </Chips>
      )}
      {missing > 0 && (
        <View id={`missing-${one.code}`} className="stock-missing">
          <Badge tone="bad" word={w.short(missing)} />
          <Chips>
            <Chip small word={w.lost} on={one.difference === 'lost'} onTap={() => where('lost')} />
            <Chip small word={w.returned} on={one.difference === 'returned'} onTap={() => where('returned')} />
          </Chips>
        </View>
      )}
    </View>
  )
}
