import { type Actor, may } from '@field/domain/access'
import type { Answers } from '@field/domain/form'
import { isOpen, relationsOf, type Task, type WorkOrder } from '@field/domain/work-order'
import { isPersonNode, nodeOf, type WorkTypeDefinition } from '@field/domain/workflow'

/** Through whose eyes an order is shown; the one who may see most counts. */
export type Eyes = 'office' | 'handler' | 'store' | 'customer' | 'follower'
export type Viewer = { readonly eyes: Eyes; readonly actor: Actor }

/** As whom the actor looks at an order that `visibleTo` let through. */
export function viewerOf(order: WorkOrder, actor: Actor): Viewer {
  const relations = relationsOf(order, actor)
  if (relations.includes('office')) return { eyes: 'office', actor }
  if (relations.includes('handler') && may(actor, 'tasks.handle')) return { eyes: 'handler', actor }
  const eyes = (['store', 'customer'] as const).find((one) => relations.includes(one)) ?? 'follower'
  return { eyes, actor }
}

/** Whether the viewer works on orders rather than having them done. */
export const isInside = ({ eyes }: Viewer): boolean => eyes === 'office' || eyes === 'handler'

const isOwn = (task: Task, { personId, role, placeIds }: Actor): boolean =>
  task.assigneeId === personId || (role === 'store_staff' && task.placeId !== null && placeIds.includes(task.placeId))

/** The answers without free words, which technicians write for each other; notes beside a checklist line are for all. */
function withoutWords(definition: WorkTypeDefinition, { node: key, answers }: Task): Answers {
  const node = nodeOf(definition, key)
  const fields = isPersonNode(node) ? (node.form?.fields ?? []) : []
  const words = new Set(fields.filter(({ kind }) => kind === 'text' || kind === 'long_text').map((field) => field.key))
  return Object.fromEntries(Object.entries(answers).filter(([field]) => !words.has(field)))
}

/**
 * A task as its viewer may see it. Who only has the work done sees no draft, no parts and services before the end, no
 * words meant for colleagues and not who declined; a follower sees nothing of the content at all.
 */
export function maskTask(definition: WorkTypeDefinition, task: Task, viewer: Viewer, order: WorkOrder): Task {
  const hidden = hiddenFields(definition, order, viewer, task.node)
  return hidden.size === 0 ? ofViewer(definition, task, viewer) : ofViewer(definition, without(task, hidden), viewer)
}

const without = (task: Task, hidden: ReadonlySet<string>): Task => ({ ...task, answers: kept(task.answers, hidden) })

const kept = (answers: Answers, hidden: ReadonlySet<string>): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => !hidden.has(key)))

/** The report's answers as far as the viewer may read them; a follower reads none. */
export function maskReport(definition: WorkTypeDefinition, order: WorkOrder, viewer: Viewer): Answers {
  if (viewer.eyes === 'follower') return {}
  const hidden = hiddenFields(definition, order, viewer, 'report')
  return hidden.size === 0 ? order.report : kept(order.report, hidden)
}

/**
 * The fields of a form (`report`, or a node's) that are hidden from the viewer: by the form's own node, or by a node
 * that the order is at now.
 */
function hiddenFields(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  { eyes }: Viewer,
  form: string,
): ReadonlySet<string> {
  const who = eyes === 'office' ? 'dispatcher' : eyes
  const places = new Set([form, ...order.tasks.filter(isOpen).map(({ node }) => node)])
  const hidden = new Set<string>()
  for (const key of places) {
    const node = nodeOf(definition, key)
    for (const one of isPersonNode(node) ? (node.access ?? []) : [])
      if (one.form === form && one.who === who && one.access === 'hidden') hidden.add(one.field)
  }
  return hidden
}

function ofViewer(definition: WorkTypeDefinition, task: Task, viewer: Viewer): Task {
  if (isInside(viewer) || isOwn(task, viewer.actor)) return task
  const outside = { ...task, reason: null, declinedBy: [], arrivedPosition: null }
  if (viewer.eyes === 'follower' || isOpen(task))
    return { ...outside, answers: {}, services: [], parts: [], verdicts: [], signatureId: null }
  return { ...outside, answers: withoutWords(definition, task) }
}

/** The definition without the amount up to which settlements pass by themselves, which is the organization's own matter. */
export function maskDefinition(definition: WorkTypeDefinition, viewer: Viewer): WorkTypeDefinition {
  if (isInside(viewer)) return definition
  return {
    ...definition,
    nodes: definition.nodes.map((node) =>
      node.kind === 'auto' && node.action === 'settle' ? { ...node, confirmUpTo: 0 } : node,
    ),
  }
}
