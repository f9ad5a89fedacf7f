import type { AcceptanceLine, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type ChecklistAnswer, own } from '@field/domain/form'
import type { Label } from '@field/domain/kernel'
import {
  availableOperations,
  linesOf,
  openLinesOf,
  openTask,
  type Task,
  type WorkOrder,
} from '@field/domain/work-order'
import { type PersonNode, taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'

type Acceptance = NonNullable<Reply<'GET /work-orders/:id/progress'>['acceptance']>

/** The checklist lines of a node with their label and the words for what may have been done. */
function lineLabels(
  node: PersonNode,
): ReadonlyMap<string, { label: Label; field: string; actionOf: (value: string) => Label }> {
  const found = new Map<string, { label: Label; field: string; actionOf: (value: string) => Label }>()
  for (const field of node.form?.fields ?? []) {
    if (field.kind !== 'checklist') continue
    for (const line of field.lines) {
      const actionOf = (value: string) => line.actions?.find((one) => one.value === value)?.label ?? { 'zh-CN': value }
      found.set(line.key, { label: line.label, field: field.key, actionOf })
    }
  }
  return found
}

function answerOf(work: Task | undefined, field: string | undefined, line: string): ChecklistAnswer | undefined {
  const checklist = field === undefined || !work ? undefined : own(work.answers, field)
  if (typeof checklist !== 'object' || checklist === null || Array.isArray(checklist)) return undefined
  return own(checklist as Record<string, ChecklistAnswer>, line)
}

/** What somebody has to judge now, line by line with its evidence; null for whoever may not judge it. */
export function acceptanceOf(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  actor: Actor,
  nameOfDoer: (task: Task) => string,
): Acceptance | null {
  const task = openTask(order, actor)
  const node = task && taskNodeOf(definition, task.node)
  if (!task || !node || node.judges === undefined) return null
  if (!availableOperations(definition, order, actor).includes('complete')) return null
  const judged = taskNodeOf(definition, node.judges)
  const work = order.tasks.findLast((one) => one.node === judged.key && one.state === 'done')
  const labels = lineLabels(judged)
  const open = openLinesOf(definition, task)
  const lines = linesOf(definition, judged.key).map((line): AcceptanceLine => {
    const known = labels.get(line)
    const answer = answerOf(work, known?.field, line)
    const verdict = task.verdicts.find((one) => one.line === line)
    const locked = !open.includes(line)
    return {
      key: line,
      label: known?.label ?? judged.label,
      action: answer?.action ? (known?.actionOf(answer.action) ?? null) : null,
      note: answer?.note ?? null,
      before: answer?.before ?? [],
      after: answer?.after ?? [],
      locked,
      verdict: verdict?.verdict ?? null,
      remark: verdict?.remark ?? null,
      decided: locked ? decidedBefore(order, task, line, nameOfDoer) : null,
    }
  })
  return {
    taskId: task.id,
    node: task.node,
    deadline: task.finishBy,
    lines,
    storeVerdicts: storeVerdictsOf(definition, order, nameOfDoer),
  }
}

/** What this judge said of a line in the round that closed it; null when it was accepted without a word of its own. */
function decidedBefore(
  order: WorkOrder,
  { node }: Task,
  line: string,
  nameOfDoer: (task: Task) => string,
): NonNullable<AcceptanceLine['decided']> | null {
  for (const task of order.tasks.toReversed()) {
    const said = task.node === node && task.state === 'done' && task.verdicts.find((one) => one.line === line)
    if (said && task.doneAt !== null)
      return { verdict: said.verdict, remark: said.remark ?? null, by: nameOfDoer(task), at: task.doneAt }
  }
  return null
}

/** What the store said last, for the customer who decides after it. */
function storeVerdictsOf(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  nameOfDoer: (task: Task) => string,
): Acceptance['storeVerdicts'] {
  const last = order.tasks.findLast(
    (task) => task.state === 'done' && taskNodeOf(definition, task.node).work === 'acceptance',
  )
  if (!last || last.doneAt === null) return null
  const remarked = last.verdicts.filter(({ verdict }) => verdict === 'accepted_with_remark').length
  const accepted = last.verdicts.filter(({ verdict }) => verdict !== 'rework').length
  return { by: nameOfDoer(last), at: last.doneAt, accepted, remarked }
}
