import { type Fault, fault } from '../fault.ts'
import type { FieldKind } from '../field.ts'
import { type FieldOf, type FieldRules, isEmpty, missingValue } from './rules.ts'

/** Rules of a kind whose answer is one value: `fits` tells the JSON kind, `limits` what a final answer may be. */
export function simple<K extends FieldKind, V>(
  fits: (answer: unknown) => answer is V,
  limits: (answer: V, field: FieldOf<K>, path: string) => readonly Fault[] = () => [],
): FieldRules {
  return {
    check(field, answer, path, { mode }) {
      if (isEmpty(answer)) return []
      if (!fits(answer)) return [fault('wrong_kind', path)]
      return mode === 'draft' ? [] : limits(answer, field as FieldOf<K>, path)
    },
    missing: missingValue,
  }
}

export const isText = (answer: unknown): answer is string => typeof answer === 'string'
export const isNumber = (answer: unknown): answer is number => typeof answer === 'number' && Number.isFinite(answer)
export const isTexts = (answer: unknown): answer is readonly string[] => Array.isArray(answer) && answer.every(isText)

export function between(value: number, low: number | undefined, high: number | undefined, path: string): Fault[] {
  if (low !== undefined && value < low) return [fault('too_small', path, { min: low })]
  return high !== undefined && value > high ? [fault('too_large', path, { max: high })] : []
}

export function counted(count: number, low: number, high: number, path: string): Fault[] {
  if (count < low) return [fault('too_few', path, { min: low })]
  return count > high ? [fault('too_many', path, { max: high })] : []
}
