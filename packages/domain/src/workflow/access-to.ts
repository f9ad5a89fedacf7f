import type { WorkTypeDefinition } from './definition.ts'
import type { FieldAccess } from './field-access.ts'
import { isPersonNode, nodeOf } from './node-of.ts'

export type Access = FieldAccess['access']
export type AccessWho = FieldAccess['who']

/**
 * What somebody may do at a node with one field of a form (`report`, or the key of the node that has it). Where the node
 * says nothing, its handler writes its own form, and everybody reads: what more is kept from outsiders is not the node's matter.
 */
export function accessTo(
  definition: WorkTypeDefinition,
  at: string,
  form: string,
  field: string,
  who: AccessWho,
): Access {
  const node = nodeOf(definition, at)
  const said = isPersonNode(node)
    ? node.access?.find((one) => one.form === form && one.field === field && one.who === who)
    : undefined
  return said?.access ?? (who === 'handler' && form === at ? 'write' : 'read')
}
