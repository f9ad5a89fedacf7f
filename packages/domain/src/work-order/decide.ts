import type { Actor } from '../access/index.ts'
import { ok, type Refusal, type Result, refuse } from '../kernel/index.ts'
import { taskNodeOf, type WorkTypeDefinition } from '../workflow/index.ts'
import type { Command, CommandKind } from './command.ts'
import type { Context } from './context.ts'
import type { DomainEvent } from './event.ts'
import { type Capacity, permit, permitOnOrder } from './operations.ts'
import type { Task, WorkOrder } from './state.ts'
import { beginStory, endStory, retold, type Story, tell } from './story.ts'
import { taskOf } from './tasks.ts'
import { accept } from './verbs/accept.ts'
import { addSigner } from './verbs/add-signer.ts'
import { arrive } from './verbs/arrive.ts'
import { cancel } from './verbs/cancel.ts'
import { cannotComplete } from './verbs/cannot-complete.ts'
import { close } from './verbs/close.ts'
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
import { withdraw } from './verbs/withdraw.ts'

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
  add_signer: addSigner,
  withdraw,
  cannot_complete: cannotComplete,
  urge,
  comment,
  cancel,
  close,
  rate,
}

const carryOut = <K extends CommandKind>(scene: Scene, command: Extract<Command, { kind: K }>): Refusal | null =>
  (verbs[command.kind] as Verb<K>)(scene, command)

/** What takes a task that was offered to several for the one who does it. */
const claiming: readonly CommandKind[] = ['accept', 'travel', 'arrive', 'complete', 'cannot_complete']

function claim(story: Story, task: Task, actor: Actor, capacity: Capacity, kind: CommandKind): Task {
  if (capacity !== 'handler' || task.role === null || task.assigneeId !== null || !claiming.includes(kind)) return task
  tell(story, { kind: 'task_claimed', taskId: task.id, assigneeId: actor.personId })
  return retold(story, task.id)
}

/** The task that a command is about, and as whom the actor acts on it. */
function meant(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  command: Command,
  actor: Actor,
): Result<{ readonly task: Task; readonly capacity: Capacity }> {
  if (!('taskId' in command)) return permitOnOrder(definition, order, actor, command.kind)
  const task = taskOf(order, command.taskId)
  if (!task) return refuse('no_such_task')
  const permitted = permit(definition, order, task, actor, command.kind)
  return permitted.ok ? ok({ task, capacity: permitted.value }) : permitted
}

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
  const found = meant(definition, order, command, actor)
  if (!found.ok) return found
  const { capacity } = found.value
  const story = beginStory(definition, order, context)
  const task = claim(story, found.value.task, actor, capacity, command.kind)
  const scene: Scene = { story, task, node: taskNodeOf(definition, task.node), actor, capacity }
  const refusal = carryOut(scene, command)
  return refusal ? { ok: false, refusal } : ok(endStory(story))
}
