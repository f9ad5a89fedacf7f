import type { FieldOf } from '@field/domain/form'
import { Stars } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { useFault } from '../use-fault.ts'
import { Frame } from './frame.tsx'

/** One to five stars. */
export function RatingField({ field }: { field: FieldOf<'rating'> }) {
  const { form, readOnly } = useFormEnv()
  const words = useWords(formWords)
  const answer = useAnswer(form, field.key)
  return (
    <Frame field={field} error={useFault(field, true)}>
      <Stars
        value={typeof answer === 'number' ? answer : 0}
        onChange={(stars) => !readOnly && form.set(field.key, stars)}
        words={[words.answer_1, words.answer_2, words.answer_3, words.answer_4, words.answer_5]}
      />
    </Frame>
  )
}
