import type { Body } from '@field/contract'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { type Answer, call, invalidate, newId, ofOrder } from '../../data/index.ts'
import { Button, Chip, Chips, Field, LongInput, MoneyInput, Stack } from '../../ui/index.ts'
import { refusalWords, useLanguage, useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import { type Item, mayCorrect, mayPrepay } from './model.ts'

const methods = ['transfer', 'wechat', 'cash', 'other'] as const
type Method = Body<'POST /work-orders/:id/prepayments'>['method']

/** Counting a settlement anew with a reason, and keeping money that came in advance. */
export function Amend({ item, onDone }: { item: Item; onDone: (word: string) => void }) {
  const w = useWords(moneyWords)
  const language = useLanguage()
  const [open, setOpen] = useState<'correct' | 'prepay' | null>(null)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const key = useRef(newId())
  const settle = async (asking: (key: string) => Promise<Answer<unknown>>) => {
    setBusy(true)
    const answer = await asking(key.current)
    setBusy(false)
    if (answer.ok) {
      invalidate((one) => one.startsWith(ofOrder(item.workOrderId)) || one.startsWith('list:settlements'))
      return onDone(w.done)
    }
    // A decided no is answered the same for ever; what is asked after it is another request.
    if (answer.why === 'refused') key.current = newId()
    setWrong(
      answer.why === 'refused'
        ? refusalWords(answer.failure, language)
        : answer.why === 'offline'
          ? w.offline
          : w.tryAgain,
    )
  }
  return (
    <Stack gap={3}>
      <Stack row wrap gap={2}>
        {mayCorrect(item.state) && (
          <Button id="open-correct" word={w.correct} onTap={() => setOpen(open === 'correct' ? null : 'correct')} />
        )}
        {mayPrepay(item.state) && (
          <Button id="open-prepay" word={w.prepay} onTap={() => setOpen(open === 'prepay' ? null : 'prepay')} />
        )}
      </Stack>
      {wrong !== '' && <View className="t-bad">{wrong}</View>}
      {open === 'correct' && (
        <Correct
          busy={busy}
          onSend={(reason) =>
            settle((one) =>
              call('POST /settlements/:id/correct', { params: { id: item.id }, body: { reason }, key: one }),
            )
          }
        />
      )}
      {open === 'prepay' && (
        <Prepay
          busy={busy}
          onSend={(amountFen, method) =>
            settle((one) =>
              call('POST /work-orders/:id/prepayments', {
                params: { id: item.workOrderId },
                body: { amountFen, method },
                key: one,
              }),
            )
          }
        />
      )}
    </Stack>
  )
}

function Correct({ busy, onSend }: { busy: boolean; onSend: (reason: string) => Promise<void> }) {
  const w = useWords(moneyWords)
  const [reason, setReason] = useState('')
  return (
    <View id="correct">
      <Stack gap={3}>
        <Field label={w.reason} hint={w.correctWhat}>
          <LongInput id="correct-reason" label={w.reason} value={reason} maxLength={500} onChange={setReason} />
        </Field>
        <Button
          id="correct-now"
          kind="primary"
          grow
          word={w.correctNow}
          busy={busy}
          {...(reason.trim() === '' && { off: w.reasonFirst })}
          onTap={() => void onSend(reason.trim())}
        />
      </Stack>
    </View>
  )
}

function Prepay({ busy, onSend }: { busy: boolean; onSend: (amountFen: number, method: Method) => Promise<void> }) {
  const w = useWords(moneyWords)
  const [amount, setAmount] = useState<number | null>(null)
  const [method, setMethod] = useState<Method>('transfer')
  const lacks = amount === null || amount <= 0
  return (
    <View id="prepay">
      <Stack gap={3}>
        <Field label={w.prepayAmount}>
          <MoneyInput id="prepay-amount" label={w.prepayAmount} value={amount} onChange={setAmount} />
        </Field>
        <Field label={w.method}>
          <Chips>
            {methods.map((one) => (
              <Chip key={one} word={w[`method_${one}`]} on={one === method} onTap={() => setMethod(one)} />
            ))}
          </Chips>
        </Field>
        <Button
          id="prepay-now"
          kind="primary"
          grow
          word={w.prepayNow}
          busy={busy}
          {...(lacks && { off: w.amountFirst })}
          onTap={() => void onSend(amount ?? 0, method)}
        />
      </Stack>
    </View>
  )
}
