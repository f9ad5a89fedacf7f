import type { FieldOf } from '@field/domain/form'
import { hour } from '@field/domain/kernel'
import { Picker, Text, View } from '@tarojs/components'
import { classes, Icon, Stack } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { clock, date as dateOf, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.ts'
import { useAnswer } from '../form-state.ts'
import { useFault } from '../use-fault.ts'
import { Frame } from './frame.tsx'

// Everything in this product is in China's one time zone.
const offset = 8 * hour
const at = (day: string, time: string) => Date.parse(`${day}T${time.padStart(5, '0')}:00Z`) - offset

/** A day, or a day and a time of it. */
export function DateField({ field }: { field: FieldOf<'date' | 'datetime'> }) {
  const { form, readOnly } = useFormEnv()
  const words = useWords(formWords)
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, true)
  const given = typeof answer === 'number' ? answer : null
  const day = given === null ? '' : dateOf(given)
  const time = given === null ? '' : clock(given)
  const change = (nextDay: string, nextTime: string) => form.set(field.key, at(nextDay, nextTime || '0:00'))
  const box = (word: string, empty: string) => (
    <View className={classes('input', word !== '' && 'is-filled')}>
      <Text className={classes('sp', word === '' ? 't-third' : 'b n')}>{word || empty}</Text>
      <Icon name="down" tone="second" />
    </View>
  )
  return (
    <Frame field={field} error={fault}>
      <Stack row even gap={3}>
        <Picker mode="date" value={day} disabled={readOnly} onChange={(event) => change(event.detail.value, time)}>
          {box(day, words.date)}
        </Picker>
        {field.kind === 'datetime' && (
          <Picker
            mode="time"
            value={time.padStart(5, '0')}
            disabled={readOnly || day === ''}
            onChange={(event) => change(day, event.detail.value)}
          >
            {box(time, words.time)}
          </Picker>
        )}
      </Stack>
    </Frame>
  )
}
