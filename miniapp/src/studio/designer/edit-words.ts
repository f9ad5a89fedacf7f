import type { WorkTypeDefinition } from '@field/domain/workflow'

/** What an edit is about: the step and the field it is in, by their names. */
export function aboutEdit(
  path: readonly (string | number)[],
  definition: WorkTypeDefinition,
  say: (label: WorkTypeDefinition['label']) => string,
): string {
  const node = path[0] === 'nodes' ? definition.nodes.find(({ key }) => key === path[1]) : undefined
  const fields =
    path[0] === 'report' ? definition.report.fields : node && 'form' in node ? (node.form?.fields ?? []) : []
  const field = fields.find(({ key }) => path.includes(key))
  return [say(node?.label ?? definition.label), field && say(field.label)].filter(Boolean).join(' · ')
}

/** A value as a person can recognize it: a label's words, a name, or how it is written. */
export function shownValue(value: unknown, gone: string): string {
  if (value === null || value === undefined) return gone
  if (typeof value !== 'object') return `${value}`
  if ('zh-CN' in value) return `${value['zh-CN']}`
  if ('label' in value) return shownValue(value.label, gone)
  return JSON.stringify(value).slice(0, 120)
}
