import { randomUUID } from 'node:crypto'
import type { Reply } from '@field/contract'
import { asId, type WorkOrderId } from '@field/domain/kernel'
import { type Edit, insertEdit, moveEdit, removeEdit, setEdit, type WorkTypeDefinition } from '@field/domain/workflow'
import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { lockOrderOf } from '../../../bff/src/work-orders/queries.ts'
import { repairLines } from '../../support/appliance-repair.ts'
import { report, startTown, stopTown, type Town, taskNow, tell, verdicts, workUntilDone } from '../../support/job.ts'
import type { Client } from '../../support/server.ts'

let town: Town
let admin: Client
let customer: Client
let stops: Town[] = []
beforeEach(async () => {
  town = await startTown()
  stops.push(town)
  admin = await town.server.as(town.ours.people.admin)
  customer = await town.server.as(town.ours.people.customer)
})
afterAll(async () => {
  for (const one of stops) await stopTown(one)
  stops = []
})

const key = 'appliance_repair'
type Draft = Reply<'POST /work-types/:key/draft/edits'>

async function edited(make: (definition: WorkTypeDefinition) => readonly (Edit | null)[]): Promise<Draft> {
  const { revision, definition } = (await admin('GET /work-types/:key/draft', { params: { key } })).value
  const edits = make(definition).filter((one) => one !== null)
  const { value } = await admin('POST /work-types/:key/draft/edits', {
    params: { key },
    body: { base: revision, edits },
  })
  expect(value.conflicts).toEqual([])
  return value
}

const preview = async ({ revision }: Pick<Draft, 'revision'>) =>
  (await admin('POST /work-types/:key/preview', { params: { key }, body: { revision } })).value
const publishing = (revision: number, migrate: 'all' | 'none' | string[], idempotencyKey: string = randomUUID()) =>
  admin('POST /work-types/:key/publish', { params: { key }, body: { revision, migrate }, key: idempotencyKey })

const detail = async (id: string, by: Client = admin) => (await by('GET /work-orders/:id', { params: { id } })).value
const progress = async (id: string) => (await customer('GET /work-orders/:id/progress', { params: { id } })).value

const twoFields = (definition: WorkTypeDefinition): Edit[] => [
  insertEdit(definition, ['nodes', 'repair', 'form', 'fields'], {
    key: 'pressure',
    kind: 'number',
    label: { 'zh-CN': '压力' },
    min: 0,
  }),
  setEdit(definition, ['nodes', 'repair', 'form', 'fields', 'fault_code', 'label'], { 'zh-CN': '故障代码（必看）' }),
]

/** Orders at the technician (assigned, then drafted), at the store's acceptance, and at the customer's confirmation. */
async function busyTown(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    const { id } = await report(customer, town.ours.tags.freezer)
    ids.push(id)
    if (index % 4 === 0) continue
    if (index % 4 === 1) {
      const task = await taskNow(town, id)
      const { technician, secondTechnician, farTechnician } = town.ours.people
      const mine = [technician, secondTechnician, farTechnician].find((one) => one.id === task.assigneeId)
      const client = await town.server.as(mine ?? technician)
      for (const kind of ['accept', 'travel', 'arrive'] as const) await tell(client, id, { kind, taskId: task.id })
      await tell(client, id, {
        kind: 'save_draft',
        taskId: task.id,
        answers: { before_temperature: -3, fault_code: 'e4' },
      })
      continue
    }
    await workUntilDone(town, id)
    if (index % 4 === 2) continue
    const store = await town.server.as(town.ours.people.storeStaff)
    await tell(store, id, { kind: 'complete', taskId: (await taskNow(town, id)).id, verdicts: verdicts(repairLines) })
  }
  return ids
}

async function finish(id: string): Promise<void> {
  await workUntilDone(town, id)
  const store = await town.server.as(town.ours.people.storeStaff)
  await tell(store, id, { kind: 'complete', taskId: (await taskNow(town, id)).id, verdicts: verdicts(repairLines) })
  await tell(customer, id, { kind: 'complete', taskId: (await taskNow(town, id)).id, verdicts: verdicts(repairLines) })
}

const finished = ({ tasks }: Pick<Reply<'GET /work-orders/:id'>, 'tasks'>) =>
  tasks.filter(({ state }) => state === 'done')

test('#27 two changed fields over 20 open orders at different nodes: the preview is what then happens', async () => {
  const ids = await busyTown(20)
  const before = new Map(await Promise.all(ids.map(async (id) => [id, await detail(id)] as const)))
  const draft = await edited(twoFields)
  const previewed = await preview(draft)
  expect(previewed.problems).toEqual([])
  expect(previewed.orders.map(({ id }) => id).sort()).toEqual([...ids].sort())
  expect(new Set(previewed.orders.map(({ node }) => node)).size).toBeGreaterThanOrEqual(3)
  const atRepair = previewed.orders.filter(({ node }) => node === 'repair')
  expect(atRepair).toHaveLength(10)
  for (const { change, fields } of atRepair) {
    expect(change).toBe('follows')
    const said = fields.map((one) => `${one.field} ${one.change}`).sort()
    expect(said).toEqual(['fault_code changed', 'pressure new'])
  }

  const published = (await publishing(draft.revision, 'all')).value
  const follows = previewed.orders.filter(({ change }) => change === 'follows').map(({ id }) => id)
  expect([...published.migrated].sort()).toEqual(follows.sort())
  expect(published.stayed.map(({ id }) => id)).toEqual(
    previewed.orders.filter(({ change }) => change === 'stays').map(({ id }) => id),
  )
  for (const { id, node, fields } of previewed.orders) {
    const after = await detail(id)
    const was = before.get(id)
    expect(finished(after)).toEqual(was && finished(was))
    expect(after.status).toBe(was?.status)
    const shown = after.updated?.fields.map(({ field, change }) => ({ field, change })) ?? []
    expect(shown).toEqual(fields.filter((one) => one.node === node).map(({ field, change }) => ({ field, change })))
    const migrated = published.migrated.includes(id)
    const asks = after.definition.nodes.some(
      (one) => 'form' in one && one.form?.fields.some((field) => field.key === 'pressure'),
    )
    expect(asks).toBe(migrated)
  }
  const drafted = await detail(ids[1] ?? '')
  expect(drafted.tasks[0]?.answers).toMatchObject({ before_temperature: -3, fault_code: 'e4' })
  expect(drafted.updated).toMatchObject({ from: 1, to: 2 })
  // They live on in the new version to the end.
  await finish(ids[0] ?? '')
  expect((await detail(ids[0] ?? '')).status).toBe('settled')
})

test('#27 the customer and whoever only follows see no banner, and the timeline says who changed it over', async () => {
  const { id } = await report(customer, town.ours.tags.freezer)
  const { revision } = await edited(twoFields)
  await publishing(revision, [id])
  expect((await detail(id)).updated).toMatchObject({ from: 1, to: 2 })
  expect((await detail(id, customer)).updated).toBeNull()
  const loaded = await town.server.world.inOrganization(town.ours.orgId, (tx) =>
    lockOrderOf(tx, town.ours.orgId, asId<WorkOrderId>(id)),
  )
  expect(loaded?.definition.nodes.length).toBeGreaterThan(0)
  const client = new pg.Client(town.server.database.urls.admin)
  await client.connect()
  const { rows } = await client.query(
    `select actor_id, event from timeline where work_order_id = $1 and kind = 'migrated'`,
    [id],
  )
  await client.end()
  expect(rows).toMatchObject([{ actor_id: town.ours.people.admin.id, event: { from: town.ours.workType.versionId } }])
})

test('#27 an order whose node is gone stays where it is and says why; what nothing touches keeps its version', async () => {
  const { id } = await report(customer, town.ours.tags.freezer)
  const gone = await edited((definition) => {
    const repair = definition.nodes.find((node) => node.key === 'repair') as object
    const copy = { ...repair, key: 'mend' }
    const text = JSON.stringify({
      ...definition,
      nodes: definition.nodes.map((node) => (node.key === 'repair' ? copy : node)),
    })
    const next = JSON.parse(text.replaceAll('"repair"', '"mend"')) as WorkTypeDefinition
    return [setEdit(definition, [], next)]
  })
  expect(gone.problems).toEqual([])
  const shown = (await preview(gone)).orders
  expect(shown).toMatchObject([{ id, change: 'stays', why: 'node_gone' }])
  const published = (await publishing(gone.revision, 'all')).value
  expect(published).toMatchObject({ number: 2, migrated: [], stayed: [{ id, why: 'node_gone' }] })
  expect((await detail(id)).updated).toBeNull()
  await finish(id)

  const late = await report(customer, town.ours.tags.fridge)
  const same = await edited((definition) => [
    setEdit(definition, ['report', 'fields', 'words', 'help'], { 'zh-CN': '说说' }),
  ])
  expect((await preview(same)).orders).toMatchObject([{ id: late.id, change: 'untouched', fields: [] }])
  expect((await publishing(same.revision, 'all')).value).toMatchObject({ number: 3, migrated: [], stayed: [] })
})

test('#12 what is closed reads the same after the work type was changed, byte for byte', async () => {
  const ids: string[] = []
  for (let index = 0; index < 3; index++) {
    const { id } = await report(customer, town.ours.tags.freezer)
    await finish(id)
    ids.push(id)
  }
  const read = async () =>
    Promise.all(
      ids.flatMap((id) => [
        customer('GET /work-orders/:id/progress', { params: { id } }).then(({ text }) => withoutLinks(text)),
        admin('GET /work-orders/:id', { params: { id } }).then(({ text }) => withoutLinks(text)),
        admin('GET /work-orders/:id/settlement', { params: { id } }).then(({ text }) => text),
      ]),
    )
  const before = await read()
  const draft = await edited((definition) => [
    ...twoFields(definition),
    setEdit(definition, ['label'], { 'zh-CN': '全改了' }),
    moveEdit(definition, ['nodes', 'repair'], definition.nodes.at(-1)?.key ?? null),
    removeEdit(definition, ['nodes', 'repair', 'form', 'fields', 'internal_note']),
  ])
  expect(draft.problems).toEqual([])
  expect((await publishing(draft.revision, 'all')).value).toMatchObject({ number: 2, migrated: [], stayed: [] })
  expect(await read()).toEqual(before)
  expect((await progress(ids[0] ?? '')).status).toBe('settled')
})

/** Links to files are signed for a time; everything else must not move. */
const withoutLinks = (text: string): string => text.replace(/\?e=[^"]*/g, '')

test('a publication that was cut short between batches goes on when it is asked for again, with one version', async () => {
  const ids = await Promise.all(Array.from({ length: 60 }, () => report(customer, town.ours.tags.freezer)))
  const { revision } = await edited(twoFields)
  const last =
    ids
      .map(({ id }) => id)
      .sort()
      .at(-1) ?? ''
  const client = new pg.Client(town.server.database.urls.admin)
  await client.connect()
  // Somebody holds the last order longer than a batch has patience for.
  await client.query('begin')
  await client.query('select from work_order where id = $1 for update', [last])
  const idempotencyKey = randomUUID()
  const cut = await publishing(revision, 'all', idempotencyKey)
  expect(cut.status).toBe(503)
  const over = async () =>
    Number((await client.query(`select count(*) as n from timeline where kind = 'migrated'`)).rows[0].n)
  expect(await over()).toBe(50)
  await client.query('rollback')
  const { value } = await publishing(revision, 'all', idempotencyKey)
  expect(value).toMatchObject({ number: 2, stayed: [] })
  expect(value.migrated).toHaveLength(60)
  expect(await over()).toBe(60)
  expect((await publishing(revision, 'all')).value).toEqual(value)
  expect(await over()).toBe(60)
  await client.end()
  const { versions } = (await admin('GET /work-types/:key/versions', { params: { key } })).value
  expect(versions).toMatchObject([
    { number: 2, openOrders: 60 },
    { number: 1, openOrders: 0 },
  ])
})

test('two publish one draft at once: one version, and the loser is told the same', async () => {
  const { revision } = await edited(twoFields)
  const both = await Promise.all([publishing(revision, 'none'), publishing(revision, 'none')])
  expect(both.map(({ value }) => value.number)).toEqual([2, 2])
  expect((await publishing(revision + 1, 'none')).error.code).toBe('version_conflict')
})
