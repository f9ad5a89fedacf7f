import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { type Answer, call, invalidate, newId, ofOrder } from '../data/index.ts'
import { Actions, Button, Field, Link, LongInput, MoneyInput, Stack, Strip } from '../ui/index.ts'
import { money, refusalWords, useLanguage, useWords } from '../words/index.ts'
import { moneyWords } from '../words/money.ts'
import { lackingIn, overrideIn } from './overriding.ts'
import type { Line } from './trace-words.ts'
import './override-form.css'

type Problem = Exclude<Answer<unknown>, { ok: true }>

/** Puts another amount in the place of a line's computed one, with a reason, or gives it back to its price. */
export function OverrideForm({
  orderId,
  line,
  onDone,
}: {
  orderId: string
  line: Line
  onDone: (word: string) => void
}) {
  const w = useWords(moneyWords)
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const [amount, setAmount] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState<'change' | 'back' | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const key = useRef(newId())
  const standing = overrideIn(line.trace)
  const send = async (amountFen: number | null) => {
    setBusy(amountFen === null ? 'back' : 'change')
    const params = { id: orderId, line: line.id }
    const body = { amountFen, reason: reason.trim() }
    const answer = await call('PUT /work-orders/:id/prices/:line', { params, body, key: key.current })
    setBusy(null)
    // Nothing is known of a call without an answer, so the same one is made again; a refused one is over.
    if (answer.ok || answer.why === 'refused') key.current = newId()
    if (!answer.ok) return setProblem(answer)
    setOpen(false)
    setProblem(null)
    setAmount(null)
    setReason('')
    invalidate((one) => one.startsWith(ofOrder(orderId)) || one.startsWith('list:settlements'))
    onDone(w.overriddenNow)
  }
  if (!open)
    return (
      <View id={`override-${line.id}`}>
        <Link word={w.override} onTap={() => setOpen(true)} />
      </View>
    )
  const lacks = lackingIn(amount, reason)
  const changed = (set: () => void) => {
    key.current = newId()
    setProblem(null)
    set()
  }
  return (
    <View className="overriding" id={`overriding-${line.id}`}>
      <Stack gap={3}>
        <Field label={w.overrideTo} hint={w.overrideNow(money(line.amountFen))}>
          <MoneyInput
            id="override-amount"
            label={w.overrideTo}
            value={amount}
            onChange={(fen) => changed(() => setAmount(fen === null || fen < 0 ? null : fen))}
          />
        </Field>
        <Field label={w.reason} hint={w.overrideWhat}>
          <LongInput
            id="override-reason"
            label={w.reason}
            value={reason}
            maxLength={500}
            onChange={(words) => changed(() => setReason(words))}
          />
        </Field>
        {problem && (
          <Strip tone="bad">
            {problem.why === 'refused'
              ? refusalWords(problem.failure, language)
              : problem.why === 'offline'
                ? w.offline
                : w.tryAgain}
          </Strip>
        )}
        <Actions>
          <Button id="override-cancel" size="l" word={w.notNow} onTap={() => setOpen(false)} />
          <Button
            id="override-now"
            kind="primary"
            size="l"
            grow
            word={w.overrideDo}
            busy={busy === 'change'}
            {...(lacks && { off: w[lacks] })}
            onTap={() => void send(amount)}
          />
        </Actions>
        {standing && (
          <Button
            id="override-back"
            kind="quiet"
            word={w.overrideBack}
            busy={busy === 'back'}
            {...(reason.trim() === '' && { off: `${w.overrideBack} · ${w.reasonFirst}` })}
            onTap={() => void send(null)}
          />
        )}
      </Stack>
    </View>
  )
}
