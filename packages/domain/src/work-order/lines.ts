import { checklistLines } from '../form/index.ts'
import { type PersonNode, taskNodeOf, type WorkTypeDefinition } from '../workflow/index.ts'
import { asidePart, isAside, isWithin } from './path.ts'
import type { Task, WorkOrder } from './state.ts'
import { lastOf } from './tasks.ts'

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
  node: PersonNode,
): readonly string[] | null {
  const judged = node.judges
  if (judged === undefined) return null
  const done = order.tasks.filter((task) => task.state === 'done')
  const last = done.map((task) => task.node).lastIndexOf(node.key)
  const since = done.slice(last + 1).filter((task) => task.node === judged)
  if (last < 0 || since.some((task) => task.openLines === null)) return null
  return linesOf(definition, judged).filter((line) => since.some((task) => task.openLines?.includes(line)))
}

/** Whether work at one path may have led to work at the other: neither lies in a branch beside the other. */
const related = (a: readonly string[], b: readonly string[]): boolean => isWithin(a, b) || isWithin(b, a)

/** The last round of a node on the way to `path` or in a branch that has come together before it. */
export const lastOnTheWay = (order: WorkOrder, node: string, path: readonly string[]): Task | null =>
  lastOf(order.tasks.filter((task) => task.node === node && related(task.path, path)))

/**
 * The finished work that a task may be returned to: what its node judges, else the last work of another node that led
 * here. Neither an approval nor a task beside the flow is work to go back to.
 */
export function workBefore(definition: WorkTypeDefinition, order: WorkOrder, { node: key, path }: Task): Task | null {
  if (path[path.length - 1] === asidePart) return null
  const node = taskNodeOf(definition, key)
  const works = (task: Task): boolean => {
    if (task.state !== 'done' || !related(task.path, path) || isAside(task)) return false
    if (node.judges !== undefined) return task.node === node.judges
    const { judges, kind } = taskNodeOf(definition, task.node)
    return judges === undefined && kind === 'task' && task.node !== key
  }
  return lastOf(order.tasks.filter(works))
}

/** The earlier nodes that a task may be returned to by name: done on its own way, outside of branches that have ended. */
export function earlierNodes(order: WorkOrder, { node: key, path }: Task): readonly string[] {
  if (path[path.length - 1] === asidePart) return []
  const done = order.tasks.filter((task) => task.state === 'done' && !isAside(task) && isWithin(task.path, path))
  return [...new Set(done.map(({ node }) => node))].filter((node) => node !== key)
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
