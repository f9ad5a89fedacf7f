/**
 * What somebody may do at this node with a field of the report (`form: 'report'`), of this node's form, or of an earlier
 * node's form. Unsaid: the handler writes the node's own fields and reads the others; dispatchers read all; customer
 * and store read the report and what the node's own work shows them.
 */
export type FieldAccess = {
  readonly form: string
  readonly field: string
  readonly who: 'handler' | 'dispatcher' | 'customer' | 'store'
  readonly access: 'hidden' | 'read' | 'write'
}
