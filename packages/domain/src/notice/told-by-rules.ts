import type { Label } from '../kernel/index.ts'
import { isOpen, type Task, type TimelineEntry, taskOf, type WorkOrder } from '../work-order/index.ts'
import type { MessageRule, Whom, WorkTypeDefinition } from '../workflow/index.ts'
import { type Moment, momentsOf, sameVisit } from './moments.ts'
import { type NoticeTemplate, noticeTemplates } from './notice.ts'
import { sayRule, sayWords } from './say-rule.ts'
import { handOver, keyOf, type Told } from './told.ts'
import { ownerOf, pageOf, type Reader, readersOf, workOf } from './whom.ts'

/** Whom a rule means at a moment; of an approval by several, the handlers are all who sign. */
function readersAt(definition: WorkTypeDefinition, order: WorkOrder, { task }: Moment, whom: Whom): readonly Reader[] {
  if (whom !== 'handler' || task === null) return readersOf(definition, order, task, whom)
  return order.tasks
    .filter((one) => sameVisit(one, task))
    .flatMap((one) => readersOf(definition, order, one, 'handler'))
}

const standsFor = (moment: Moment, { on, node }: MessageRule): boolean =>
  moment.on === on && (node === undefined || moment.node === node)

const templateOf = ({ template }: MessageRule): NoticeTemplate | undefined =>
  noticeTemplates.find((known) => known === template)

/** A hand-over is one thing by whichever of its events it is told, and so is the end of an order that somebody cancels. */
function onceOf({ on, task }: Moment): Pick<Told, 'once'> {
  if (task && (on === 'node_entered' || on === 'assigned')) return { once: handOver(task) }
  return on === 'cancelled' ? { once: 'cancelled' } : {}
}

const taskFor = (order: WorkOrder, { page }: Reader, task: Task | null): Task | null =>
  task ?? (page === 'progress' || page === 'dispatch' ? null : workOf(order))

/** The open task of that visit that the reader has to do; of an approval by several, each their own. */
function taskOfReader(order: WorkOrder, { task }: Moment, { audience }: Reader): Task | null {
  const theirs = (one: Task): boolean => {
    const owner = isOpen(one) ? ownerOf(one) : null
    return owner !== null && keyOf(owner) === keyOf(audience)
  }
  return (task && order.tasks.find((one) => sameVisit(one, task) && theirs(one))) ?? null
}

function toldAt(definition: WorkTypeDefinition, order: WorkOrder, moment: Moment): readonly Told[] {
  const { messages = [] } = definition
  return messages
    .filter((rule) => standsFor(moment, rule))
    .flatMap((rule): readonly Told[] => {
      const template = templateOf(rule)
      const saying = sayRule(definition, order, rule, moment.node)
      const said = { template: template ?? ('told' as const), saying, ...(template ? {} : { quiet: true }) }
      return rule.whom
        .flatMap((whom) => readersAt(definition, order, moment, whom))
        .map((reader) => {
          const theirs = taskOfReader(order, moment, reader)
          const page = theirs ? pageOf(definition, order, theirs) : reader.page
          const task = theirs ?? taskFor(order, reader, moment.task)
          return { ...said, ...reader, page, task, ...onceOf(moment), alert: theirs !== null }
        })
    })
}

/** Whom the messages about the entering of a task's node have told with the same command already. */
function toldOnEntering(definition: WorkTypeDefinition, order: WorkOrder, { event, at }: TimelineEntry) {
  const assigned = event.kind === 'task_assigned' ? taskOf(order, event.taskId) : null
  if (assigned?.openedAt !== at) return []
  const task = order.tasks.find((one) => sameVisit(one, assigned)) ?? assigned
  return toldAt(definition, order, { on: 'node_entered', node: task.node, task }).map(({ audience }) => keyOf(audience))
}

/**
 * What the work type's own messages tell about an entry, on a template that we do not know in the inbox only; and
 * `heard`: who has been told of the same hand-over by them at an earlier entry of the command.
 */
export function toldByRules(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  entry: TimelineEntry,
): { readonly told: readonly Told[]; readonly heard: readonly string[] } {
  if ((definition.messages ?? []).length === 0) return { told: [], heard: [] }
  const told = momentsOf(definition, order, entry).flatMap((moment) => toldAt(definition, order, moment))
  return { told, heard: toldOnEntering(definition, order, entry) }
}

/** What a `notify` step says, to whom it names. */
export function toldByStep(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  { node, whom, words }: { readonly node: string; readonly whom: readonly Whom[]; readonly words: Label },
): readonly Told[] {
  const saying = sayWords(definition, order, words, node)
  return whom
    .flatMap((one) => readersOf(definition, order, null, one))
    .map((reader) => ({ template: 'told', saying, ...reader, task: taskFor(order, reader, null) }))
}
