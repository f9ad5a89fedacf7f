import type { Hours } from '@field/domain/automation'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Many } from '../../panes/many.tsx'
import { Field, TextInput } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { ruleWords } from '../../words/rules.ts'
import { clockOf, hoursOf, minutesAt, spanOf, spans } from './hours.ts'

/** At which hours of the day: the usual ones by a tap, others typed. Over midnight is fine. */
export function HoursPicker({
  value,
  onChange,
}: {
  value: Hours | undefined
  onChange: (hours: Hours | undefined) => void
}) {
  const w = useWords(ruleWords)
  const [own, setOwn] = useState(spanOf(value) === 'own')
  const span = own && value ? 'own' : spanOf(value)
  return (
    <View className="two-part">
      <Field label={w.hours}>
        <Many
          id="hours"
          options={spans.map((id) => ({ id, word: w[`hours_${id}`] }))}
          on={[span]}
          onTap={(next) => {
            setOwn(next === 'own')
            onChange(hoursOf(next, value))
          }}
        />
      </Field>
      {span === 'own' && value && (
        <View className="two-half">
          <View className="two-half-one">
            <TimeInput
              id="hours-from"
              label={w.from}
              value={value.from}
              onChange={(from) => onChange({ ...value, from })}
            />
          </View>
          <View className="two-half-one">
            <TimeInput id="hours-to" label={w.to} value={value.to} onChange={(to) => onChange({ ...value, to })} />
          </View>
        </View>
      )}
    </View>
  )
}

/** A time of day as it is typed; what is no time is said below and changes nothing. */
export function TimeInput({
  id,
  label,
  value,
  onChange,
}: {
  id: string
  label: string
  value: number
  onChange: (minutes: number) => void
}) {
  const w = useWords(ruleWords)
  const [typed, setTyped] = useState(clockOf(value))
  const text = minutesAt(typed) === value || minutesAt(typed) === null ? typed : clockOf(value)
  const wrong = minutesAt(text) === null
  return (
    <Field label={label} error={wrong ? w.timeWrong : undefined}>
      <TextInput
        id={id}
        label={label}
        value={text}
        maxLength={5}
        wrong={wrong}
        onChange={(next) => {
          setTyped(next)
          const minutes = minutesAt(next)
          if (minutes !== null) onChange(minutes)
        }}
      />
    </Field>
  )
}
