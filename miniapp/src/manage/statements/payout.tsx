import { View } from '@tarojs/components'
import { type ReactNode, useRef, useState } from 'react'
import { type Answer, call, invalidate, newId } from '../../data/index.ts'
import { problemWords } from '../../frame/index.ts'
import { payableFen } from '../../stock/index.ts'
import { Actions, Button, Field, MoneyInput, Stack, Strip, TextInput } from '../../ui/index.ts'
import { common, money, useLanguage, useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import type { Statement, Summary } from './model.ts'

type Problem = Exclude<Answer<unknown>, { ok: true }>
const isClash = (problem: Problem) => problem.why === 'refused' && problem.failure.code === 'version_conflict'

type Payout = {
  /** The button that opens it, then its questions, with the id `payout`. */
  readonly part: ReactNode
  /** What sends it, for the foot of the sheet; null while it is not open. */
  readonly acts: ReactNode | null
}

/** Keeps money that was paid out to a party; it stands in the month of today. */
export function usePayout({
  party: { role, id },
  present,
  onDone,
}: {
  party: Summary['party']
  /** What may be paid now is proposed, and said when more is typed; another payment that came since its newest is shown before this one is kept. */
  present: Statement['present'] | null
  onDone: (word: string) => void
}): Payout {
  const w = useWords(moneyWords)
  const shared = useWords(common)
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState<number | null>()
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const key = useRef(newId())
  const payable = present ? payableFen(present) : 0
  const amount = typed === undefined ? (payable > 0 ? payable : null) : typed
  const end = () => {
    setOpen(false)
    setProblem(null)
    setTyped(undefined)
    setNote('')
  }
  const keep = async () => {
    setBusy(true)
    const after = present?.lastPayoutId ?? null
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
    end()
    seen()
    onDone(w.done)
  }
  const ahead = (amount ?? 0) - payable
  if (!open) return { acts: null, part: <Button id="open-payout" word={w.payout} onTap={() => setOpen(true)} /> }
  return {
    part: (
      <View id="payout">
        <Stack gap={3}>
          <Field label={w.payoutAmount}>
            <MoneyInput id="payout-amount" label={w.payoutAmount} value={amount} onChange={setTyped} />
          </Field>
          <Field label={w.payoutNote} note={shared.optional}>
            <TextInput id="payout-note" label={w.payoutNote} value={note} maxLength={200} onChange={setNote} />
          </Field>
        </Stack>
      </View>
    ),
    acts: (
      <Stack gap={3}>
        {ahead > 0 && <Strip tone="wait">{w.payoutAhead(money(ahead))}</Strip>}
        {problem && <Strip tone="bad">{isClash(problem) ? w.payoutClash : problemWords(problem, language).what}</Strip>}
        <Actions>
          <Button id="payout-not" size="l" word={shared.cancel} onTap={end} />
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
    ),
  }
}
