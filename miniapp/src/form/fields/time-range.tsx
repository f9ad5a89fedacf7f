import type { FieldOf, TimeRangeAnswer } from '@field/domain/form'
import { useState } from 'react'
import { Stack } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { fieldWords } from '../../words/form-fields.ts'
import { useSay, useWords } from '../../words/index.ts'
import { dayTimeOf, instantAt } from '../day-time.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { useFault } from '../use-fault.ts'
import { Frame } from './frame.tsx'
import { PickBox } from './pick-box.tsx'

type Pieces = { readonly day: string; readonly from: string; readonly to: string }

const isRange = (answer: unknown): answer is TimeRangeAnswer =>
  typeof answer === 'object' && answer !== null && 'from' in answer && 'to' in answer

/** A window of time on one day: the day, when it opens, when it closes. It is an answer once all three are there. */
export function TimeRangeField({ field }: { field: FieldOf<'time_range'> }) {
  const { form } = useFormEnv()
  const say = useSay()
  const words = useWords(fieldWords)
  const both = useWords(formWords)
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, true)
  const given = isRange(answer) ? answer : null
  const [chosen, setChosen] = useState<Partial<Pieces>>({})
  const begin = dayTimeOf(given?.from ?? null)
  const now: Pieces = {
    day: chosen.day ?? begin.day,
    from: chosen.from ?? begin.time,
    to: chosen.to ?? dayTimeOf(given?.to ?? null).time,
  }
  const pick = (change: Partial<Pieces>) => {
    const next = { ...now, ...change }
    // A window is mostly of today; whoever means another day has said so.
    const day = next.day || dayTimeOf(Date.now()).day
    setChosen({ ...next, day })
    if (next.from && next.to) form.set(field.key, { from: instantAt(day, next.from), to: instantAt(day, next.to) })
  }
  const shared = { wrong: fault !== undefined }
  const label = say(field.label)
  return (
    <Frame field={field} error={fault}>
      <Stack gap={2}>
        <PickBox
          {...shared}
          mode="date"
          id={`answer-${field.key}`}
          label={`${label} ${words.day}`}
          value={now.day}
          empty={both.date}
          onPick={(day) => pick({ day })}
        />
        <Stack row even gap={3}>
          <PickBox
            {...shared}
            mode="time"
            id={`answer-${field.key}-from`}
            label={`${label} ${words.from}`}
            value={now.from}
            empty={words.from}
            onPick={(from) => pick({ from })}
          />
          <PickBox
            {...shared}
            mode="time"
            id={`answer-${field.key}-to`}
            label={`${label} ${words.to}`}
            value={now.to}
            empty={words.to}
            onPick={(to) => pick({ to })}
          />
        </Stack>
      </Stack>
    </Frame>
  )
}
