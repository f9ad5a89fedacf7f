import type { FieldOf } from '@field/domain/form'
import { Stack } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { useSay, useWords } from '../../words/index.ts'
import { dayTimeOf, instantAt } from '../day-time.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { useFault } from '../use-fault.ts'
import { Frame } from './frame.tsx'
import { PickBox } from './pick-box.tsx'

/** A day, or a day and a time of it. */
export function DateField({ field }: { field: FieldOf<'date' | 'datetime'> }) {
  const { form } = useFormEnv()
  const say = useSay()
  const words = useWords(formWords)
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, true)
  const { day, time } = dayTimeOf(typeof answer === 'number' ? answer : null)
  const today = dayTimeOf(Date.now()).day
  const shared = { label: say(field.label), wrong: fault !== undefined }
  return (
    <Frame field={field} error={fault}>
      <Stack row even gap={3}>
        <PickBox
          {...shared}
          mode="date"
          id={`answer-${field.key}`}
          value={day}
          empty={words.date}
          {...(field.min && { from: today })}
          {...(field.max && { to: today })}
          onPick={(next) => form.set(field.key, instantAt(next, field.kind === 'date' ? '0:00' : time || '9:00'))}
        />
        {field.kind === 'datetime' && (
          <PickBox
            {...shared}
            mode="time"
            id={`answer-${field.key}-time`}
            value={time}
            empty={words.time}
            onPick={(next) => form.set(field.key, instantAt(day || today, next))}
          />
        )}
      </Stack>
    </Frame>
  )
}
