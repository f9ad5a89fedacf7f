import type { Label } from '@field/domain/kernel'
import { isPersonNode, type Node, nodeOf, type PersonNode, type WorkTypeDefinition } from '@field/domain/workflow'

/** A change of a definition: what a control of the designer makes of it. The desk turns it into edits. */
export type Change = (definition: WorkTypeDefinition) => WorkTypeDefinition

/** A key that no other has: what it is, and a few letters that two people at once do not draw alike. */
export type Fresh = (of: string) => string

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
export const fresh: Fresh = (of) =>
  `${of}_${Array.from({ length: 4 }, () => letters[Math.floor(Math.random() * letters.length)]).join('')}`

export const label = (chinese: string, english?: string): Label =>
  english ? { 'zh-CN': chinese, en: english } : { 'zh-CN': chinese }

/** The definition with one node made anew. */
export const withNode = (
  definition: WorkTypeDefinition,
  key: string,
  make: (node: Node) => Node,
): WorkTypeDefinition => ({
  ...definition,
  nodes: definition.nodes.map((node) => (node.key === key ? make(node) : node)),
})

/** The same for a task or an approval; any other node stays as it is. */
export const withPerson = (
  definition: WorkTypeDefinition,
  key: string,
  make: (node: PersonNode) => PersonNode,
): WorkTypeDefinition => withNode(definition, key, (node) => (isPersonNode(node) ? make(node) : node))

export const personAt = (definition: WorkTypeDefinition, key: string | null): PersonNode | null => {
  const node = key === null ? null : nodeOf(definition, key)
  return isPersonNode(node) ? node : null
}

/** A record with a member set, or without it when there is nothing to set. */
export function withMember<T extends object, K extends keyof T>(of: T, name: K, value: T[K] | undefined): T {
  if (value !== undefined) return { ...of, [name]: value }
  const { [name]: _, ...rest } = of
  return rest as T
}

/** A label with another text in one language; an emptied English text leaves the label. */
export function said(now: Label, language: 'zh-CN' | 'en', text: string): Label {
  if (language === 'zh-CN') return { ...now, 'zh-CN': text }
  const { en: _, ...rest } = now
  return text === '' ? rest : { ...rest, en: text }
}

/** A step that asks the warehouse without one of the parts that it names by code. */
export function withoutPart(node: Node, code: string): Node {
  if (node.kind !== 'auto' || node.action !== 'stock_request') return node
  const left = (node.parts ?? []).filter((one) => one.code !== code)
  return withMember(node, 'parts', left.length > 0 ? left : undefined)
}
