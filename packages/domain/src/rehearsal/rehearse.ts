import { asId, type Instant, minute, type Refusal, type WorkOrderId, type WorkTypeVersionId } from '../kernel/index.ts'
import {
  decide,
  fire,
  isOpen,
  report,
  signal,
  type Timer,
  taskOf,
  timersOf,
  titleOf,
  type WorkOrder,
} from '../work-order/index.ts'
import type { WorkTypeDefinition } from '../workflow/index.ts'
import type { RehearsalLine } from './line.ts'
import { actorOf, type Deed, hasNode, nextDeed, waitNames } from './next-step.ts'
import type { RehearsalScript } from './script.ts'
import { circumstances, play, type Stage } from './stage.ts'
import type { RehearsalWorld } from './world.ts'

/** More moments than any life of an order has; beyond, the rehearsal says so and ends. */
const longest = 500

/**
 * Lives one order through with a fake clock, as the server would: the report, what the script has people do, and
 * whatever falls due by itself in between. Lists every event, message, timer and amount in the order in which they
 * happen. What is refused is listed as a problem and not tried again. Writes nothing, asks nobody.
 */
export function rehearse(
  definition: WorkTypeDefinition,
  script: RehearsalScript,
  world: RehearsalWorld,
): readonly RehearsalLine[] {
  const stage: Stage = { definition, world, order: null, seq: 0, ids: 0, lines: [] }
  const refused = new Set<string>()
  const waits = new Set<string>()
  for (const step of script.steps)
    if (!hasNode(definition, step)) problem(stage, script.at, step.node, { code: 'no_such_node', path: 'steps' })
  begin(stage, script)
  const end = script.at + script.untilMinutes * minute
  for (let moment = 0; stage.order !== null; moment++) {
    const { order } = stage
    if (moment === longest) {
      problem(stage, order.updatedAt, null, { code: 'too_large' })
      break
    }
    for (const name of waitNames(order)) waits.add(name)
    const deed = nextDeed(definition, order, script, { waits: [...waits], refused })
    const timer = timersOf(definition, order, world.calendar).find(({ key }) => !refused.has(key)) ?? null
    const next = Math.min(deed?.at ?? end + 1, timer?.at ?? end + 1)
    if (next > end) break
    // What is done in the due millisecond is done in time.
    if (deed && deed.at === next) carryOut(stage, order, deed, refused)
    else if (timer) goOff(stage, order, timer, refused)
  }
  return stage.lines
}

function problem(stage: Stage, at: Instant, node: string | null, { code, path }: Pick<Refusal, 'code' | 'path'>): void {
  stage.lines.push({ kind: 'problem', at, node, code, path: path ?? null })
}

function begin(stage: Stage, { at, report: answers, urgent = false }: RehearsalScript): void {
  const { definition, world } = stage
  const { reporter, storeId, territoryId, address, position, source } = world
  const given = {
    storeId,
    territoryId,
    address,
    position,
    source,
    urgent,
    assetId: null,
    customerId: reporter.personId,
  }
  const input = {
    ...given,
    id: asId<WorkOrderId>('00000000-0000-7000-8000-000000000000'),
    number: 'REHEARSAL',
    workTypeVersionId: asId<WorkTypeVersionId>('00000000-0000-7000-8000-000000000000'),
    title: titleOf(definition, answers, ''),
    answers,
  }
  const decided = report(definition, input, { ...circumstances(stage, at), actor: reporter })
  const played = play(stage, at, reporter.personId, decided)
  if (!played.ok) problem(stage, at, null, played.refusal)
}

function carryOut(stage: Stage, order: WorkOrder, deed: Deed, refused: Set<string>): void {
  const { definition, world } = stage
  const at = Math.max(deed.at, order.updatedAt)
  const fail = (refusal: Pick<Refusal, 'code' | 'path'>): void => {
    refused.add(deed.name)
    problem(stage, at, deed.node, refusal)
  }
  if (deed.kind === 'signal') {
    const played = play(stage, at, null, signal(definition, order, deed.event, circumstances(stage, at)))
    if (!played.ok) fail(played.refusal)
    return
  }
  const actor = actorOf(world, deed.task)
  if (!actor) {
    fail({ code: 'not_your_task' })
    return
  }
  for (const command of deed.commands) {
    const now = stage.order ?? order
    const task = taskOf(now, deed.task.id)
    if (!task || !isOpen(task)) break
    if (command.kind === 'accept' && task.acceptedAt !== null) continue
    const decided = decide(definition, now, command, { ...circumstances(stage, at), actor })
    const played = play(stage, at, actor.personId, decided)
    if (played.ok) continue
    fail(played.refusal)
    return
  }
}

const whatOf = ({ does }: Timer): string => {
  if (does.kind === 'wait') return 'wait'
  return does.kind === 'remind' ? `remind.${does.of}` : `escalate.${does.of}.${does.step.kind}`
}

function goOff(stage: Stage, order: WorkOrder, timer: Timer, refused: Set<string>): void {
  const at = Math.max(timer.at, order.updatedAt)
  const node =
    timer.does.kind === 'wait' ? timer.does.wait.node : (timer.taskId && taskOf(order, timer.taskId)?.node) || null
  stage.lines.push({ kind: 'timer', at, node, key: timer.key, what: whatOf(timer) })
  const played = play(stage, at, null, fire(stage.definition, order, timer.key, circumstances(stage, at)))
  if (played.ok && stage.order !== order) return
  refused.add(timer.key)
  if (!played.ok) problem(stage, at, node, played.refusal)
}
