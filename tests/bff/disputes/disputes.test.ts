import type { Body, Reply, Route } from '@field/contract'
import type { PersonId, WorkOrderId } from '@field/domain/kernel'
import { day } from '@field/domain/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addEvidence } from '../../../bff/src/disputes/add-evidence.ts'
import { listDisputes } from '../../../bff/src/disputes/list.ts'
import { openOne } from '../../../bff/src/disputes/open.ts'
import { lapseNext } from '../../../bff/src/disputes/run.ts'
import { changeSettings, showSettings } from '../../../bff/src/disputes/settings.ts'
import { showDispute } from '../../../bff/src/disputes/show.ts'
import { vote } from '../../../bff/src/disputes/vote.ts'
import { withdraw } from '../../../bff/src/disputes/withdraw.ts'
import { newId } from '../../../bff/src/platform/id.ts'
import { correctSettlement } from '../../../bff/src/settlements/correct.ts'
import { overridePrice } from '../../../bff/src/settlements/override-price.ts'
import { showMonth } from '../../../bff/src/settlements/statements.ts'
import { loadOrder } from '../../../bff/src/work-orders/queries.ts'
import { repairLines } from '../../support/appliance-repair.ts'
import type { Person } from '../../support/company.ts'
import { holdsIn } from '../../support/holds.ts'
import {
  actorOf,
  arrive,
  ask,
  asPerson,
  codeOf,
  confirm,
  freezerWork,
  granted,
  judge,
  moveTo,
  openStage,
  orderOf,
  repair,
  report,
  type Stage,
  settled,
  settlementOf,
  shown,
} from '../settlements/story.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const holds = () => holdsIn(stage.database)
const people = () => stage.ours.people

const visitLine = () => String(stage.ours.items.visit)
const fanLine = () => String(stage.ours.items.changeFan)
const lineOf = (view: Reply<'GET /work-orders/:id/settlement'>, id = visitLine()) =>
  view.lines.find((line) => line.id === id)
const move = async (id: WorkOrderId, to: 'reviewed' | 'confirmed' | 'paid', person = people().finance) =>
  moveTo(stage, await settlementOf(stage, id), to, person)

type Opening = Body<'POST /disputes'>
const open = (person: Person, workOrderId: WorkOrderId, over: Partial<Opening> = {}) =>
  ask<'POST /disputes'>(stage, person, openOne, {
    body: {
      workOrderId,
      subject: 'settlement_line',
      line: visitLine(),
      words: '报价时说的是 200 元',
      wantedFen: 20_000,
      ...over,
    },
  })
const cast = (person: Person, id: string, body: Partial<Body<'POST /disputes/:id/votes'>>) =>
  ask<'POST /disputes/:id/votes'>(stage, person, vote, {
    params: { id },
    body: { judgement: 'uphold', words: '看过照片', ...body },
  })
const see = (person: Person, id: string) => ask<'GET /disputes/:id'>(stage, person, showDispute, { params: { id } })
const about = <R extends Route>(person: Person, handler: Parameters<typeof ask<R>>[2], id: string, body?: object) =>
  ask<R>(stage, person, handler, { params: { id }, ...(body && { body }) } as never)

async function photoOf({ id: by, orgId }: Person): Promise<string> {
  const id = newId()
  await stage.sql(
    `insert into file (org_id, id, kind, content_type, bytes, sha256, upload_sha256, storage_key, created_by, created_at)
     values ($1, $2, 'image', 'image/webp', 1, '\\x00', '\\x00', $4, $3, now())`,
    [orgId, id, by, id],
  )
  return id
}
const told = async (person: PersonId, cause: string) =>
  Number(
    (
      await stage.sql<{ n: string }>('select count(*) as n from inbox_message where person_id = $1 and cause = $2', [
        person,
        cause,
      ])
    )[0]?.n,
  )
const balance = async (): Promise<number> =>
  Number((await stage.sql<{ sum: string }>('select coalesce(sum(amount_fen), 0) as sum from journal_line'))[0]?.sum)

describe('#74 a dispute about a line', () => {
  let order: WorkOrderId
  let dispute: string

  test('#74 is opened by the customer with what the order has and a file of one’s own, and holds the settlement', async () => {
    order = await settled(stage)
    expect(await shown(stage, order)).toMatchObject({ state: 'confirmed', totalFen: 38_000 })
    const receipt = await photoOf(people().customer)
    dispute = granted(await open(people().customer, order, { files: [receipt] })).id
    expect((await shown(stage, order)).state).toBe('disputed')
    expect(codeOf(await move(order, 'paid'))).toBe('wrong_state')
    const mine = granted(await see(people().customer, dispute))
    expect(mine).toMatchObject({
      state: 'open',
      standsFen: 30_000,
      wantedFen: 20_000,
      openedBy: { role: 'customer', mine: true },
      votes: null,
      may: { vote: false, withdraw: true, addFiles: true },
    })
    expect(mine.evidence.map(({ id, added }) => [id, added])).toEqual([[receipt, true]])
    // The photos of the work are attached without anybody adding them; who judges opens them all.
    const judged = granted(await see(people().finance, dispute))
    expect(judged.attached).toBe(mine.attached)
    expect(judged.attached).toBeGreaterThan(repairLines.length)
    expect(judged.evidence).toHaveLength(judged.attached)
    expect(judged).toMatchObject({ waitsForMe: true, openedBy: { name: people().customer.name }, votes: [] })
    await holds()
  })

  test('#74 is told to those who judge and not to the one who opened it', async () => {
    const cause = `dispute ${dispute} opened`
    expect(await told(people().finance.id, cause)).toBe(1)
    expect(await told(people().manager.id, cause)).toBe(1)
    expect(await told(people().customer.id, cause)).toBe(0)
  })

  test('#74 is not for strangers, and one at a time about a line', async () => {
    expect(codeOf(await open(people().customer, order))).toBe('not_unique')
    expect(codeOf(await open(people().secondTechnician, order))).toBe('not_found')
    expect(codeOf(await open(people().storeStaff, order))).toBe('not_permitted')
    expect(codeOf(await open(stage.theirs.people.customer, order))).toBe('not_found')
    expect(codeOf(await open(people().technician, order, { line: 'no_such_line' }))).toBe('line_unknown')
    expect(codeOf(await open(people().technician, order, { line: newId(), words: ' ' }))).toBe('line_unknown')
    expect(codeOf(await see(people().secondTechnician, dispute))).toBe('not_found')
    expect(codeOf(await see(people().storeStaff, dispute))).toBe('not_found')
    expect(codeOf(await see(stage.theirs.people.finance, dispute))).toBe('not_found')
    expect(codeOf(await cast(people().customer, dispute, {}))).toBe('not_permitted')
    expect(codeOf(await cast(people().technician, dispute, {}))).toBe('not_permitted')
    const fromFinance = granted(
      await ask<'GET /disputes'>(stage, people().finance, listDisputes, { query: { state: 'open' } }),
    )
    expect(fromFinance.items.map(({ id }) => id)).toEqual([dispute])
    const fromTechnician = granted(await ask<'GET /disputes'>(stage, people().technician, listDisputes, {}))
    expect(fromTechnician.items.map(({ id, openedBy }) => [id, openedBy.name])).toEqual([[dispute, '']])
    expect(granted(await ask<'GET /disputes'>(stage, people().secondTechnician, listDisputes, {})).items).toEqual([])
  })

  test('#75 every department judges, all votes are kept, and the last decides and posts the correction', async () => {
    expect(codeOf(await cast(people().finance, dispute, { words: '  ' }))).toBe('reason_required')
    expect(codeOf(await cast(people().finance, dispute, { judgement: 'adjust' }))).toBe('amount_invalid')
    granted(await cast(people().finance, dispute, { judgement: 'reject', words: '价目表如此' }))
    // Nothing is shown to the parties yet.
    expect(granted(await see(people().technician, dispute)).votes).toBeNull()
    granted(await cast(people().finance, dispute, { judgement: 'adjust', amountFen: 24_000, words: '可以让一点' }))
    expect((await shown(stage, order)).state).toBe('disputed')
    const last = await cast(people().manager, dispute, { judgement: 'adjust', amountFen: 24_000, words: '同意让价' })
    expect(granted(last).state).toBe('decided')
    const after = await shown(stage, order)
    expect(after).toMatchObject({ state: 'submitted', totalFen: 32_000, corrected: '可以让一点；同意让价' })
    expect(lineOf(after)).toMatchObject({ amountFen: 24_000, listFen: 30_000, trace: { override: { amount: 24_000 } } })
    const whole = granted(await see(people().customer, dispute))
    expect(whole).toMatchObject({
      state: 'decided',
      decision: { by: 'votes', judgement: { kind: 'adjust', amountFen: 24_000 } },
    })
    expect(whole.votes?.map(({ department, counts, name }) => [department, counts, name])).toEqual([
      ['finance', false, ''],
      ['finance', true, ''],
      ['manager', true, ''],
    ])
    expect(await told(people().customer.id, `dispute ${dispute} decided`)).toBe(1)
    expect(await told(people().technician.id, `dispute ${dispute} decided`)).toBe(1)
    expect(codeOf(await cast(people().manager, dispute, {}))).toBe('wrong_state')
    expect(codeOf(await about<'POST /disputes/:id/withdraw'>(people().customer, withdraw, dispute))).toBe('wrong_state')
    expect(await balance()).toBe(0)
    await holds()
    granted(await move(order, 'reviewed'))
    granted(await move(order, 'confirmed'))
    await holds()
  })

  test('#75 what is upheld as it stands goes to review again and is owed as before', async () => {
    const other = await settled(stage)
    const month = new Date(stage.clock.at).toISOString().slice(0, 7)
    const owed = async () =>
      granted(
        await ask<'GET /statement-months/:month'>(stage, people().finance, showMonth, { params: { month } }),
      ).items.find(({ party }) => party.id === people().technician.id)?.closingFen
    const before = await owed()
    expect(before).toBeGreaterThan(0)
    const { id } = granted(await open(people().technician, other, { wantedFen: 35_000, words: '高空作业' }))
    const filed = await photoOf(people().technician)
    granted(await about<'POST /disputes/:id/files'>(people().technician, addEvidence, id, { files: [filed] }))
    expect(
      codeOf(await about<'POST /disputes/:id/files'>(people().technician, addEvidence, id, { files: [newId()] })),
    ).toBe('file_unknown')
    granted(await cast(people().finance, id, { judgement: 'reject' }))
    granted(await cast(people().manager, id, { judgement: 'reject' }))
    expect(await shown(stage, other)).toMatchObject({ state: 'submitted', totalFen: 38_000, corrected: null })
    expect(await owed()).toBe(before)
    await holds()
    granted(await move(other, 'reviewed'))
    granted(await move(other, 'confirmed'))
    expect((await orderOf(stage, other)).status).toBe('settled')
    expect(await owed()).toBe(before)
    await holds()
  })

  test('#75 two lines of one settlement are held until both are decided', async () => {
    const id = await settled(stage, 4)
    const first = granted(await open(people().customer, id)).id
    const second = granted(await open(people().technician, id, { line: fanLine(), wantedFen: 40_000 })).id
    for (const person of [people().finance, people().manager]) granted(await cast(person, first, {}))
    expect(await shown(stage, id)).toMatchObject({ state: 'disputed', corrected: '看过照片；看过照片' })
    expect(lineOf(await shown(stage, id))).toMatchObject({ amountFen: 20_000 })
    await holds()
    const held = await ask<'POST /settlements/:id/correct'>(stage, people().finance, correctSettlement, {
      params: { id: await settlementOf(stage, id) },
      body: { reason: '抢在裁定前' },
    })
    expect(codeOf(held)).toBe('wrong_state')
    granted(await about<'POST /disputes/:id/withdraw'>(people().technician, withdraw, second))
    expect((await shown(stage, id)).state).toBe('submitted')
    await holds()
  })

  test('#75 what was paid stays paid, and the decision reverses it', async () => {
    const id = await settled(stage)
    granted(await move(id, 'paid'))
    const one = granted(await open(people().customer, id)).id
    expect((await shown(stage, id)).state).toBe('paid')
    for (const person of [people().finance, people().manager]) granted(await cast(person, one, {}))
    expect(await shown(stage, id)).toMatchObject({ state: 'submitted', totalFen: 28_000 })
    expect(await balance()).toBe(0)
    await holds()
  })
})

describe('#75 deadlines', () => {
  const lapse = async () => {
    while (await lapseNext(stage.world));
  }

  test('#75 nobody judged: what stands remains, once the last deadline has passed', async () => {
    const id = await settled(stage)
    const one = granted(await open(people().customer, id)).id
    const { dueAt } = granted(await see(people().finance, one))
    expect(dueAt).toBe(stage.clock.at + 5 * day)
    stage.clock.at = dueAt - 1
    await lapse()
    expect((await shown(stage, id)).state).toBe('disputed')
    stage.clock.at = dueAt
    await lapse()
    expect(granted(await see(people().customer, one))).toMatchObject({
      state: 'decided',
      decision: { by: 'silence', judgement: { kind: 'reject' } },
    })
    expect(await shown(stage, id)).toMatchObject({ state: 'submitted', totalFen: 38_000 })
    expect(await told(people().customer.id, `dispute ${one} decided`)).toBe(1)
    await holds()
  })

  test('#75 who judged decides when the others did not, and votes that stand even wait for the manager', async () => {
    const id = await settled(stage)
    const one = granted(await open(people().customer, id)).id
    granted(await cast(people().finance, one, { judgement: 'adjust', amountFen: 25_000 }))
    stage.clock.at += 6 * day
    await lapse()
    expect(await shown(stage, id)).toMatchObject({ state: 'submitted', totalFen: 33_000 })
    const settings = {
      reviewers: [
        { department: 'finance', days: 1 },
        { department: 'dispatcher', days: 2 },
      ],
    } as const
    const change = (reviewers: readonly object[]) =>
      ask<'PUT /dispute-settings'>(stage, people().manager, changeSettings, { body: { reviewers } as never })
    expect(codeOf(await change([{ department: 'technician', days: 1 }]))).toBe('not_an_option')
    expect(codeOf(await change([...settings.reviewers, settings.reviewers[0]]))).toBe('not_unique')
    granted(await change(settings.reviewers))
    expect(granted(await ask<'GET /dispute-settings'>(stage, people().finance, showSettings, {}))).toEqual(settings)
    const other = await settled(stage)
    const two = granted(await open(people().customer, other)).id
    granted(await cast(people().finance, two, { judgement: 'reject' }))
    granted(await cast(people().dispatcher, two, { judgement: 'uphold' }))
    expect(granted(await see(people().manager, two))).toMatchObject({
      state: 'open',
      waitsForChair: true,
      waitsForMe: true,
    })
    stage.clock.at += 3 * day
    await lapse()
    expect((await shown(stage, other)).state).toBe('disputed')
    granted(await cast(people().manager, two, { judgement: 'uphold', words: '按口头报价' }))
    expect(granted(await see(people().customer, two)).decision).toMatchObject({ by: 'chair' })
    expect(await shown(stage, other)).toMatchObject({ state: 'submitted', totalFen: 28_000 })
    await holds()
  })

  test('#75 a department that never judged does not hold the money when the others stand even', async () => {
    const judgedBy = async (...departments: ('finance' | 'dispatcher' | 'admin')[]) => {
      const reviewers = departments.map((department) => ({ department, days: 1 }))
      granted(await ask<'PUT /dispute-settings'>(stage, people().manager, changeSettings, { body: { reviewers } }))
    }
    await judgedBy('finance', 'dispatcher', 'admin')
    const id = await settled(stage)
    const one = granted(await open(people().customer, id)).id
    granted(await cast(people().finance, one, { judgement: 'reject' }))
    granted(await cast(people().dispatcher, one, { judgement: 'uphold' }))
    stage.clock.at += 2 * day
    await lapse()
    expect(granted(await see(people().manager, one))).toMatchObject({
      state: 'open',
      waitsForChair: true,
      waitsForMe: true,
    })
    expect(await told(people().manager.id, `dispute ${one} chair`)).toBe(1)
    granted(await cast(people().manager, one, { judgement: 'uphold', words: '按口头报价' }))
    expect(granted(await see(people().customer, one)).decision).toMatchObject({ by: 'chair' })
    expect(await shown(stage, id)).toMatchObject({ state: 'submitted', totalFen: 28_000 })
    await judgedBy('finance', 'dispatcher')
    await holds()
  })
})

describe('#74 a verdict', () => {
  test('#74 the store and who did the work dispute a judged line; no amount changes', async () => {
    const id = await settled(stage)
    const line = repairLines[0] ?? ''
    const body = { subject: 'acceptance_line', line, wantedFen: null } as const
    expect(codeOf(await open(people().technician, id, { ...body, wantedFen: 100 }))).toBe('amount_invalid')
    expect(codeOf(await open(people().technician, id, { ...body, line: 'nowhere' }))).toBe('line_unknown')
    const one = granted(await open(people().storeStaff, id, { ...body, words: '又漏了' })).id
    expect((await shown(stage, id)).state).toBe('confirmed')
    expect(granted(await see(people().technician, one))).toMatchObject({ subject: 'acceptance_line', standsFen: null })
    granted(await cast(people().finance, one, {}))
    granted(await cast(people().dispatcher, one, {}))
    expect(granted(await see(people().storeStaff, one))).toMatchObject({
      state: 'decided',
      decision: { judgement: { kind: 'uphold', amountFen: null } },
    })
    expect((await shown(stage, id)).state).toBe('confirmed')
    await holds()
  })
})

describe('a computed amount replaced by hand', () => {
  const put = (
    person: Person,
    id: WorkOrderId,
    amountFen: number | null,
    reason = '客户是老朋友',
    line = visitLine(),
  ) =>
    ask<'PUT /work-orders/:id/prices/:line'>(stage, person, overridePrice, {
      params: { id, line },
      body: { amountFen, reason },
    })

  test('by finance until it is confirmed, with a reason, and it is reviewed', async () => {
    const id = await settled(stage, 4)
    expect(await shown(stage, id)).toMatchObject({ state: 'submitted', mayOverride: true })
    expect(codeOf(await put(people().finance, id, 1, ' '))).toBe('reason_required')
    expect(codeOf(await put(people().finance, id, 1, 'x', newId()))).toBe('line_unknown')
    expect(granted(await put(people().finance, id, 25_000))).toEqual({
      line: visitLine(),
      amountFen: 25_000,
      priceFen: 30_000,
      totalFen: 57_000,
    })
    expect(await shown(stage, id)).toMatchObject({ state: 'submitted', totalFen: 57_000, corrected: '客户是老朋友' })
    expect(granted(await put(people().finance, id, null)).amountFen).toBe(30_000)
    expect((await shown(stage, id)).totalFen).toBe(62_000)
    granted(await move(id, 'reviewed'))
    granted(await move(id, 'confirmed'))
    expect((await shown(stage, id)).mayOverride).toBe(false)
    expect(codeOf(await put(people().finance, id, 1))).toBe('already_settled')
    await holds()
  })

  test('by a technician only where the node allows it, never by a colleague, and it waits for its review', async () => {
    const id = await report(stage)
    await arrive(stage, id)
    expect(codeOf(await put(people().technician, id, 5_000))).toBe('operation_not_allowed')
    const loaded = await asPerson(stage, people().admin, (tx) => loadOrder(tx, actorOf(people().admin), id))
    const node = loaded?.definition.nodes.find(({ key }) => key === 'repair') as { overridePrices?: boolean }
    node.overridePrices = true
    try {
      expect(codeOf(await put(people().secondTechnician, id, 5_000))).toBe('not_found')
      expect(granted(await put(people().technician, id, 5_000)).totalFen).toBe(5_000)
      await repair(stage, id, { services: freezerWork(stage).services })
      expect(codeOf(await put(people().technician, id, 4_000))).toBe('operation_not_allowed')
    } finally {
      node.overridePrices = false
    }
    await judge(stage, id)
    await confirm(stage, id)
    // By the rule 130.00 would have been confirmed at once.
    expect(await shown(stage, id)).toMatchObject({ state: 'submitted', totalFen: 13_000 })
    expect(lineOf(await shown(stage, id))).toMatchObject({
      amountFen: 5_000,
      trace: { override: { amount: 5_000, reason: '客户是老朋友' } },
    })
    await holds()
  })
})

test('#74 what a site is owed for a colleague’s work is not its other technicians’ business', async () => {
  const rule = { id: 's', label: { 'zh-CN': '网点' }, role: 'site', basis: 'labour', points: 1_000 }
  await stage.sql('insert into share_rule (org_id, id, rule) values ($1, $2, $3)', [
    stage.ours.orgId,
    newId(),
    JSON.stringify(rule),
  ])
  const id = await settled(stage)
  const site = (await shown(stage, id)).shares?.find(({ role }) => role === 'site')
  expect(site?.amountFen).toBe(3_800)
  const one = granted(await open(people().customer, id)).id
  expect(people().secondTechnician.placeIds).toEqual(people().technician.placeIds)
  expect(codeOf(await see(people().secondTechnician, one))).toBe('not_found')
  granted(await see(people().technician, one))
  await holds()
})

test('a page of disputes begins anew behind a place that is none', async () => {
  const page = async (after: string) =>
    granted(await ask<'GET /disputes'>(stage, people().finance, listDisputes, { query: { after, limit: 1 } })).items
  const whole = await page('x')
  for (const after of [`1_${'-'.repeat(36)}`, `9999999999999999_${newId()}`]) expect(await page(after)).toEqual(whole)
})
