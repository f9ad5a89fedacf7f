import type { Answers, FormSchema } from '@field/domain/form'
import type { Label } from '@field/domain/kernel'
import { isOpen, type Task } from '@field/domain/work-order'
import { isPersonNode, nodeOf } from '@field/domain/workflow'
import type { ToDo } from '../../form/missing.ts'
import type { Work } from '../../work-order/work-of.ts'

/** The one thing to do with a task of the desk now. */
export type DeskAct =
  | { readonly kind: 'claim' | 'resume' }
  | { readonly kind: 'to_do'; readonly first: ToDo; readonly left: number }
  /** `decide`: approve or reject; the first thing missing stands before approving only. */
  | { readonly kind: 'decide'; readonly first: ToDo | null }
  | { readonly kind: 'complete'; readonly agrees: boolean }
  | { readonly kind: 'over'; readonly decision: Task['decision'] }
  | { readonly kind: 'nothing' }

/**
 * What stands on the button. A task of a pool is taken first, where its node lets it be taken; a decision needs no
 * filled-in form to reject.
 */
export function deskAct({ task, node, operations }: Work, left: readonly ToDo[], me: string): DeskAct {
  const [first = null] = left
  if (operations.includes('resume')) return { kind: 'resume' }
  if (operations.includes('accept') && task.assigneeId !== me) return { kind: 'claim' }
  if (operations.includes('complete')) {
    if (node.work === 'approval') return { kind: 'decide', first }
    return first ? { kind: 'to_do', first, left: left.length } : { kind: 'complete', agrees: node.work === 'confirm' }
  }
  if (operations.includes('accept')) return { kind: 'claim' }
  return isOpen(task) ? { kind: 'nothing' } : { kind: 'over', decision: task.decision }
}

/** A form that was answered before this task. */
export type Earlier = {
  readonly key: string
  readonly label: Label | null
  readonly round: number
  readonly schema: FormSchema
  readonly answers: Answers
}

/** What was answered before this task: the report (without a label), then the last finished round of each node, as they were done. */
export function earlierOf({ detail, order, task }: Pick<Work, 'detail' | 'order' | 'task'>): readonly Earlier[] {
  const report = { key: 'report', label: null, round: 1, schema: detail.reportForm, answers: detail.report }
  const last = order.tasks.filter(
    (one, at) =>
      one.state === 'done' &&
      one.id !== task.id &&
      !order.tasks.some(
        (other, later) => later > at && other.node === one.node && other.state === 'done' && other.id !== task.id,
      ),
  )
  const nodes = last.flatMap(({ node: key, round, answers }): readonly Earlier[] => {
    const node = nodeOf(detail.definition, key)
    if (!isPersonNode(node) || !node.form) return []
    return [{ key, label: node.label, round, schema: node.form, answers }]
  })
  return [report, ...nodes]
}
