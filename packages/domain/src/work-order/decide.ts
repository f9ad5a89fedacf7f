import { ok, type Refusal, type Result, refuse } from '../kernel/index.ts'
import { taskNodeOf, type WorkTypeDefinition } from '../workflow/index.ts'
import type { Command, CommandKind } from './command.ts'
import type { Context } from './context.ts'
import type { DomainEvent } from './event.ts'
import { permit } from './operations.ts'
import type { WorkOrder } from './state.ts'
import { beginStory, endStory } from './story.ts'
import { currentTask, taskOf } from './tasks.ts'
import { accept } from './verbs/accept.ts'
import { arrive } from './verbs/arrive.ts'
import { cancel } from './verbs/cancel.ts'
import { comment } from './verbs/comment.ts'
import { complete } from './verbs/complete.ts'
import { decline } from './verbs/decline.ts'
import { pause } from './verbs/pause.ts'
import { pickParts } from './verbs/pick-parts.ts'
import { rate } from './verbs/rate.ts'
import { resume } from './verbs/resume.ts'
import { returnTask } from './verbs/return.ts'
import { saveDraft } from './verbs/save-draft.ts'
import { assign, transfer } from './verbs/transfer.ts'
import { travel } from './verbs/travel.ts'
import { urge } from './verbs/urge.ts'
import type { Scene, Verb } from './verbs/verb.ts'

const verbs: { readonly [K in CommandKind]: Verb<K> } = {
  accept,
  decline,
  travel,
  arrive,
  save_draft: saveDraft,
  pick_parts: pickParts,
  complete,
  pause,
  resume,
  return: returnTask,
  transfer,
  assign,
  urge,
  comment,
  cancel,
  rate,
}

const carryOut = <K extends CommandKind>(scene: Scene, command: Extract<Command, { kind: K }>): Refusal | null =>
  (verbs[command.kind] as Verb<K>)(scene, command)

/**
 * What a command brings about: the events to store, none when it only says again what is so already. Refuses with
 * `no_such_task`, `not_your_task`, `operation_not_allowed`, `wrong_state`, or what the verb itself finds wrong; another
 * organization's order is `not_found`.
 */
export function decide(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  command: Command,
  context: Context,
): Result<readonly DomainEvent[]> {
  const { actor } = context
  if (actor.orgId !== order.orgId) return refuse('not_found')
  const task = 'taskId' in command ? taskOf(order, command.taskId) : currentTask(order)
  if (!task) return refuse('no_such_task')
  const permitted = permit(definition, order, task, actor, command.kind)
  if (!permitted.ok) return permitted
  const story = beginStory(definition, order, context)
  const scene: Scene = { story, task, node: taskNodeOf(definition, task.node), capacity: permitted.value }
  const refusal = carryOut(scene, command)
  return refusal ? { ok: false, refusal } : ok(endStory(story))
}
