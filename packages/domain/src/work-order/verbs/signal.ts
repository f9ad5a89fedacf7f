import { ok, type Result, refuse } from '../../kernel/index.ts'
import { nodeOf, type WorkTypeDefinition } from '../../workflow/index.ts'
import type { Circumstances } from '../context.ts'
import { goOn } from '../enter-node.ts'
import type { DomainEvent } from '../event.ts'
import { samePath } from '../path.ts'
import type { WorkOrder } from '../state.ts'
import { beginStory, endStory, tell } from '../story.ts'

/** An event from outside, by its name: whatever waits for it goes on. Refuses `wrong_state` when nothing does. */
export function signal(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  event: string,
  context: Circumstances,
): Result<readonly DomainEvent[]> {
  const waiting = order.waits.filter((wait) => wait.event === event)
  if (waiting.length === 0) return refuse('wrong_state', { detail: { state: order.status } })
  const story = beginStory(definition, order, context)
  for (const { node: key, path } of waiting) {
    const node = nodeOf(definition, key)
    // A wait that went on before may have ended this one, with its branch.
    const still = story.order.waits.some((one) => one.node === key && samePath(one.path, path))
    if (!node || !still) continue
    tell(story, { kind: 'wait_over', node: key, path, by: 'event' })
    goOn(story, node, path)
  }
  return ok(endStory(story))
}
