import { checklistLines, own, sameJson } from '../form/index.ts'
import { ok, type Refusal, type Result, refuse, type WorkTypeVersionId } from '../kernel/index.ts'
import { isPersonNode, type Node, nodeOf, type WorkTypeDefinition } from '../workflow/index.ts'
import type { Circumstances } from './context.ts'
import type { DomainEvent } from './event.ts'
import { formAt } from './form-at.ts'
import { asidePart, partOf } from './path.ts'
import type { Task, WorkOrder } from './state.ts'
import { isOver } from './status.ts'
import { beginStory, endStory, tell } from './story.ts'
import { isOpen } from './tasks.ts'

const missing = (node: string, path?: string): Refusal =>
  refuse('no_such_node', { path: path === undefined ? node : `${node}.${path}` }).refusal

/** Why an open task cannot stand in the other version: its node, or a line that is still to be done, is not there. */
function taskRefusal(to: WorkTypeDefinition, task: Task): Refusal | null {
  const node = nodeOf(to, task.node)
  if (!isPersonNode(node)) return missing(task.node)
  const judged = node.judges === undefined ? node : nodeOf(to, node.judges)
  const lines = isPersonNode(judged) && judged.form ? checklistLines(judged.form) : []
  const lost = task.openLines?.find((line) => line !== 'work' && !lines.includes(line))
  return lost === undefined ? null : missing(task.node, lost)
}

const sameKind = (to: WorkTypeDefinition, key: string, kind: Node['kind']): boolean => nodeOf(to, key)?.kind === kind

function pathRefusal(to: WorkTypeDefinition, path: readonly string[]): Refusal | null {
  for (const segment of path) {
    if (segment === asidePart) continue
    const { fork, branch } = partOf(segment)
    const node = nodeOf(to, fork)
    if (node?.kind !== 'parallel' || branch >= node.branches.length) return missing(fork)
  }
  return null
}

/** Why an open order cannot go over to another version; null when every place it stands at exists there too. */
export function migrationRefusal(to: WorkTypeDefinition, order: WorkOrder): Refusal | null {
  if (isOver(order.status)) return refuse('wrong_state', { detail: { state: order.status } }).refusal
  for (const task of order.tasks) {
    const wrong = isOpen(task)
      ? (taskRefusal(to, task) ?? pathRefusal(to, task.path))
      : isPersonNode(nodeOf(to, task.node))
        ? null
        : missing(task.node)
    if (wrong) return wrong
  }
  for (const { node, path } of order.waits) {
    const wrong = sameKind(to, node, 'wait') ? pathRefusal(to, path) : missing(node)
    if (wrong) return wrong
  }
  for (const { join, path } of order.arrivals) {
    const wrong = sameKind(to, join, 'join') ? pathRefusal(to, path) : missing(join)
    if (wrong) return wrong
  }
  return null
}

/**
 * Takes an open order over to another version of its work type: it goes on there from where it is. Finished tasks stay
 * as they are; drafts lose the answers that their form asks for no more. Refuses `wrong_state` after the end and
 * `no_such_node`, with the node as path, where it cannot stand.
 */
export function migrate(
  to: { readonly definition: WorkTypeDefinition; readonly versionId: WorkTypeVersionId },
  order: WorkOrder,
  context: Circumstances,
): Result<readonly DomainEvent[]> {
  if (order.workTypeVersionId === to.versionId) return ok([])
  const refusal = migrationRefusal(to.definition, order)
  if (refusal) return { ok: false, refusal }
  const story = beginStory(to.definition, order, context)
  tell(story, { kind: 'migrated', from: order.workTypeVersionId, to: to.versionId })
  for (const { id: taskId, node: key, answers: before, services, state } of story.order.tasks) {
    const node = nodeOf(to.definition, key)
    if (!isPersonNode(node) || !isOpen({ state })) continue
    const kept = formAt(to.definition, node).fields.flatMap((field) => {
      const answer = own(before, field.key)
      return answer === undefined ? [] : [[field.key, answer] as const]
    })
    const answers = Object.fromEntries(kept)
    if (!sameJson(answers, before)) tell(story, { kind: 'draft_saved', taskId, answers, services })
  }
  return ok(endStory(story))
}
