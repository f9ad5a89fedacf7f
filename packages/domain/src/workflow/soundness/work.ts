import type { Field } from '../../form/index.ts'
import type { Node } from '../definition.ts'
import { isPerson } from './plan.ts'

const silent: readonly Field['kind'][] = ['section', 'hint']
const nothing: ReadonlySet<string> = new Set()

/** Whether every finished form of this kind holds the answer, as far as its own form can tell. */
export const always = (field: Field, readOnly: ReadonlySet<string> = nothing): boolean =>
  field.required === true && field.visible === undefined && !silent.includes(field.kind) && !readOnly.has(field.key)

/** The node's own fields that its handler may not write. */
export const unwritable = (node: Node): ReadonlySet<string> =>
  new Set(
    isPerson(node)
      ? (node.access ?? [])
          .filter(({ form, who, access }) => form === node.key && who === 'handler' && access !== 'write')
          .map(({ field }) => field)
      : [],
  )

/** What a node's work surely fills, and what it may leave empty though an earlier form had filled it, as `answer.key`. */
export function workOf(node: Node): { readonly fills: readonly string[]; readonly empties: readonly string[] } {
  if (!isPerson(node)) return { fills: [], empties: [] }
  const readOnly = unwritable(node)
  const fields = node.form?.fields ?? []
  const sure = fields.filter((field) => always(field, readOnly))
  const unsure = fields.filter((field) => !always(field, readOnly) && !readOnly.has(field.key))
  return {
    fills: [...sure.map(({ key }) => `answer.${key}`), `done.${node.key}`],
    empties: unsure.map(({ key }) => `answer.${key}`),
  }
}
