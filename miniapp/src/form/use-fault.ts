import { checkAnswers, type Field, isEmpty, isRequired, withAnswers } from '@field/domain/form'
import { refusalWords, useLanguage } from '../words/index.ts'
import { useFormEnv } from './env.ts'
import { useAnswer } from './form-state.ts'

/**
 * What is wrong with a field, in words. That it is missing is said only once the person has tried to finish; that it is
 * beyond its limits as soon as they have left it.
 */
export function useFault(field: Field, left: boolean): string | undefined {
  const { form, facts, showMissing, openLines, before } = useFormEnv()
  const language = useLanguage()
  const answer = useAnswer(form, field.key)
  if (isEmpty(answer)) {
    const wanted = showMissing && isRequired(field, withAnswers(facts, form.get()))
    return wanted ? refusalWords({ code: 'required' }, language) : undefined
  }
  if (!left && !showMissing) return undefined
  const { visible: _, ...shown } = field
  const [fault] = checkAnswers(
    { version: 1, fields: [shown as Field] },
    { [field.key]: answer ?? null },
    {
      mode: 'final',
      facts,
      openLines,
      locked: before,
    },
  ).filter(({ refusal }) => refusal.code !== 'required')
  return fault && refusalWords(fault.refusal, language)
}
