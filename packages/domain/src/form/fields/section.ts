import { fault } from '../fault.ts'
import type { FieldRules } from './rules.ts'

/** A heading or a hint takes no answer. */
export const section: FieldRules = {
  check: (_field, answer, path) => (answer === undefined ? [] : [fault('unknown_field', path)]),
  missing: () => [],
}
