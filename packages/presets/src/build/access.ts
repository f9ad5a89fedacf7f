import type { FieldAccess } from '@field/domain/workflow'

const rule =
  (access: FieldAccess['access']) =>
  (who: FieldAccess['who'], form: string, ...fields: readonly string[]): readonly FieldAccess[] =>
    fields.map((field) => ({ form, field, who, access }))

/** These fields of that form (`report`, or a node's) are not shown to them at this node. */
export const hides = rule('hidden')
/** They may change these fields of that form. */
export const lets = rule('write')
