import type { Role } from '../../access/index.ts'
import type { Instant, Label, PersonId, PlaceId, TaskId } from '../../kernel/index.ts'
import { nodeOf, type WorkTypeDefinition } from '../../workflow/index.ts'
import type { WorkOrder } from '../state.ts'
import { openTasks } from '../tasks.ts'
import { type Headline, headlineOfTask, headlineOfWait } from './headline.ts'

/** One open part of the order: what it is, who has it, since when, and until when it is promised. */
export type OpenPart = {
  readonly taskId: TaskId | null
  readonly node: string
  readonly label: Label
  readonly headline: Headline
  readonly personId: PersonId | null
  readonly placeId: PlaceId | null
  readonly role: Role | null
  readonly since: Instant
  readonly until: Instant | null
}

/** Every open task and wait, so that it is plain where the order is held up. */
export function partsOf(definition: WorkTypeDefinition, order: WorkOrder): readonly OpenPart[] {
  const labelOf = (node: string): Label => nodeOf(definition, node)?.label ?? definition.label
  const tasks = openTasks(order).map((task): OpenPart => {
    const { id: taskId, node, assigneeId: personId, placeId, role, openedAt: since, finishBy: until } = task
    const headline = headlineOfTask(definition, task)
    return { taskId, node, label: labelOf(node), headline, personId, placeId, role, since, until }
  })
  const waits = order.waits.map((wait): OpenPart => {
    const { node, since, until } = wait
    const nobody = { taskId: null, personId: null, placeId: null, role: null }
    return { ...nobody, node, label: labelOf(node), headline: headlineOfWait(definition, wait), since, until }
  })
  return [...tasks, ...waits]
}
