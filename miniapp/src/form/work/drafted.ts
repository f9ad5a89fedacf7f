import type { Answers } from '@field/domain/form'
import type { Entry } from '../../data/index.ts'
import { commandOf } from '../../work-order/pending.ts'

/**
 * The answers that this phone last tried to hand over for a task, when something of the order was refused: what was
 * typed is shown on, though the order does not have it. Null while nothing is refused.
 */
export function draftedIn(entries: readonly Pick<Entry, 'route' | 'body' | 'state'>[], taskId: string): Answers | null {
  if (entries.every(({ state }) => state === 'waiting')) return null
  const last = entries.flatMap((entry) => {
    const command = commandOf(entry)
    const carries = command?.kind === 'save_draft' || command?.kind === 'complete'
    return carries && command.taskId === taskId && command.answers ? [command.answers] : []
  })
  return last.at(-1) ?? null
}
