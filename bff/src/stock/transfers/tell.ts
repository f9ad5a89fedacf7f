import type { Actor, Role } from '@field/domain/access'
import { asId, type Instant, type Label, type PersonId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { tellMembers } from '../../notices/queries.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { World } from '../../platform/world.ts'
import { findTransfer, type TransferRow } from './rows.ts'

/** What of a transfer is told, once each. */
export type Tiding = 'asked' | 'sent' | 'differs' | 'cancelled'

type Shelf = TransferRow['source']
type Reader = { readonly id: PersonId; readonly role: Role }

/**
 * Tells those whom a transfer concerns: who keeps the place it is asked of, who keeps the place it was sent to, and of
 * pieces that did not come, or of an end before its time, those at the other end and whoever opened it. Nobody is told
 * of what they did themselves. A tap opens the van, or the stockroom with the transfer.
 */
export async function tellOfTransfer(
  tx: Tx,
  world: World,
  actor: Actor,
  id: string,
  tiding: Tiding,
  now: Instant,
): Promise<void> {
  const row = await findTransfer(tx, actor, id)
  if (!row) return
  const readers = [...(await readersOf(tx, actor, row, tiding))].filter(([reader]) => reader !== actor.personId)
  const words = wordsFor(row, tiding)
  for (const desk of [true, false]) {
    const theirs = readers.filter(([, role]) => (role !== 'technician') === desk)
    await tellMembers(tx, world, {
      orgId: actor.orgId,
      by: actor.personId,
      cause: `transfer ${id} ${tiding}`,
      title: `${row.source.name} → ${row.target.name}`,
      number: row.number ?? '',
      page: desk ? `manage/stock/page?transfer=${id}` : 'technician/van/page',
      now,
      messages: theirs.map(([personId]) => ({ personId, words })),
    })
  }
}

/** People with the role in which they keep it; who opened it last, so that a keeper's own role stands. */
async function readersOf(tx: Tx, actor: Actor, row: TransferRow, tiding: Tiding): Promise<ReadonlyMap<PersonId, Role>> {
  const ends = tiding === 'asked' ? [row.source] : tiding === 'sent' ? [row.target] : [row.source, row.target]
  const both = tiding === 'differs' || tiding === 'cancelled'
  const found = await Promise.all([
    ...ends.map((one) => keepersOf(tx, actor, one)),
    ...(both ? [openerOf(tx, actor, row.id)] : []),
  ])
  return new Map(
    found
      .flat()
      .toReversed()
      .map(({ id, role }) => [id, role]),
  )
}

/**
 * A van's is its technician; a site's are the technicians there; a warehouse's, and a site's without any, the dispatchers
 * there or everywhere, and the managers where there are none.
 */
async function keepersOf(tx: Tx, { orgId }: Actor, { kind, ownerId, placeId }: Shelf): Promise<readonly Reader[]> {
  if (kind === 'van') return ownerId === null ? [] : [{ id: asId(ownerId), role: 'technician' }]
  const { rows } = await sql<Reader>`
    with near as (
      select distinct m.person_id as id, m.role from membership m
      where m.org_id = ${orgId}::uuid and m.ended_at is null and (
        (${kind === 'site'} and m.role = 'technician' and m.place_id = ${placeId}::uuid)
        or (m.role in ('dispatcher', 'manager') and (m.place_id is null or m.place_id = ${placeId}::uuid)))
    )
    select id, role from near where role = (
      select role from near order by array_position(array['technician', 'dispatcher', 'manager'], role) limit 1)`.execute(
    tx,
  )
  return rows
}

async function openerOf(tx: Tx, { orgId }: Actor, id: string): Promise<readonly Reader[]> {
  const { rows } = await sql<Reader>`
    select t.created_by as id, m.role from stock_transfer t
      join membership m on (m.org_id, m.person_id) = (t.org_id, t.created_by) and m.ended_at is null
        and m.role in ('technician', 'dispatcher', 'manager', 'admin')
    where t.org_id = ${orgId}::uuid and t.id = ${id}::uuid order by m.role limit 1`.execute(tx)
  return rows
}

const listed = (lines: readonly { readonly code: string; readonly pieces: number }[]): string =>
  lines.map(({ code, pieces }) => `${code} × ${pieces}`).join(' · ')

function wordsFor({ source, target, lines }: TransferRow, tiding: Tiding): Label {
  const all = listed(lines.map(({ code, quantity }) => ({ code, pieces: quantity })))
  switch (tiding) {
    case 'asked':
      return {
        'zh-CN': `${target.name}向${source.name}要货，等你发出：${all}`,
        en: `${target.name} asks ${source.name} for ${all}; please send it`,
      }
    case 'sent':
      return {
        'zh-CN': `${source.name}已发往${target.name}，到了请清点：${all}`,
        en: `${source.name} sent to ${target.name}: ${all}; please count it when it comes`,
      }
    case 'cancelled':
      return {
        'zh-CN': `${source.name}到${target.name}的调拨取消了：${all}`,
        en: `The move from ${source.name} to ${target.name} was cancelled: ${all}`,
      }
    case 'differs': {
      const missing = (which: 'lost' | 'returned') =>
        listed(
          lines.flatMap(({ code, quantity, arrived, difference }) =>
            difference === which ? [{ code, pieces: quantity - (arrived ?? 0) }] : [],
          ),
        )
      const [lost, returned] = [missing('lost'), missing('returned')]
      const zh = [lost && `丢了 ${lost}`, returned && `退回 ${returned}`].filter(Boolean).join('；')
      const en = [lost && `lost ${lost}`, returned && `sent back ${returned}`].filter(Boolean).join('; ')
      return {
        'zh-CN': `${source.name}发往${target.name}的没有全到：${zh}`,
        en: `Not all came from ${source.name} to ${target.name}: ${en}`,
      }
    }
  }
}
