import type { AssigneeRule, Node, Whom } from '@field/domain/workflow'
import { isPersonNode } from '@field/domain/workflow'
import type { Words } from '../../words/area.ts'
import type { roleWords } from '../../words/roles.ts'
import type { studioWords } from '../../words/studio.ts'
import type { studioKinds } from '../../words/studio-kinds.ts'

export type Names = {
  readonly w: Words<typeof studioWords>
  readonly k: Words<typeof studioKinds>
  readonly roles: Words<typeof roleWords>
}

/** Who a node waits for, in one word, as it stands in its box; null for what has nobody. */
export function whoWord(node: Node, { w, roles }: Names): string | null {
  if (node.kind === 'auto' || node.kind === 'wait') return w.system
  if (!isPersonNode(node)) return null
  const [first] = node.assignee
  if (!first) return w.nobody
  switch (first.by) {
    case 'customer':
      return roles.customer
    case 'store':
      return roles.store_staff
    case 'role':
      return roles[first.role]
    case 'person':
    case 'previous_handler':
      return node.work === 'visit' ? w.technician : null
    default:
      return w.technician
  }
}

/** One rule of who gets the task, as a sentence; `node` and `person` name by key and id. */
export function ruleWords(
  rule: AssigneeRule,
  { k, roles }: Names,
  { node, person }: { node: (key: string) => string; person: (id: string) => string },
): string {
  const kind = k[`rule_${rule.by}`]
  if (rule.by === 'role') return `${roles[rule.role]} · ${k[`place_${rule.at}`]}`
  if (rule.by === 'person') return `${kind} · ${person(rule.personId)}`
  if (rule.by === 'previous_handler') return `${kind} · ${node(rule.node)}`
  const skills = 'skills' in rule ? (rule.skills ?? []) : []
  return skills.length > 0 ? `${kind} · ${skills.join(' · ')}` : kind
}

export const whomWords = (whom: readonly Whom[] | undefined, { w, k }: Names): string =>
  whom && whom.length > 0
    ? whom.map((one) => (one === 'handler' ? w.theHandler : k[`who_${one}`])).join('、')
    : w.theHandler
