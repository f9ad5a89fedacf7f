import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call, invalidate, newId, ofOrder } from '../../data/index.ts'
import { Button, Field, LongInput, Stack } from '../../ui/index.ts'
import { refusalWords, useLanguage, useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import { type Item, mayCorrect } from './model.ts'

/** Counting a settlement anew with a reason. */
export function Amend({ item, onDone }: { item: Item; onDone: (word: string) => void }) {
  const w = useWords(moneyWords)
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const key = useRef(newId())
  const correct = async (reason: string) => {
    setBusy(true)
    const answer = await call('POST /settlements/:id/correct', {
      params: { id: item.id },
      body: { reason },
      key: key.current,
    })
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
  if (!mayCorrect(item.state)) return null
  return (
    <Stack gap={3}>
      <Stack row wrap gap={2}>
        <Button id="open-correct" word={w.correct} onTap={() => setOpen(!open)} />
      </Stack>
      {wrong !== '' && <View className="t-bad">{wrong}</View>}
      {open && <Correct busy={busy} onSend={correct} />}
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
