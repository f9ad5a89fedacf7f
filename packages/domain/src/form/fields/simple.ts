import type { Members } from '../definition/shapes.ts'
import { type Fault, fault } from '../fault.ts'
import type { FieldKind } from '../field.ts'
import { type Ask, type FieldOf, isEmpty, type Kind, missingValue, nothing, type Telling } from './rules.ts'

type Simple<K extends FieldKind, V> = {
  /** Whether the answer is of this kind at all: what a draft is held to. */
  readonly fits: (answer: unknown) => answer is V
  /** What a final answer may be. */
  readonly limits?: (field: FieldOf<K>, path: string) => (answer: V, ask: Ask) => readonly Fault[]
  readonly tell: (answer: V, field: FieldOf<K>, telling: Telling) => string
  readonly members?: Members
  readonly take?: (value: unknown) => unknown
}

/** A kind whose answer is one value, missing when it is empty. */
export function simple<K extends FieldKind, V>({ fits, limits, tell, members = {}, take }: Simple<K, V>): Kind<K> {
  return {
    members,
    prepare(field, path) {
      const judge = limits?.(field, path)
      const wrong = [fault('wrong_kind', path)]
      return {
        check(answer, ask) {
          if (isEmpty(answer)) return nothing
          if (!fits(answer)) return wrong
          return judge === undefined || ask.mode === 'draft' ? nothing : judge(answer, ask)
        },
        missing: missingValue(field),
      }
    },
    tell: (field, answer, telling) => (fits(answer) ? tell(answer, field, telling) : null),
    ...(take ? { take } : {}),
  }
}

export const isText = (answer: unknown): answer is string => typeof answer === 'string'
export const isNumber = (answer: unknown): answer is number => typeof answer === 'number' && Number.isFinite(answer)
export const isTexts = (answer: unknown): answer is readonly string[] => Array.isArray(answer) && answer.every(isText)

export function between(
  value: number,
  low: number | undefined,
  high: number | undefined,
  path: string,
): readonly Fault[] {
  if (low !== undefined && value < low) return [fault('too_small', path, { min: low })]
  return high !== undefined && value > high ? [fault('too_large', path, { max: high })] : nothing
}

export function counted(count: number, low: number, high: number, path: string): readonly Fault[] {
  if (count < low) return [fault('too_few', path, { min: low })]
  return count > high ? [fault('too_many', path, { max: high })] : nothing
}

/** How many signs a person sees: a surrogate pair is one. */
export function signs(text: string): number {
  let count = text.length
  for (let index = 1; index < text.length; index++) {
    const low = text.charCodeAt(index)
    const high = text.charCodeAt(index - 1)
    if (low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff) count -= 1
  }
  return count
}
