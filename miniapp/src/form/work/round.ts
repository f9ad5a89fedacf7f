import type { Answers } from '@field/domain/form'
import { factsOf, lastDone } from '@field/domain/work-order'
import { taskNodeOf } from '@field/domain/workflow'
import type { Work } from '../../work-order/work-of.ts'
import type { Remark } from '../env.tsx'
import type { ToDoContext } from '../missing.ts'

/** What a round brings along: the lines that are open, how they were before, and why they came back. */
export type Round = ToDoContext & { readonly before: Answers; readonly remarks: Readonly<Record<string, Remark>> }

/** The round of a task: a first one has everything open; in a later one only what was sent back. */
export function roundOf({ detail: { definition }, order, task }: Pick<Work, 'detail' | 'order' | 'task'>): Round {
  const facts = factsOf(order)
  if (task.openLines === null) return { facts, openLines: null, before: {}, remarks: {}, now: Date.now() }
  const before = lastDone(order, task.node)?.answers ?? {}
  const judged = order.tasks.filter(
    (one) => one.state === 'done' && taskNodeOf(definition, one.node).judges === task.node,
  )
  const remarks: Record<string, Remark> = {}
  for (const judgement of judged) {
    const of = taskNodeOf(definition, judgement.node).work === 'acceptance' ? 'store' : 'customer'
    for (const { line, verdict, remark = '', photos = [] } of judgement.verdicts)
      if (verdict === 'rework' && task.openLines.includes(line)) remarks[line] = { of, words: remark, photos }
  }
  return { facts, openLines: task.openLines, locked: before, before, remarks, now: Date.now() }
}
