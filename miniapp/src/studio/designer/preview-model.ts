import type { FormSchema } from '@field/domain/form'
import { accessTo, isPersonNode, nodeOf, type WorkTypeDefinition } from '@field/domain/workflow'

export const viewers = ['handler', 'store', 'customer'] as const
export type Viewer = (typeof viewers)[number]

/** A step's form as somebody sees it there: what is hidden from them, what they only read. */
export type Seen = {
  readonly schema: FormSchema
  readonly hidden: readonly string[]
  readonly locked: readonly string[]
}

/** The form of a node as somebody would see it there; null where there is nothing to see. The report is for who reports. */
export function previewOf(definition: WorkTypeDefinition, at: string, who: Viewer): Seen | null {
  if (at === 'report') return { schema: definition.report, hidden: [], locked: [] }
  const node = nodeOf(definition, at)
  const schema = isPersonNode(node) ? node.form : undefined
  if (!schema) return null
  const keys = schema.fields.map(({ key }) => key)
  const having = (access: string) => keys.filter((key) => accessTo(definition, at, at, key, who) === access)
  const hidden = having('hidden')
  return hidden.length === keys.length ? null : { schema, hidden, locked: having('read') }
}
