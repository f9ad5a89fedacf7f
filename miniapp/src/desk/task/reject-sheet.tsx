import { View } from '@tarojs/components'
import { useState } from 'react'
import { Actions, Button, Field, LongInput, Sheet, Stack } from '../../ui/index.ts'
import { deskWords } from '../../words/desk.ts'
import { common, useWords } from '../../words/index.ts'

type Props = { open: boolean; word: string; onClose: () => void; onSend: (words: string) => void }

/** Why it is not approved: a decision that sends work back says so. */
export function RejectSheet({ open, word, onClose, onSend }: Props) {
  const words = useWords(deskWords)
  const both = useWords(common)
  const [said, setSaid] = useState('')
  const text = said.trim()
  return (
    <Sheet
      open={open}
      title={words.why}
      closeLabel={both.close}
      onClose={onClose}
      foot={
        <Actions>
          <Button
            id="send-reason"
            kind="primary"
            size="l"
            grow
            word={word}
            off={text === '' ? words.whyMissing : undefined}
            onTap={() => onSend(text)}
          />
        </Actions>
      }
    >
      <Stack gap={3}>
        <View className="sub">{words.whyWhat}</View>
        <Field label={words.why}>
          <LongInput
            id="reason-words"
            value={said}
            label={words.why}
            placeholder={words.whyExample}
            maxLength={500}
            onChange={setSaid}
          />
        </Field>
      </Stack>
    </Sheet>
  )
}
