import { type Field, type FormSchema, sameJson } from '../form/index.ts'
import type { Label } from '../kernel/index.ts'
import type { Node, WorkTypeDefinition } from './definition.ts'
import { isPersonNode, nodeOf } from './node-of.ts'

export type Change = 'new' | 'gone' | 'changed'

/** A field that another version asks for, asks for no more, or asks for otherwise; `node` is `report` for the opening. */
export type FieldChange = {
  readonly node: string
  readonly field: string
  readonly label: Label
  readonly change: Change
}

export type NodeChange = { readonly node: string; readonly change: Change }

/** What one version has otherwise than another. `whole`: its stages, limits, messages, names or where rework goes. */
export type VersionChanges = {
  readonly nodes: readonly NodeChange[]
  readonly fields: readonly FieldChange[]
  readonly whole: boolean
}

function fieldChanges(node: string, from: FormSchema | undefined, to: FormSchema | undefined): FieldChange[] {
  const [before, after] = [from?.fields ?? [], to?.fields ?? []].map(
    (fields: readonly Field[]) => new Map(fields.map((field) => [field.key, field])),
  ) as [Map<string, Field>, Map<string, Field>]
  const gone = [...before.values()].filter(({ key }) => !after.has(key))
  return [
    ...[...after.values()].flatMap((field): FieldChange[] => {
      const { key, label } = field
      const was = before.get(key)
      if (was && sameJson(was, field)) return []
      return [{ node, field: key, label, change: was ? 'changed' : 'new' }]
    }),
    ...gone.map(({ key, label }): FieldChange => ({ node, field: key, label, change: 'gone' })),
  ]
}

const formOf = (node: Node | null): FormSchema | undefined => (isPersonNode(node) ? node.form : undefined)

function nodeChange(from: WorkTypeDefinition, to: WorkTypeDefinition, key: string): NodeChange[] {
  const [before, after] = [nodeOf(from, key), nodeOf(to, key)]
  if (!before) return [{ node: key, change: 'new' }]
  if (!after) return [{ node: key, change: 'gone' }]
  return sameJson(before, after) ? [] : [{ node: key, change: 'changed' }]
}

const wholeOf = ({ nodes: _, report: __, ...whole }: WorkTypeDefinition) => whole

/** The difference of two versions of a work type, by the keys of nodes and fields; their order alone is none. */
export function changesBetween(from: WorkTypeDefinition, to: WorkTypeDefinition): VersionChanges {
  const keys = [...new Set([...to.nodes, ...from.nodes].map(({ key }) => key))]
  return {
    nodes: keys.flatMap((key) => nodeChange(from, to, key)),
    fields: [
      ...fieldChanges('report', from.report, to.report),
      ...keys.flatMap((key) => fieldChanges(key, formOf(nodeOf(from, key)), formOf(nodeOf(to, key)))),
    ],
    whole: !sameJson(wholeOf(from), wholeOf(to)),
  }
}
