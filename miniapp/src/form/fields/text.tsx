import type { FieldOf } from '@field/domain/form'
import { useState } from 'react'
import { phone } from '../../data/index.ts'
import { IconButton, LongInput, PhoneInput, TextInput } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { useFault } from '../use-fault.ts'
import { Frame } from './frame.tsx'

type TextKind = 'text' | 'long_text' | 'phone' | 'serial'

/** Words: one line, several, a phone number, or a serial number that can be scanned. */
export function TextField({ field }: { field: FieldOf<TextKind> }) {
  const { form } = useFormEnv()
  const say = useSay()
  const words = useWords(common)
  const [left, setLeft] = useState(false)
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, left)
  const shared = {
    id: `answer-${field.key}`,
    value: typeof answer === 'string' ? answer : '',
    label: say(field.label),
    onChange: (text: string) => form.set(field.key, text),
    onBlur: () => setLeft(true),
    wrong: fault !== undefined,
  }
  const scan = async () => {
    const said = await phone.scan()
    if (said) form.set(field.key, said.trim())
  }
  return (
    <Frame field={field} error={fault}>
      {field.kind === 'long_text' ? (
        <LongInput {...shared} maxLength={field.max ?? 2_000} />
      ) : field.kind === 'phone' ? (
        <PhoneInput {...shared} />
      ) : (
        <TextInput
          {...shared}
          maxLength={field.kind === 'text' ? (field.max ?? 200) : 64}
          {...(field.kind === 'serial' && {
            end: <IconButton kind="plain" icon="scan" label={words.scan} onTap={() => void scan()} />,
          })}
        />
      )}
    </Frame>
  )
}
