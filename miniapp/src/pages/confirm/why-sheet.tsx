import { View } from '@tarojs/components'
import { useState } from 'react'
import { Actions, Button, KeyValue, Link, MoneyLine, Sheet, Well } from '../../ui/index.ts'
import { confirm } from '../../words/confirm.ts'
import { disputeWords } from '../../words/disputes.ts'
import { amount, common, money, useLanguage, useSay, useWords, when } from '../../words/index.ts'
import { disputable, freeWords, type Line, Rewards, reasonsOf, useNow } from '../../work-order/index.ts'
import { type Settlement, splitLines } from './model.ts'

/** Why the amount is what it is: line by line, the open one with its whole reckoning. */
export function WhySheet({
  open,
  onClose,
  settlement,
}: {
  open: boolean
  onClose: () => void
  /** A settlement, or the quote that was made before it, of which nothing can be disputed. */
  settlement: Pick<Settlement, 'lines' | 'rewards' | 'totalFen' | 'state' | 'pricedAt'> &
    Partial<Pick<Settlement, 'workOrderId'>>
}) {
  const w = useWords(confirm)
  const language = useLanguage()
  const now = useNow()
  const { work, taken, subtotal } = splitLines(settlement.lines)
  const [shown, setShown] = useState<string | null>(work[0]?.id ?? null)
  const total = money(settlement.totalFen)
  const { workOrderId } = settlement
  // Whoever comes back sees the page, not the sheet of what was.
  const leaving = (dispute: ReturnType<typeof disputable>) =>
    dispute &&
    ((label: string) => {
      onClose()
      dispute(label)
    })
  const row = (line: Line, index: number | null) => (
    <WhyLine
      key={line.id}
      line={line}
      number={index}
      open={line.id === shown}
      dispute={index === null || !workOrderId ? null : leaving(disputable({ ...settlement, workOrderId }, line))}
      onTap={() => setShown(line.id === shown ? null : line.id)}
    />
  )
  return (
    <Sheet
      open={open}
      title={w.whyTitle(total)}
      closeLabel={useWords(common).close}
      onClose={onClose}
      foot={
        <Actions>
          <Button kind="primary" size="l" grow word={w.understood} onTap={onClose} />
        </Actions>
      }
    >
      {work.map((line, index) => row(line, index + 1))}
      {taken.length > 0 && <MoneyLine kind="sum" name={w.subtotal} amount={subtotal} />}
      {taken.map((line) => row(line, null))}
      <MoneyLine kind="total" name={settlement.state === 'estimate' ? w.estimate : w.toPay} amount={total} />
      <Rewards rewards={settlement.rewards} />
      <View className="cap">{w.fixedFrom(when(settlement.pricedAt, now, language))}</View>
    </Sheet>
  )
}

function WhyLine({
  line,
  number,
  open,
  dispute,
  onTap,
}: {
  line: Line
  number: number | null
  open: boolean
  /** Opens the page on which the line is disputed; null where there is nothing to dispute. */
  dispute: ((label: string) => void) | null
  onTap: () => void
}) {
  const w = useWords(confirm)
  const say = useSay()
  const language = useLanguage()
  const d = useWords(disputeWords)
  const reasons = reasonsOf(line, w, language)
  const free = freeWords(line, w)
  const name = `${number === null ? '' : `${number}. `}${say(line.label)}${line.quantity > 1 ? ` × ${line.quantity}` : ''}`
  return (
    <View className="why-line" id={`why-${line.id}`}>
      <MoneyLine
        name={name}
        amount={amount(line.amountFen)}
        strong={open}
        label={name}
        {...(free && !open && { sub: free, tone: 'good' as const })}
        {...(reasons.length > 0 && { onTap })}
      />
      {open && reasons.length > 0 && (
        <Well>
          {reasons.map((reason) => (
            <KeyValue key={reason.id} name={reason.name} value={reason.value} />
          ))}
        </Well>
      )}
      {open && dispute && (
        <View id={`dispute-${line.id}`}>
          <Link word={d.dispute} onTap={() => dispute(say(line.label))} />
        </View>
      )}
    </View>
  )
}
