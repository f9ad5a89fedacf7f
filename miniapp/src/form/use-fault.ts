import { checkAnswers, type Field, isEmpty, isRequired, withAnswers } from '@field/domain/form'
import { refusalWords, useLanguage } from '../words/index.ts'
import { useFormEnv } from './env.tsx'
import { useAnswer } from './form-state.ts'

/**
 * What is wrong with a field, in words. That it is missing is said only when it was just asked for by name; that it is
 * beyond its limits as soon as the person has left it.
 */
export function useFault(field: Field, left: boolean): string | undefined {
  const { form, facts, pointed, openLines, before } = useFormEnv()
  const language = useLanguage()
  const answer = useAnswer(form, field.key)
  if (isEmpty(answer)) {
    const wanted = pointed === field.key && isRequired(field, withAnswers(facts, form.get()))
    return wanted ? refusalWords({ code: 'required' }, language) : undefined
  }
  if (!left && pointed !== field.key) return undefined
  const { visible: _, ...shown } = field
  const [fault] = checkAnswers(
    { version: 1, fields: [shown as Field] },
    { [field.key]: answer ?? null },
    {
      mode: 'final',
      facts,
      openLines,
      locked: before,
      now: Date.now(),
    },
  ).filter(({ refusal }) => refusal.code !== 'required')
  return fault && refusalWords(fault.refusal, language)
}
