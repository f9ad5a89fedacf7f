import {
  asId,
  type PartId,
  type Result,
  type StockLocationId,
  type TaskId,
  type WorkOrderId,
} from '@field/domain/kernel'
import { type Database, openDatabase } from '../../../bff/src/platform/database/kysely.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { inTransaction, type Tx } from '../../../bff/src/platform/database/transaction.ts'
import { newId } from '../../../bff/src/platform/id.ts'
import { receive } from '../../../bff/src/stock/transfer.ts'
import { type Company, foundCompanies } from '../../support/company.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'

export const now = Date.UTC(2026, 10, 21, 6)

/** A fresh database with two companies, of which `ours` acts. */
export type Scene = {
  readonly database: TestDatabase
  readonly db: Database
  readonly ours: Company
  readonly theirs: Company
  readonly run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** As the superuser, past row-level security. */
  readonly sql: <Row>(text: string, values?: unknown[]) => Promise<Row[]>
  readonly close: () => Promise<void>
}

export async function openScene(connections = 8): Promise<Scene> {
  const database = await freshDatabase()
  const { ours, theirs } = await foundCompanies({ admin: database.urls.admin ?? '' })
  const db = openDatabase(database.urls.app, { size: connections, name: 'test' })
  return {
    database,
    db,
    ours,
    theirs,
    run: (work) => inTransaction(db, { orgId: ours.orgId }, work),
    sql: <Row>(text: string, values: unknown[] = []) =>
      asAdmin(database.urls.admin ?? '', async (client) => (await client.query(text, values)).rows as Row[]),
    close: async () => {
      await db.close()
      await database.drop()
    },
  }
}

/** A work order with one open visit of the technician, as bare rows: enough for stock moves to point at. */
export async function openOrder({ ours, sql }: Scene): Promise<{ readonly id: WorkOrderId; readonly taskId: TaskId }> {
  const id = newId<WorkOrderId>()
  const taskId = newId<TaskId>()
  await sql(
    `insert into work_order (org_id, id, number, work_type_version_id, version, status, title, source, territory_id, address, report, created_at, updated_at, client_request_id)
     values ($1, $2, $3, $4, 1, 'in_progress', '不制冷', 'scan', $5, '灵石路 745 号', '{}', now(), now(), $2)`,
    [ours.orgId, id, id.slice(-8), ours.workType.versionId, ours.territories.jingan],
  )
  await sql(
    `insert into task (org_id, id, work_order_id, node, round, state, assignee_id, opened_at, data) values ($1, $2, $3, 'repair', 1, 'in_progress', $4, now(), '{}')`,
    [ours.orgId, taskId, id, ours.people.technician.id],
  )
  return { id, taskId }
}

/** A part that nobody has yet. */
export async function newPart({ ours, sql }: Scene, code: string): Promise<PartId> {
  const id = newId<PartId>()
  await sql(`insert into part (org_id, id, code, name, category, search) values ($1, $2, $3, $4, 'test', $5)`, [
    ours.orgId,
    id,
    code,
    JSON.stringify({ 'zh-CN': `试件 ${code}` }),
    code.toLowerCase(),
  ])
  return id
}

export const stock = (scene: Scene, to: StockLocationId, part: PartId, quantity: number): Promise<Result<null>> =>
  scene.run((tx) => receive(tx, scene.ours.orgId, { to, lines: [{ part, quantity }] }, { by: null, at: now }))

export async function balance({ sql, ours }: Scene, location: StockLocationId, part: PartId): Promise<number> {
  const rows = await sql<{ quantity: number }>(
    'select quantity from stock_balance where org_id = $1 and location_id = $2 and part_id = $3',
    [ours.orgId, location, part],
  )
  return rows[0]?.quantity ?? 0
}

export const unknownPart = asId<PartId>('018f0000-0000-7000-8000-00000000dead')
