import type { Actor } from '@field/domain/access'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { disputesWhere, type KeptDispute } from './kept.ts'
import { disputesOf } from './visible.ts'

/** A dispute that the actor may see; a foreign and a missing one are both null. */
export async function findDispute(tx: Tx, actor: Actor, id: string): Promise<KeptDispute | null> {
  const [kept] = await disputesWhere(tx, sql<boolean>`d.id = ${id}::uuid and ${disputesOf(actor)}`)
  return kept ?? null
}
