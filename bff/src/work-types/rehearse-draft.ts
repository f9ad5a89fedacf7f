import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { ok, type Result, refuse } from '@field/domain/kernel'
import { type RehearsalLine, readScript, rehearse } from '@field/domain/rehearsal'
import type { Tx } from '../platform/database/transaction.ts'
import { problemsOf } from './known.ts'
import { rehearsalWorld } from './rehearsal-world.ts'
import { presentDraft, typeOf } from './type-row.ts'

type Route = 'POST /work-types/:key/rehearse'

/**
 * Lives an order of the draft through with a fake clock, over the organization's own people, calendar and prices, all
 * read beforehand. A draft that could not be published is not lived through: its problems are the lines. Refuses
 * `version_conflict` when the draft has moved on, and what of the script cannot be read.
 */
export async function rehearseDraft(
  tx: Tx,
  { orgId }: Actor,
  key: string,
  { revision, script: given }: Body<Route>,
): Promise<Result<Reply<Route>>> {
  const type = await typeOf(tx, orgId, key)
  if (!type) return refuse('not_found', { path: 'key' })
  if (type.revision !== revision) return refuse('version_conflict', { path: 'revision' })
  const read = readScript(given)
  if (!read.ok) return read
  const script = read.value
  const { definition } = await presentDraft(tx, type)
  const problems = await problemsOf(tx, orgId, definition)
  if (problems.length > 0) {
    const lines = problems.map(
      ({ rule, node, path }): RehearsalLine => ({ kind: 'problem', at: script.at, node, code: rule, path }),
    )
    return ok({ lines })
  }
  const world = await rehearsalWorld(tx, orgId, definition, script)
  return world.ok ? ok({ lines: [...rehearse(definition, script, world.value)] }) : world
}
