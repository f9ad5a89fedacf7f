import type { Actor } from '../access/index.ts'
import { type Instant, minute } from '../kernel/index.ts'
import {
  type Command,
  isOpen,
  mayTake,
  openLinesOf,
  type Task,
  type Wait,
  type WorkOrder,
} from '../work-order/index.ts'
import { nodeOf, taskNodeOf, type WorkTypeDefinition } from '../workflow/index.ts'
import type { RehearsalScript, RehearsalStep } from './script.ts'
import type { RehearsalWorld } from './world.ts'

/** What the script has somebody do next. `name` is that of the deed, so that one that was refused is not tried for ever. */
export type Deed = { readonly at: Instant; readonly name: string; readonly node: string } & (
  | { readonly kind: 'command'; readonly task: Task; readonly commands: readonly Command[] }
  | { readonly kind: 'signal'; readonly event: string }
)

/** The step for the n-th visit of a node; the first is 1. */
function stepFor({ steps }: RehearsalScript, node: string, visit: number): RehearsalStep | null {
  return steps.filter((step) => step.node === node)[visit - 1] ?? null
}

/** Which visit of its node a task belongs to: those who sign together are in one. */
const visitOf = ({ tasks }: WorkOrder, task: Task): number =>
  new Set(tasks.filter(({ node, round }) => node === task.node && round <= task.round).map(({ round }) => round)).size

/** Everything that is still to be done at a task, as one visit: accepted, travelled to, arrived at, finished. */
function commandsOf(definition: WorkTypeDefinition, task: Task, step: RehearsalStep): readonly Command[] {
  const node = taskNodeOf(definition, task.node)
  const { id: taskId } = task
  const way: Command[] =
    node.work === 'visit'
      ? [
          { kind: 'accept', taskId },
          { kind: 'travel', taskId },
          { kind: 'arrive', taskId },
        ]
      : []
  const parts: Command[] = step.parts ? [{ kind: 'pick_parts', taskId, parts: step.parts }] : []
  const judges = node.work === 'acceptance' || node.work === 'confirm'
  const lines = openLinesOf(definition, task)
  const again = step.do === 'rework' ? (step.lines ?? lines) : []
  const decision = step.do === 'reject' ? ('rejected' as const) : ('approved' as const)
  const complete: Command = {
    kind: 'complete',
    taskId,
    ...(step.answers && { answers: step.answers }),
    ...(step.services && { services: step.services }),
    ...(judges && {
      verdicts: lines.map((line) =>
        again.includes(line)
          ? { line, verdict: 'rework' as const, remark: '彩排：返工' }
          : { line, verdict: 'accepted' as const },
      ),
    }),
    ...(node.kind === 'approval' && { decision, ...(decision === 'rejected' && { words: '彩排：退回' }) }),
  }
  return [...way, ...parts, complete]
}

const waitName = ({ node, since, path }: Wait): string => [node, since, ...path].join('.')

/** What the script has done next and has not been refused, the earliest first; null when it has nothing more. */
export function nextDeed(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  script: RehearsalScript,
  given: { readonly waits: readonly string[]; readonly refused: ReadonlySet<string> },
): Deed | null {
  const deeds = order.tasks.filter(isOpen).flatMap((task): Deed[] => {
    const step = stepFor(script, task.node, visitOf(order, task))
    if (!step || step.do === 'signal' || given.refused.has(task.id)) return []
    const at = task.openedAt + step.afterMinutes * minute
    return [{ kind: 'command', at, name: task.id, node: task.node, task, commands: commandsOf(definition, task, step) }]
  })
  const signals = order.waits.flatMap((wait): Deed[] => {
    const name = waitName(wait)
    const before = given.waits.filter((one) => one.startsWith(`${wait.node}.`) && one !== name).length
    const step = stepFor(script, wait.node, before + 1)
    if (wait.event === null || step?.do !== 'signal' || given.refused.has(name)) return []
    return [{ kind: 'signal', at: wait.since + step.afterMinutes * minute, name, node: wait.node, event: wait.event }]
  })
  const [first] = [...deeds, ...signals].sort((a, b) => a.at - b.at)
  return first ?? null
}

export const waitNames = ({ waits }: WorkOrder): readonly string[] => waits.map(waitName)

/** Who does a task: who has it, or the first who may take it. Null when nobody can. */
export function actorOf({ orgId, reporter, members, candidates }: RehearsalWorld, task: Task): Actor | null {
  const technicians = candidates.flatMap(({ siteId, technicians }) =>
    technicians.map(({ personId }) => ({ personId, role: 'technician' as const, placeId: siteId })),
  )
  const people = [...members, ...technicians]
  const actors = people.map(({ personId, role }): Actor => {
    const own = people.filter((one) => one.personId === personId && one.role === role)
    return { orgId, personId, role, placeIds: own.flatMap(({ placeId }) => (placeId === null ? [] : [placeId])) }
  })
  if (task.assigneeId === null) return actors.find((actor) => mayTake(task, actor)) ?? null
  if (task.assigneeId === reporter.personId) return reporter
  const meant = actors.filter(({ personId }) => personId === task.assigneeId)
  return meant.find(({ role }) => role === task.role) ?? meant[0] ?? null
}

/** Whether a node is there for a step: one that names none never happens. */
export const hasNode = (definition: WorkTypeDefinition, { node }: RehearsalStep): boolean =>
  nodeOf(definition, node) !== null
