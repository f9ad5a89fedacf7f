import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Field, LongInput, Sheet, Stack } from '../ui/index.ts'
import { common, useWords } from '../words/index.ts'
import { stockWords } from '../words/stock.ts'
import { Refused } from './refused.tsx'
import type { Sending } from './use-send.ts'

/** Asks for a reason before something is ended or refused. */
export function WhySheet({
  title,
  what,
  hint,
  sending,
  onClose,
  onSend,
}: {
  title: string
  what: string
  hint: string
  sending: Sending
  onClose: () => void
  onSend: (reason: string) => void
}) {
  const w = useWords(stockWords)
  const both = useWords(common)
  const [reason, setReason] = useState('')
  const said = reason.trim()
  return (
    <Sheet
      open
      title={title}
      closeLabel={both.close}
      onClose={onClose}
      foot={
        <Button
          id="send-why"
          kind="danger"
          size="l"
          grow
          word={title}
          busy={sending.busy}
          off={said === '' ? w.reasonFirst : undefined}
          onTap={() => onSend(said)}
        />
      }
    >
      <Stack gap={3}>
        <View className="sub">{what}</View>
        <Refused problem={sending.problem} />
        <Field label={w.reason}>
          <LongInput
            id="why"
            label={w.reason}
            placeholder={hint}
            value={reason}
            maxLength={200}
            onChange={(next) => {
              sending.changed()
              setReason(next)
            }}
          />
        </Field>
      </Stack>
    </Sheet>
  )
}
