import type { FieldOf } from '@field/domain/form'
import { Text, View } from '@tarojs/components'
import { Chip, Chips, classes, Icon, Radios, Tap } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { useSay, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.ts'
import { useAnswer } from '../form-state.ts'
import { useFault } from '../use-fault.ts'
import { Frame } from './frame.tsx'

/** One of a few: a box that opens the choices. */
export function SelectField({ field }: { field: FieldOf<'select'> }) {
  const { form, readOnly, onSheet } = useFormEnv()
  const say = useSay()
  const words = useWords(formWords)
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, true)
  const chosen = field.options.find(({ value }) => value === answer)
  const word = chosen ? say(chosen.label) : typeof answer === 'string' ? answer : ''
  if (readOnly) return <Frame field={field}>{<View className="input-shown b">{word || '—'}</View>}</Frame>
  const open = () => onSheet({ title: say(field.label), body: <Choices field={field} /> })
  return (
    <Frame field={field} error={fault}>
      <Tap
        id={`answer-${field.key}`}
        className={classes('input', 'choose', word !== '' && 'is-filled', fault && 'is-wrong')}
        label={`${say(field.label)} ${word || words.choose}`}
        onTap={open}
      >
        <Text className={classes('sp', word === '' ? 't-third' : 'b')}>{word || words.choose}</Text>
        <Icon name="down" tone="second" />
      </Tap>
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
  const { form, readOnly } = useFormEnv()
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
          <Chip
            key={value}
            word={say(label)}
            on={chosen.includes(value)}
            disabled={readOnly}
            onTap={() => toggle(value)}
          />
        ))}
      </Chips>
    </Frame>
  )
}
