import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import {
  asId,
  type Instant,
  type Label,
  type OrgId,
  ok,
  type Result,
  refuse,
  type WorkTypeId,
} from '@field/domain/kernel'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import type { PresetServiceItem } from '@field/presets'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import { addServiceItems } from '../stock/queries.ts'
import { draftReply } from './draft-reply.ts'
import { emptyDefinition } from './empty.ts'
import { keepDraft } from './keep-draft.ts'
import { storable } from './storable.ts'
import { lockType, presentDraft, type TypeRow, typeOf, typeRows } from './type-row.ts'

type Route = 'POST /work-types'
type Beginning = { readonly actor: Actor; readonly body: Body<Route>; readonly now: Instant }

const longestKey = 32

/** The key itself, or the first of `key_2`, `key_3`, … that nobody has. */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : `_${number}`
    const key = `${wanted.slice(0, longestKey - end.length)}${end}`
    if (!taken.has(key)) return key
  }
}

/**
 * Begins a work type as a draft: from a preset, as a copy of another as that is drafted now, or with the least there can
 * be. A key that is taken gets a number. A preset's services go into the library at once, so that they can be priced and
 * the draft rehearsed before it is published. Refuses `not_found` for a preset or a work type that there is not.
 */
export async function beginWorkType(tx: Tx, { actor, body, now }: Beginning): Promise<Result<Reply<Route>>> {
  const { orgId } = actor
  const from = await beginningOf(tx, orgId, body)
  if (!from.ok) return from
  // Two who begin at once come one after the other, or both would find the same key free.
  await sql`select pg_advisory_xact_lock(hashtext('work types'), hashtext(${orgId}))`.execute(tx)
  const rows = await typeRows(tx, orgId)
  const taken = new Set(rows.filter(({ published, draft }) => published ?? draft).map(({ key }) => key))
  const { definition: given, serviceItems } = from.value
  const key = freeKey(body.key ?? given.key, taken)
  const label: Label = body.label ?? given.label
  const definition: WorkTypeDefinition = { ...given, key, label }
  const stored = storable(definition, 'label')
  if (!stored.ok) return stored
  const there = rows.find((row) => row.key === key)
  const type = there ?? (await insertType(tx, orgId, key))
  await keepDraft(tx, { actor, type, definition, basedOn: null, edits: [], now })
  if (serviceItems.length > 0) await addServiceItems(tx, orgId, serviceItems)
  const begun = await lockType(tx, orgId, key)
  if (!begun) throw new Error('a draft that was just begun is gone')
  return ok(await draftReply(tx, orgId, begun))
}

type Begun = { readonly definition: WorkTypeDefinition; readonly serviceItems: readonly PresetServiceItem[] }

async function beginningOf(
  tx: Tx,
  orgId: OrgId,
  { preset, copyOf, label = { 'zh-CN': '新工单类型', en: 'New work type' } }: Body<Route>,
): Promise<Result<Begun>> {
  if (preset !== undefined) {
    // Many forms and flows, built as they load: few begin a work type, and the server starts sooner without them.
    const { presets } = await import('@field/presets')
    const found = presets.find(({ key }) => key === preset)
    return found ? ok(found) : refuse('not_found', { path: 'preset' })
  }
  const alone = (definition: WorkTypeDefinition): Result<Begun> => ok({ definition, serviceItems: [] })
  if (copyOf === undefined) return alone(emptyDefinition('work_type', label))
  const other = await typeOf(tx, orgId, copyOf)
  return other ? alone((await presentDraft(tx, other)).definition) : refuse('not_found', { path: 'copyOf' })
}

async function insertType(tx: Tx, orgId: OrgId, key: string): Promise<Pick<TypeRow, 'id' | 'key' | 'revision'>> {
  const id = asId<WorkTypeId>(newId())
  await tx.insertInto('work_type').values({ org_id: orgId, id, key }).execute()
  return { id, key, revision: 0 }
}
