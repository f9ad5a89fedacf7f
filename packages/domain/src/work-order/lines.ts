import { checklistLines } from '../form/index.ts'
import { type TaskNode, taskNodeOf, type WorkTypeDefinition } from '../workflow/index.ts'
import type { Task, WorkOrder } from './state.ts'
import { lastDone, lastOf } from './tasks.ts'

/** Work without a checklist is judged as one line of this name. */
export const wholeWork = 'work'

/** The lines that the acceptance of a node's work goes through, in order. */
export function linesOf(definition: WorkTypeDefinition, node: string): readonly string[] {
  const { form } = taskNodeOf(definition, node)
  const lines = form ? checklistLines(form) : []
  return lines.length > 0 ? lines : [wholeWork]
}

/** The lines a task has to do or to judge in its round. */
export const openLinesOf = (definition: WorkTypeDefinition, task: Task): readonly string[] =>
  task.openLines ?? linesOf(definition, taskNodeOf(definition, task.node).judges ?? task.node)

/**
 * What a judging node has to judge now: everything the first time (null), afterwards only what was done again since
 * its last judgement, so a line that it accepted is never asked again.
 */
export function linesToJudge(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  node: TaskNode,
): readonly string[] | null {
  const judged = node.judges
  if (judged === undefined) return null
  const done = order.tasks.filter((task) => task.state === 'done')
  const last = done.map((task) => task.node).lastIndexOf(node.key)
  const since = done.slice(last + 1).filter((task) => task.node === judged)
  if (last < 0 || since.some((task) => task.openLines === null)) return null
  return linesOf(definition, judged).filter((line) => since.some((task) => task.openLines?.includes(line)))
}

/** The finished work that a task may be returned to: what its node judges, else the last work of another node. */
export function workBefore(definition: WorkTypeDefinition, order: WorkOrder, node: TaskNode): Task | null {
  if (node.judges !== undefined) return lastDone(order, node.judges)
  const works = (task: Task): boolean =>
    taskNodeOf(definition, task.node).judges === undefined && task.node !== node.key
  return lastOf(order.tasks.filter((task) => task.state === 'done' && works(task)))
}

/** The lines of a node's work that a judge has accepted and none rejected since. */
export function acceptedLines(definition: WorkTypeDefinition, order: WorkOrder, node: string): readonly string[] {
  const accepted = new Set<string>()
  for (const task of order.tasks) {
    if (task.state !== 'done' || taskNodeOf(definition, task.node).judges !== node) continue
    const rejected = task.verdicts.filter(({ verdict }) => verdict === 'rework').map(({ line }) => line)
    for (const line of openLinesOf(definition, task)) accepted.add(line)
    for (const line of rejected) accepted.delete(line)
  }
  return linesOf(definition, node).filter((line) => accepted.has(line))
}
