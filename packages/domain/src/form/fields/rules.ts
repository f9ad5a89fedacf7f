import type { Language } from '../../kernel/index.ts'
import type { Members } from '../definition/shapes.ts'
import type { Fault } from '../fault.ts'
import type { Answers, Field, FieldKind } from '../field.ts'

export type FieldOf<K extends FieldKind> = Field & { readonly kind: K }

/** What an answer is held to: a draft to its kind only, a final answer also to its limits; closed lines to what they were. */
export type Ask = {
  readonly mode: 'draft' | 'final'
  readonly openLines: readonly string[] | null
  /** The answers of the round before. */
  readonly locked: Answers
  /** Days since 1970 where the work is done; null when nobody told the time, and limits by today are not judged then. */
  readonly today: number | null
  readonly offsetMinutes: number
}

/** Something still to be given: on a checklist the line and which piece of it, elsewhere the value. */
export type Missing = {
  readonly field: string
  readonly line: string | null
  readonly what: 'value' | 'photo_before' | 'photo_after' | 'reason' | 'one_of'
}

/**
 * One field ready to judge answers. `missing` is asked for required fields only, and `required` is the fault of nothing
 * else: clients show it as something to do rather than as something wrong.
 */
export type Judge = {
  readonly check: (answer: unknown, ask: Ask) => readonly Fault[]
  readonly missing: (answer: unknown, ask: Ask) => readonly Missing[]
}

/** How answers are told: `names` says what ids stand for; without an offset times are China's. */
export type Telling = {
  readonly language: Language
  readonly names: Readonly<Record<string, string>>
  readonly offsetMinutes: number
}

/**
 * All about one kind of field: what its definition holds, how an answer is judged (prepared once a form, as forms are
 * judged often), how it is told as text, and what of another shape may become an answer when it is prefilled.
 */
export type Kind<K extends FieldKind> = {
  readonly members: Members
  prepare(field: FieldOf<K>, path: string): Judge
  tell(field: FieldOf<K>, answer: unknown, telling: Telling): string | null
  readonly take?: (value: unknown) => unknown
}

export const isEmpty = (answer: unknown): boolean =>
  answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)

export const nothing: readonly never[] = []

/** Judges whether a value is there; the list is made once. */
export function missingValue(field: { readonly key: string }): (answer: unknown) => readonly Missing[] {
  const missing: readonly Missing[] = [{ field: field.key, line: null, what: 'value' }]
  return (answer) => (isEmpty(answer) ? missing : nothing)
}
