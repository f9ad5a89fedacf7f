import type { OrgId, PersonId, WorkOrderId } from '@field/domain/kernel'
import type { Dispute } from '@field/domain/settlement'
import type { DomainEvent, TimelineEntry, WorkOrder } from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import { disputesAbout, type FiledDispute } from '../disputes/queries.ts'
import { type StoredFile, storedFilesOf } from '../files/queries.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { timelineOf } from '../work-orders/queries.ts'
import type { PaperHead } from './head.ts'
import type { Filing } from './pieces.ts'

/** What a filing keeps of names and of the order's own row, which may be written over later. */
export type FilingHead = PaperHead & {
  readonly order: Pick<WorkOrder, 'number' | 'title' | 'address' | 'createdAt'>
  readonly people: Readonly<Record<string, string>>
  readonly madeBy: PersonId
}

/** Everything that a filing report says, as plain data. */
export type FilingReport = {
  readonly filing: Filing
  readonly head: FilingHead
  readonly events: readonly (Pick<TimelineEntry, 'seq' | 'at' | 'actorId'> & { readonly event: DomainEvent })[]
  readonly files: readonly StoredFile[]
  readonly forms: readonly { readonly id: string; readonly number: number; readonly definition: WorkTypeDefinition }[]
  readonly messages: readonly {
    readonly id: string
    readonly personId: string
    readonly template: string
    readonly page: string
    readonly at: number
  }[]
  readonly amounts: readonly {
    readonly id: string
    readonly kind: 'settlement' | 'quote'
    readonly at: number
    readonly totalFen: number
  }[]
  readonly disputes: readonly FiledDispute[]
}

/** Reads what a filing lists, and nothing that came after it. */
export async function filingReport(tx: Tx, orgId: OrgId, id: WorkOrderId, filing: Filing): Promise<FilingReport> {
  const listed = new Set(filing.pieces.map(({ kind, key }) => `${kind} ${key}`))
  const [entries, files, forms, messages, amounts, disputes] = await Promise.all([
    timelineOf(tx, id),
    storedFilesOf(tx, orgId, id),
    sql<FilingReport['forms'][number]>`
      select id, number, definition from work_type_version where org_id = ${orgId}::uuid and id = any(${keysOf(filing, 'form')}::uuid[])`.execute(
      tx,
    ),
    sql<FilingReport['messages'][number]>`
      select id, person_id as "personId", template, page, (extract(epoch from created_at) * 1000)::float8 as at
      from inbox_message where org_id = ${orgId}::uuid and id = any(${keysOf(filing, 'message')}::uuid[])`.execute(tx),
    sql<FilingReport['amounts'][number]>`
      select id, 'settlement' as kind, (extract(epoch from created_at) * 1000)::float8 as at, total_fen::float8 as "totalFen"
      from settlement where org_id = ${orgId}::uuid and id = any(${keysOf(filing, 'settlement')}::uuid[])
      union all select id, 'quote', (extract(epoch from offered_at) * 1000)::float8, total_fen::float8
      from quote where org_id = ${orgId}::uuid and id = any(${keysOf(filing, 'quote')}::uuid[])`.execute(tx),
    disputesAbout(tx, orgId, id),
  ])
  const inOrder = <T extends { readonly id: string }>(kind: string, rows: readonly T[]): readonly T[] => {
    const known = new Map(rows.map((row) => [row.id, row]))
    return filing.pieces.flatMap((piece) => (piece.kind === kind ? (known.get(piece.key) ?? []) : []))
  }
  return {
    filing,
    head: filing.head as FilingHead,
    events: entries.filter(({ seq }) => listed.has(`event ${seq}`)),
    files: inOrder('file', files),
    forms: inOrder('form', forms.rows),
    messages: inOrder('message', messages.rows),
    amounts: [...inOrder('settlement', amounts.rows), ...inOrder('quote', amounts.rows)],
    disputes: inOrder('dispute', disputes).map((one) => asFiled(one, listed)),
  }
}

/** A dispute with no vote and no end but those that were filed. */
function asFiled(one: FiledDispute, listed: ReadonlySet<string>): FiledDispute {
  const { id, dispute } = one
  const votes = dispute.votes.filter((_, index) => listed.has(`vote ${id} ${index + 1}`))
  return { ...one, dispute: listed.has(`decision ${id}`) ? { ...dispute, votes } : reopened({ ...dispute, votes }) }
}

const reopened = (dispute: Dispute): Dispute => ({ ...dispute, decision: null, withdrawnAt: null })

const keysOf = ({ pieces }: Filing, kind: string): readonly string[] =>
  pieces.flatMap((piece) => (piece.kind === kind ? piece.key : []))
