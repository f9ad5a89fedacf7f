import type { Tidings } from '@field/domain/notice'
import { type Task, taskOf } from '@field/domain/work-order'
import { changesBetween, isPersonNode, nodeOf } from '@field/domain/workflow'
import type { Tx } from '../platform/database/transaction.ts'
import type { Saved } from '../platform/hooks.ts'
import { definitionsOf } from '../work-types/queries.ts'

/**
 * Keeps of the notices about a change of version those whose form, or what it judges, asks for something else, and says
 * of how many fields; the others stay as they are.
 */
export async function changedForms(
  tx: Tx,
  { definition, after, entries }: Saved,
  tidings: readonly Tidings[],
): Promise<readonly Tidings[]> {
  const migrated = entries.flatMap(({ event }) => (event.kind === 'migrated' ? [event.from] : []))
  const [from] = migrated
  const before = from === undefined ? undefined : (await definitionsOf(tx, [from])).get(from)
  if (!before) return tidings
  const { fields } = changesBetween(before, definition)
  const concerns = ({ node: key }: Task): number => {
    const node = nodeOf(definition, key)
    const judged = isPersonNode(node) ? node.judges : undefined
    return fields.filter(({ node: at }) => at === key || at === judged).length
  }
  return tidings.flatMap((one) => {
    const { notice } = one
    if (notice.template !== 'form_changed') return [one]
    const task = notice.taskId && taskOf(after, notice.taskId)
    const lines = task ? concerns(task) : 0
    return lines === 0 ? [] : [{ ...one, notice: { ...notice, fields: { ...notice.fields, lines } } }]
  })
}
