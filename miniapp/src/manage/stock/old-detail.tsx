import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../data/index.ts'
import { Numbers, type OldPart, oldTone, type Part, Refused, useSend } from '../../stock/index.ts'
import { Badge, Button, Field, KeyValue, Section, Stepper } from '../../ui/index.ts'
import { money, onDay, orderNumber, useSay, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { Detail } from './panes.tsx'

/** An old part that must come back: confirmed here piece by piece, and its deposit is let go. */
export function OldDetail({
  of,
  part,
  mine,
  onClose,
  onDone,
}: {
  of: OldPart
  part: Part | undefined
  /** Nobody confirms what they have to bring back themselves. */
  mine: boolean
  onClose: () => void
  onDone: (word: string) => void
}) {
  const w = useWords(stockWords)
  const say = useSay()
  const left = of.quantity - of.returned
  const [quantity, setQuantity] = useState(left)
  const [serials, setSerials] = useState<readonly string[]>([])
  const sending = useSend()
  const back = async () => {
    const body = { quantity, ...(serials.length > 0 && { serials: [...serials] }) }
    const done = await sending.send((key) => call('POST /old-parts/:id/return', { params: { id: of.id }, body, key }))
    if (done) onDone(w.released(money(done.released)))
  }
  return (
    <Detail
      title={`${say(of.name)} ${of.code}`}
      onClose={onClose}
      {...(left > 0 &&
        !mine && {
          foot: (
            <>
              <Refused problem={sending.problem} nameOf={() => of.code} />
              <Button
                id="old-back"
                kind="primary"
                size="l"
                grow
                word={w.oldBack}
                busy={sending.busy}
                onTap={() => void back()}
              />
            </>
          ),
        })}
    >
      <View className="stock-head">
        <Badge tone={oldTone[of.state]} word={w[`old_${of.state}`]} />
        <View className="sub sp">{w.oldDue(onDay(of.dueAt, Date.now()))}</View>
      </View>
      <KeyValue name={w.person} value={of.person.name} />
      <KeyValue name={w.from_order} value={orderNumber(of.workOrder.number)} />
      <KeyValue name={w.quantity} value={w.oldOut(left)} />
      <KeyValue name={w.deposit} value={money(of.held)} />
      {left > 0 && !mine && (
        <Section title={w.oldHowMany}>
          <Stepper
            value={quantity}
            min={1}
            max={left}
            lessLabel={w.less(of.code)}
            moreLabel={w.more(of.code)}
            onChange={(next) => {
              sending.changed()
              setQuantity(next)
            }}
          />
          {part?.serial && (
            <Field label={w.numbers}>
              <Numbers
                id="old-numbers"
                value={serials}
                of={quantity}
                onChange={(next) => {
                  sending.changed()
                  setSerials(next)
                }}
              />
            </Field>
          )}
        </Section>
      )}
    </Detail>
  )
}
