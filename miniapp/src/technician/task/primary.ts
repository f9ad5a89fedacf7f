import { factsOf, type Task } from '@field/domain/work-order'
import { nextNode } from '@field/domain/workflow'
import type { ToDo } from '../../form/missing.ts'
import type { Work } from '../../work-order/work-of.ts'

/** Who looks at the work once it is handed in. */
export type Judge = 'store' | 'customer' | 'nobody'

/** The one thing to do with a task now. */
export type Primary =
  | { readonly kind: 'accept' | 'travel' | 'arrive' | 'resume' }
  | { readonly kind: 'to_do'; readonly first: ToDo; readonly left: number }
  | { readonly kind: 'complete'; readonly judge: Judge }
  | { readonly kind: 'over'; readonly judge: Judge }
  | { readonly kind: 'nothing' }

const steps = ['accept', 'travel', 'arrive', 'resume'] as const

/** Who judges the node's work, by the way it would take now. */
export function judgeOf({ detail: { definition }, order, node }: Pick<Work, 'detail' | 'order' | 'node'>): Judge {
  const next = nextNode(definition, node, factsOf(order))
  if (next?.kind !== 'task') return 'nobody'
  return next.work === 'acceptance' ? 'store' : next.work === 'confirm' ? 'customer' : 'nobody'
}

/** What stands on the button: the next step of the visit, the first thing missing, or handing the work in. */
export function primaryOf(work: Work, left: readonly ToDo[]): Primary {
  const { operations, task } = work
  const step = steps.find((one) => operations.includes(one))
  if (step) return { kind: step }
  if (operations.includes('complete')) {
    const [first] = left
    return first ? { kind: 'to_do', first, left: left.length } : { kind: 'complete', judge: judgeOf(work) }
  }
  return isDone(task) ? { kind: 'over', judge: judgeOf(work) } : { kind: 'nothing' }
}

const isDone = ({ state }: Task): boolean => state === 'done'
