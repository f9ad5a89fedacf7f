import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { asId, type Instant, ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/id.ts'
import { keepRetirements } from '../retired.ts'
import { unknownParts } from '../transfers/rows.ts'

export type FaultCode = Body<'PUT /fault-codes'>

/** Writes what a code means for a model (or for all, `model` empty); one that is there already is replaced. */
export async function keepFault(
  tx: Tx,
  actor: Actor,
  body: FaultCode,
  now: Instant,
): Promise<Result<Reply<'PUT /fault-codes'>>> {
  const { orgId } = actor
  const [unknown] = await unknownParts(
    tx,
    orgId,
    body.parts.map(({ partId }) => asId(partId)),
  )
  if (unknown) return refuse('part_unknown', { path: `parts.${unknown}` })
  if (body.fileId) {
    const { rows } = await sql`select from file where org_id = ${orgId} and id = ${body.fileId}`.execute(tx)
    if (rows.length === 0) return refuse('file_unknown', { path: 'fileId' })
  }
  const [id] = await writeFaults(tx, actor, [body], now)
  // Rows of a sheet say nothing of files and leave the one that is there; here `null` takes it away.
  if (id && body.fileId === null)
    await sql`update fault_code set file_id = null where org_id = ${orgId} and id = ${id}`.execute(tx)
  return id ? ok({ id }) : refuse('not_found')
}

/** Writes codes in one statement; those out of use come back, without the manual they had. Answers their ids. */
export async function writeFaults(
  tx: Tx,
  actor: Actor,
  codes: readonly FaultCode[],
  now: Instant,
): Promise<readonly string[]> {
  const { orgId, personId } = actor
  const rows = codes.map((one) => ({ id: newId(), model: '', manual: '', fileId: null, ...one }))
  const gone = await sql<{ id: string }>`
    select f.id from fault_code f join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(code text, model text)
      on lower(f.code) = lower(r.code) and f.model = coalesce(r.model, '')
    where f.org_id = ${orgId} and f.retired_at is not null for update of f`.execute(tx)
  const written = await sql<{ id: string }>`
    insert into fault_code (org_id, id, code, model, label, manual, file_id, parts, updated_by, updated_at)
    select ${orgId}::uuid, r.id, r.code, coalesce(r.model, ''), r.label, coalesce(r.manual, ''), r."fileId", r.parts, ${personId}::uuid, ${time(now)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, code text, model text, label jsonb, manual text, "fileId" uuid, parts jsonb)
    on conflict (org_id, lower(code), model) do update set code = excluded.code, label = excluded.label, manual = excluded.manual,
      file_id = case when fault_code.retired_at is null then coalesce(excluded.file_id, fault_code.file_id) else excluded.file_id end,
      retired_at = null, parts = excluded.parts, updated_by = excluded.updated_by, updated_at = excluded.updated_at
    returning id`.execute(tx)
  const back = gone.rows.map((row) => row.id)
  if (back.length > 0) await keepRetirements(tx, actor, 'fault_code_id', back, false, now)
  return written.rows.map(({ id }) => id)
}
