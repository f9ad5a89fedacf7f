import type { FieldOf } from '@field/domain/form'
import { Chip, Chips, Radios } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { useSay, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { useFault } from '../use-fault.ts'
import { useSheet } from '../use-sheet.tsx'
import { ChosenBox } from './chosen-box.tsx'
import { Frame } from './frame.tsx'

/** One of a few: a box that opens the choices. */
export function SelectField({ field }: { field: FieldOf<'select'> }) {
  const { form } = useFormEnv()
  const say = useSay()
  const words = useWords(formWords)
  const sheet = useSheet()
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, true)
  const chosen = field.options.find(({ value }) => value === answer)
  const word = chosen ? say(chosen.label) : typeof answer === 'string' ? answer : ''
  return (
    <Frame field={field} error={fault}>
      <ChosenBox
        id={`answer-${field.key}`}
        label={say(field.label)}
        word={word}
        empty={words.choose}
        wrong={fault !== undefined}
        onTap={() => sheet.open(say(field.label), <Choices field={field} />)}
      />
    </Frame>
  )
}

function Choices({ field }: { field: FieldOf<'select'> }) {
  const { form, onSheet } = useFormEnv()
  const say = useSay()
  const answer = useAnswer(form, field.key)
  return (
    <Radios
      options={field.options.map(({ value, label }) => ({ id: value, word: say(label) }))}
      value={typeof answer === 'string' ? answer : undefined}
      onChange={(value) => {
        form.set(field.key, value)
        onSheet(null)
      }}
    />
  )
}

/** Any of a few, as chips. */
export function MultiSelectField({ field }: { field: FieldOf<'multi_select'> }) {
  const { form } = useFormEnv()
  const say = useSay()
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, true)
  const chosen = Array.isArray(answer) ? (answer as readonly string[]) : []
  const toggle = (value: string) =>
    form.set(field.key, chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <Frame field={field} error={fault}>
      <Chips>
        {field.options.map(({ value, label }) => (
          <Chip key={value} word={say(label)} on={chosen.includes(value)} onTap={() => toggle(value)} />
        ))}
      </Chips>
    </Frame>
  )
}
