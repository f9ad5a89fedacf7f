import { fault } from '../fault.ts'
import { type Kind, nothing } from './rules.ts'

/** A heading or a hint takes no answer. */
export const section: Kind<'section' | 'hint'> = {
  members: {},
  prepare: (_field, path) => ({
    check: (answer) => (answer === undefined ? nothing : [fault('unknown_field', path)]),
    missing: () => nothing,
  }),
  tell: () => '',
}
