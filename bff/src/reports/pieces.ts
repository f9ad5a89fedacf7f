import { createHash } from 'node:crypto'
import { type Instant, type OrgId, ok, type Result, refuse, type WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { readNamed, type StoredFile, storedFilesOf } from '../files/queries.ts'
import type { Tx } from '../platform/database/transaction.ts'

export type PieceKind = 'event' | 'file' | 'form' | 'message' | 'settlement' | 'quote' | 'dispute' | 'vote' | 'decision'

/** One stored thing that a filing is made of, with the SHA-256 of what is stored. */
export type Piece = { readonly kind: PieceKind; readonly key: string; readonly sha256: string }

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The checksum of a whole filing: of its pieces row by row. */
export const checksumOf = (pieces: readonly Piece[]): string =>
  sha256(pieces.map((piece) => `${piece.kind} ${piece.key} ${piece.sha256}\n`).join(''))

const letters: Readonly<Record<PieceKind, string>> = {
  event: 'E',
  file: 'F',
  form: 'V',
  message: 'M',
  settlement: 'S',
  quote: 'Q',
  dispute: 'D',
  vote: 'J',
  decision: 'R',
}

/** What the paper calls each piece: E-12 the twelfth event, F-3 the third file. */
export function namesOfPieces(pieces: readonly Piece[]): ReadonlyMap<Piece, string> {
  const counts = new Map<PieceKind, number>()
  return new Map(
    pieces.map((piece) => {
      const count = (counts.get(piece.kind) ?? 0) + 1
      counts.set(piece.kind, count)
      return [piece, `${letters[piece.kind]}-${count}`]
    }),
  )
}

// What is written once and never changed is hashed; what goes on changing (who read a message, the state of a settlement)
// is no part of a filing. Numbers of seconds, so that no setting of a session shows in a time.
const stored = (orgId: OrgId, id: WorkOrderId) => sql<{ kind: PieceKind; key: string; text: string }>`
  select 'event' as kind, seq::text as key, 1 as place, seq::float8 as rank, jsonb_build_array(seq, version, extract(epoch from at), extract(epoch from saved_at),
      actor_id, kind, event, encode(hash, 'hex'))::text as text
    from timeline where org_id = ${orgId}::uuid and work_order_id = ${id}::uuid
  union all select 'form', v.id::text, 3, v.number, jsonb_build_array(v.work_type_id, v.number, v.definition)::text
    from work_type_version v where v.org_id = ${orgId}::uuid and (
      v.id = (select work_type_version_id from work_order where org_id = ${orgId}::uuid and id = ${id}::uuid)
      or exists (select from timeline l where l.org_id = ${orgId}::uuid and l.work_order_id = ${id}::uuid and l.kind = 'migrated'
        and v.id::text in (l.event ->> 'from', l.event ->> 'to')))
  union all select 'message', m.id::text, 4, extract(epoch from m.created_at)::float8, jsonb_build_array(m.person_id, m.event_seq, m.template, m.fields, m.page,
      extract(epoch from m.created_at))::text
    from inbox_message m where m.org_id = ${orgId}::uuid and m.work_order_id = ${id}::uuid
  union all select 'settlement', s.id::text, 5, extract(epoch from s.created_at)::float8, jsonb_build_array(s.kind, s.total_fen, s.prepayment_fen, extract(epoch from s.priced_at),
      s.replaces, s.reason, (select jsonb_agg(jsonb_build_array(n.number, n.line, n.amount_fen) order by n.number) from settlement_line n
        where n.org_id = s.org_id and n.settlement_id = s.id))::text
    from settlement s where s.org_id = ${orgId}::uuid and s.work_order_id = ${id}::uuid
  union all select 'quote', q.id::text, 6, q.number, jsonb_build_array(q.number, q.total_fen, q.lines, q.rewards, extract(epoch from q.offered_at),
      q.offered_by)::text
    from quote q where q.org_id = ${orgId}::uuid and q.work_order_id = ${id}::uuid
  union all select 'dispute', d.id::text, 7, extract(epoch from d.opened_at)::float8, jsonb_build_array(d.subject, d.task_id, d.line, d.label, d.stands_fen, d.wanted_fen,
      d.words, d.opened_by, d.opened_as, extract(epoch from d.opened_at), d.reviewers)::text
    from dispute d where d.org_id = ${orgId}::uuid and d.work_order_id = ${id}::uuid
  union all select 'vote', v.dispute_id || ' ' || v.number, 8, extract(epoch from v.at)::float8, jsonb_build_array(v.by, v.department, extract(epoch from v.at), v.judgement, v.words)::text
    from dispute_vote v join dispute d on (d.org_id, d.id) = (v.org_id, v.dispute_id)
    where d.org_id = ${orgId}::uuid and d.work_order_id = ${id}::uuid
  union all select 'decision', d.id::text, 9, extract(epoch from d.ended_at)::float8, jsonb_build_array(d.state, d.decision, extract(epoch from d.ended_at))::text
    from dispute d where d.org_id = ${orgId}::uuid and d.work_order_id = ${id}::uuid and d.ended_at is not null
  order by place, rank, key`

/** What an order's pieces are now, before the bytes of its files are read. */
export type Gathered = {
  readonly rows: readonly Piece[]
  readonly files: readonly StoredFile[]
}

export async function gatherPieces(tx: Tx, orgId: OrgId, id: WorkOrderId): Promise<Gathered> {
  const [{ rows }, files] = await Promise.all([stored(orgId, id).execute(tx), storedFilesOf(tx, orgId, id)])
  return { rows: rows.map(({ kind, key, text }) => ({ kind, key, sha256: sha256(text) })), files }
}

/**
 * Every piece with its checksum, in the order in which a filing lists them. A file's is reckoned from the bytes on the
 * disk; `null` in place of a checksum means that they are gone.
 */
export async function piecesFrom(
  folder: string,
  { rows, files }: Gathered,
): Promise<readonly (Omit<Piece, 'sha256'> & { readonly sha256: string | null })[]> {
  const ofFiles = []
  for (const { id, storageKey } of files) {
    const bytes = await readNamed(folder, storageKey)
    ofFiles.push({ kind: 'file', key: id, sha256: bytes && sha256(bytes) } as const)
  }
  return [...rows.filter(({ kind }) => kind === 'event'), ...ofFiles, ...rows.filter(({ kind }) => kind !== 'event')]
}

/** The same pieces for a filing. Refuses `file_unreadable` when bytes are gone or are not what was taken in. */
export async function piecesToFile(folder: string, gathered: Gathered): Promise<Result<readonly Piece[]>> {
  const known = new Map(gathered.files.map(({ id, sha256: kept }) => [id, kept]))
  const pieces: Piece[] = []
  for (const { kind, key, sha256: found } of await piecesFrom(folder, gathered)) {
    if (found === null || (kind === 'file' && known.get(key) !== found))
      return refuse('file_unreadable', { path: `files.${key}` })
    pieces.push({ kind, key, sha256: found })
  }
  return ok(pieces)
}

/** A filing as it is kept. */
export type Filing = {
  readonly number: number
  readonly language: 'zh-CN' | 'en'
  readonly head: unknown
  readonly pieces: readonly Piece[]
  readonly checksum: string
  readonly at: Instant
}

/** The filings of an order, the newest first, or the one of a number. */
export async function filingsOf(
  tx: Tx,
  orgId: OrgId,
  id: WorkOrderId,
  number: number | null = null,
): Promise<readonly Filing[]> {
  const { rows } = await sql<Filing>`
    select number, language, head, pieces, encode(checksum, 'hex') as checksum, made_at as at from filing_report
    where org_id = ${orgId}::uuid and work_order_id = ${id}::uuid and (${number}::int is null or number = ${number}::int) order by number desc`.execute(
    tx,
  )
  return rows
}
