import type { Answers, FormSchema } from '../form/index.ts'
import { checkAnswers, type FormContext } from '../form/index.ts'
import { type Refusal, refuse } from '../kernel/index.ts'
import type { ServiceLine } from './state.ts'

/** The first thing wrong with a reason that somebody else will read; null when it is fine. */
export function reasonRefusal(reason: string, path = 'reason'): Refusal | null {
  if (reason.trim() === '') return refuse('reason_required', { path }).refusal
  return wordsRefusal(reason, path, 500)
}

export const wordsRefusal = (words: string, path: string, max: number): Refusal | null =>
  [...words].length > max ? refuse('too_long', { path, detail: { max } }).refusal : null

/** The first fault of the answers as a refusal. Without a form there is nothing to answer. */
export function answersRefusal(
  form: FormSchema | undefined,
  answers: Answers,
  context: FormContext & { readonly mode: 'draft' | 'final' },
): Refusal | null {
  return checkAnswers(form ?? { version: 1, fields: [] }, answers, context)[0]?.refusal ?? null
}

/** Quantities are whole, from one to 999, and each thing is named once. */
export function quantitiesRefusal(
  lines: readonly { readonly quantity: number }[],
  ids: readonly string[],
  path: string,
): Refusal | null {
  const wrong = lines.findIndex(({ quantity }) => !Number.isInteger(quantity) || quantity < 1 || quantity > 999)
  if (wrong >= 0) return refuse('quantity_invalid', { path: `${path}.${wrong}.quantity` }).refusal
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index)
  if (twice >= 0) return refuse('quantity_invalid', { path: `${path}.${twice}` }).refusal
  return lines.length > 100 ? refuse('too_many', { path, detail: { max: 100 } }).refusal : null
}

export function servicesRefusal(services: readonly ServiceLine[], allowed: boolean): Refusal | null {
  if (services.length > 0 && !allowed) return refuse('not_writable', { path: 'services' }).refusal
  return quantitiesRefusal(
    services,
    services.map(({ itemId }) => itemId),
    'services',
  )
}
