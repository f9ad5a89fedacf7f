import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { type Answer, call, invalidate, newId } from '../../data/index.ts'
import { problemWords } from '../../frame/index.ts'
import { Actions, Button, Field, MoneyInput, Stack, Strip, TextInput } from '../../ui/index.ts'
import { common, money, useLanguage, useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import type { Summary } from './model.ts'

type Problem = Exclude<Answer<unknown>, { ok: true }>
const isClash = (problem: Problem) => problem.why === 'refused' && problem.failure.code === 'version_conflict'

/** Keeps money that was paid out to a party; it stands in the month of today. */
export function Payout({
  party: { role, id },
  payable,
  after,
  open,
  onOpen,
  onDone,
}: {
  party: Summary['party']
  /** What may be paid now, in fen: proposed, and said when more is typed. */
  payable: number
  /** The newest payment seen; another that came since is shown before this one is kept. */
  after: string | null
  open: boolean
  onOpen: (open: boolean) => void
  onDone: (word: string) => void
}) {
  const w = useWords(moneyWords)
  const language = useLanguage()
  const shared = useWords(common)
  const [amount, setAmount] = useState<number | null>(payable > 0 ? payable : null)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const key = useRef(newId())
  const keep = async () => {
    setBusy(true)
    const body = { role, id, after, amountFen: amount ?? 0, ...(note.trim() !== '' && { note: note.trim() }) }
    const answer = await call('POST /payouts', { body, key: key.current })
    setBusy(false)
    if (answer.ok || answer.why === 'refused') key.current = newId()
    const seen = () => invalidate((one) => one.startsWith('list:month') || one.startsWith('list:statement'))
    if (!answer.ok) {
      setProblem(answer)
      if (isClash(answer)) seen()
      return
    }
    onOpen(false)
    setProblem(null)
    setNote('')
    seen()
    onDone(w.done)
  }
  const ahead = (amount ?? 0) - payable
  if (!open) return <Button id="open-payout" word={w.payout} onTap={() => onOpen(true)} />
  return (
    <View id="payout">
      <Stack gap={3}>
        <Field label={w.payoutAmount}>
          <MoneyInput id="payout-amount" label={w.payoutAmount} value={amount} onChange={setAmount} />
        </Field>
        {ahead > 0 && <Strip tone="wait">{w.payoutAhead(money(ahead))}</Strip>}
        <Field label={w.payoutNote} note={shared.optional}>
          <TextInput id="payout-note" label={w.payoutNote} value={note} maxLength={200} onChange={setNote} />
        </Field>
        {problem && <Strip tone="bad">{isClash(problem) ? w.payoutClash : problemWords(problem, language).what}</Strip>}
        <Actions>
          <Button id="payout-not" size="l" kind="quiet" word={shared.cancel} onTap={() => onOpen(false)} />
          <Button
            id="payout-now"
            kind="primary"
            size="l"
            grow
            word={w.payoutNow}
            busy={busy}
            {...((amount === null || amount <= 0) && { off: w.amountFirst })}
            onTap={() => void keep()}
          />
        </Actions>
      </Stack>
    </View>
  )
}
