import type { ApprovalNode } from '../workflow/index.ts'
import { samePath } from './path.ts'
import type { Decision, Task, WorkOrder } from './state.ts'

/** All who sign in the same round of the same approval, in the order in which they were asked; who took back is asked anew. */
export const signersOf = (order: WorkOrder, { node, round, path }: Task): readonly Task[] =>
  order.tasks.filter(
    (one) => one.node === node && one.round === round && one.state !== 'returned' && samePath(one.path, path),
  )

/** What the signers have decided together; null while it is open. */
export function decisionOf({ signers }: ApprovalNode, tasks: readonly Task[]): Decision | null {
  const count = (decision: Decision): number => tasks.filter((task) => task.decision === decision).length
  const approved = count('approved')
  const rejected = count('rejected')
  if (signers === 'any') return approved > 0 ? 'approved' : rejected > 0 ? 'rejected' : null
  if (signers === 'all') {
    if (rejected > 0) return 'rejected'
    return approved === tasks.length ? 'approved' : null
  }
  if (approved * 2 > tasks.length) return 'approved'
  return (tasks.length - rejected) * 2 <= tasks.length ? 'rejected' : null
}
