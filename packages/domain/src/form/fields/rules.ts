import type { Fault } from '../fault.ts'
import type { Answer, Field, FieldKind } from '../field.ts'

export type FieldOf<K extends FieldKind> = Field & { readonly kind: K }

/** What an answer is held to: a draft to its kind only, a final answer also to its limits; closed lines to what they were. */
export type Ask = {
  readonly mode: 'draft' | 'final'
  readonly openLines: readonly string[] | null
  readonly locked: Answer | undefined
}

/** Something still to be given: on a checklist the line and which piece of it, elsewhere the value. */
export type Missing = {
  readonly field: string
  readonly line: string | null
  readonly what: 'value' | 'photo_before' | 'photo_after' | 'reason' | 'one_of'
}

/** How one kind of field judges its answers. `missing` is asked for required fields only. */
export type FieldRules = {
  readonly check: (field: Field, answer: unknown, path: string, ask: Ask) => readonly Fault[]
  readonly missing: (field: Field, answer: unknown, ask: Ask) => readonly Missing[]
}

export const isEmpty = (answer: unknown): boolean =>
  answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)

export const missingValue = (field: Field, answer: unknown): readonly Missing[] =>
  isEmpty(answer) ? [{ field: field.key, line: null, what: 'value' }] : []
