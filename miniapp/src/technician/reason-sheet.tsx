import { View } from '@tarojs/components'
import { useState } from 'react'
import { Actions, Button, Field, LongInput, Radios, Sheet, Stack } from '../ui/index.ts'
import { common, useWords } from '../words/index.ts'
import { technician } from '../words/technician.ts'

export type Reason<Id extends string> = {
  readonly id: Id
  readonly word: string
  /** Said by itself; otherwise words are asked for. */
  readonly enough: boolean
}

type Props<Id extends string> = {
  open: boolean
  title: string
  what: string
  send: string
  example?: string
  reasons: readonly Reason<Id>[]
  onClose: () => void
  onSend: (id: Id, reason: string) => void
}

/** Asks for a reason: one of a few, with words of one's own where the choice alone does not say it. */
export function ReasonSheet<Id extends string>(props: Props<Id>) {
  const { open, title, what, send, example, reasons, onClose, onSend } = props
  const words = useWords(technician)
  const both = useWords(common)
  const [chosen, setChosen] = useState<Id>()
  const [said, setSaid] = useState('')
  const reason = reasons.find(({ id }) => id === chosen)
  const own = said.trim()
  const text = own !== '' ? own : reason?.enough ? reason.word : ''
  return (
    <Sheet
      open={open}
      title={title}
      closeLabel={both.close}
      onClose={onClose}
      foot={
        <Actions>
          <Button
            id="send-reason"
            kind="primary"
            size="glove"
            grow
            word={send}
            off={chosen ? (text ? undefined : words.reasonMissing) : words.reasonFirst}
            onTap={() => chosen && onSend(chosen, text)}
          />
        </Actions>
      }
    >
      <Stack gap={3}>
        <View className="sub">{what}</View>
        <Radios options={reasons} value={chosen} onChange={setChosen} />
        <Field label={words.reasonWords} {...(reason?.enough && { note: both.optional })}>
          <LongInput
            id="reason-words"
            value={said}
            label={words.reasonWords}
            onChange={setSaid}
            {...(example && { placeholder: example })}
          />
        </Field>
      </Stack>
    </Sheet>
  )
}
