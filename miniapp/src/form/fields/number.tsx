import type { FieldOf } from '@field/domain/form'
import { useState } from 'react'
import { MoneyInput, NumberInput } from '../../ui/index.ts'
import { useSay } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { useFault } from '../use-fault.ts'
import { Frame } from './frame.tsx'

/** A number with its unit, or an amount. The help stands inside while nothing is written. */
export function NumberField({ field }: { field: FieldOf<'number' | 'money'> }) {
  const { form } = useFormEnv()
  const say = useSay()
  const [left, setLeft] = useState(false)
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, left)
  const shared = {
    id: `answer-${field.key}`,
    value: typeof answer === 'number' ? answer : null,
    label: say(field.label),
    onChange: (value: number | null) => form.set(field.key, value),
    onBlur: () => setLeft(true),
    wrong: fault !== undefined,
    ...(field.help && { placeholder: say(field.help) }),
  }
  return (
    <Frame field={field} error={fault} hint={false}>
      {field.kind === 'money' ? (
        <MoneyInput {...shared} />
      ) : (
        <NumberInput {...shared} signed={(field.min ?? -1) < 0} {...(field.unit && { unit: say(field.unit) })} />
      )}
    </Frame>
  )
}
