import type { Reply } from '@field/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { type Answer, call } from '../../data/index.ts'
import { problemWords } from '../../frame/index.ts'
import { Button, Field, Stack, Strip, TextInput } from '../../ui/index.ts'
import { useLanguage, useWords, when } from '../../words/index.ts'
import { reports } from '../../words/reports.ts'
import { useNow } from '../../work-order/index.ts'

type Found = Answer<Reply<'GET /work-orders/:id/report-codes/:code'>>

/** The code at the foot of a service report: whether it is of this order, of when, and what happened since. */
export function CodeCard({ orderId: id }: { orderId: string }) {
  const w = useWords(reports)
  const [code, setCode] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [busy, setBusy] = useState(false)
  const check = async () => {
    setBusy(true)
    setFound(await call('GET /work-orders/:id/report-codes/:code', { params: { id, code: code.trim() } }))
    setBusy(false)
  }
  return (
    <Stack gap={3}>
      <Field label={w.code} hint={w.codeHint}>
        <TextInput
          id="report-code"
          label={w.code}
          value={code}
          maxLength={60}
          onChange={(typed) => {
            setFound(null)
            setCode(typed)
          }}
        />
      </Field>
      {found && <FoundStrip found={found} />}
      <Button
        id="check-code"
        word={w.checkCode}
        busy={busy}
        {...(code.trim() === '' && { off: w.codeFirst })}
        onTap={() => void check()}
      />
    </Stack>
  )
}

function FoundStrip({ found }: { found: Found }) {
  const w = useWords(reports)
  const language = useLanguage()
  const now = useNow()
  if (!found.ok) return <Strip tone="bad">{problemWords(found, language).what}</Strip>
  const { genuine, at, since } = found.value
  if (!genuine) return <Strip tone="bad">{w.codeNot}</Strip>
  return (
    <Strip tone="good">
      <View>
        <View>{at === null ? w.serviceReport : w.codeGenuine(when(at, now, language))}</View>
        {since !== null && <View className="cap">{w.codeSince(since)}</View>}
      </View>
    </Strip>
  )
}
