import { createHmac } from 'node:crypto'
import { day, minute } from '@field/domain/kernel'
import { presets } from '@field/presets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fireNext } from '../../../bff/src/timers/run.ts'
import { stopTown } from '../../support/job.ts'
import { deskType, openStage, type Stage } from './stage.ts'

/** Taken over as an administrator does it, in the studio. */
const wanted = ['contract_approval', 'sales_lead', 'quality_improvement', 'equipment_maintenance', 'catering_complaint']

let stage: Stage
const publish = async (preset: string) => {
  const admin = await stage.as(stage.ours.people.admin)
  const { key, revision } = (await admin('POST /work-types', { body: { preset } })).value
  const body = { revision, migrate: 'none' } as const
  const { number, problems } = (await admin('POST /work-types/:key/publish', { params: { key }, body })).value
  expect([key, number, number === null ? problems : []]).toEqual([preset, 1, []])
}
beforeAll(async () => {
  stage = await openStage()
  const skills = presets.flatMap(({ definition }) =>
    definition.nodes
      .flatMap((node) => (node.kind === 'task' || node.kind === 'approval' ? node.assignee : []))
      .flatMap((rule) => ('skills' in rule ? (rule.skills ?? []) : [])),
  )
  await stage.sql('update technician set skills = skills || $1', [[...new Set(skills)]])
  await stage.addType(
    deskType('ticket', '设备报障', [{ key: 'fault_code', kind: 'text', label: { 'zh-CN': '故障码' } }]),
  )
})
afterAll(() => stopTown(stage.town))

const hear = async (event: object) => {
  const { path, secret } = (
    await (
      await stage.as(stage.ours.people.admin)
    )('POST /inbound-hooks', { body: { label: '商城' } })
  ).value
  const body = JSON.stringify(event)
  const at = String(Math.floor(stage.clock.at / 1000))
  const signed = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  const headers = { 'content-type': 'application/json', 'x-timestamp': at, 'x-signature': `sha256=${signed}` }
  const { status } = await fetch(`${stage.server.url}${path}`, { method: 'POST', headers, body })
  expect(status).toBe(202)
  await stage.work()
}

const report = async (workType: string, answers: object, tag = stage.ours.tags.freezer) => {
  stage.clock.at += minute
  const customer = await stage.as(stage.ours.people.customer)
  return (await customer('POST /work-orders', { body: { tag, workType, answers: answers as never } })).value
}

const told = async (person: { readonly id: string }, id: string) =>
  (
    await stage.sql<{ body: string }>(
      `select m::text as body from inbox_message m where person_id = $1 and work_order_id = $2`,
      [person.id, id],
    )
  ).map(({ body }) => body)

const tagsOf = async (id: string) =>
  (await stage.sql<{ tags: string[] }>('select tags from work_order where id = $1', [id]))[0]?.tags

const madeOf = async (key: string) => (await stage.orders()).filter((one) => one.key === key)

/** What a firing lacks to open a complete order. */
const lacksOf = async (rule: string) =>
  (await stage.firings(rule)).flatMap(({ results }) =>
    results.flatMap(({ missing, refused }) => missing ?? refused ?? []),
  )

test('a rule whose work type was never published says in plain words what is missing', async () => {
  await stage.turnOn('order_unpaid')
  await hear({ id: 'early', event: 'order_unpaid', data: { company: '某某餐饮' } })
  const [failed] = await stage.firings('order_unpaid')
  expect(failed?.outcome).toBe('failed')
  expect(failed?.results[0]).toMatchObject({
    refused: { path: 'workType' },
    words: { 'zh-CN': expect.stringContaining('还没有发布') },
  })
})

test('each preset that a ready rule needs is published through the studio', async () => {
  for (const key of wanted) await publish(key)
})

test('order_unpaid opens a complete lead of the preset', async () => {
  const data = { company: '某某餐饮', contact: '陈先生', phone: '13800000001' }
  await hear({ id: 'unpaid-1', event: 'order_unpaid', data })
  const [lead] = await madeOf('sales_lead')
  expect(lead?.report).toMatchObject({ company: '某某餐饮', contact: '陈先生', wish: 'quote' })
  expect(lead?.report.requirements).toContain('order_unpaid unpaid-1')
  const [fired] = await stage.firings('order_unpaid')
  expect(fired).toMatchObject({ outcome: 'done', results: [{ number: lead?.number }] })
  expect(fired?.results[0]).not.toHaveProperty('missing')
})

test('abnormal_reading opens a repair of the device that the reading names', async () => {
  await stage.turnOn('abnormal_reading')
  await hear({ id: 'r-1', event: 'abnormal_reading', data: { serial: stage.ours.assets.freezer.serial } })
  const [repair] = await madeOf('appliance_repair')
  expect(repair?.asset_id).toBe(stage.ours.assets.freezer.id)
  expect(repair?.report.words).toContain('abnormal_reading r-1')
  expect(await lacksOf('abnormal_reading')).toEqual([])
})

test('third_identical_fault opens a complete improvement order that names its tickets; no code is no fault', async () => {
  await stage.turnOn('third_identical_fault')
  const numbers: string[] = []
  const repaired = async (code: string) => {
    const { number } = await report('ticket', { fault_code: code })
    await stage.work()
    return number
  }
  for (const _ of [1, 2, 3]) await repaired('none')
  expect(await madeOf('quality_improvement')).toEqual([])
  for (const _ of [1, 2, 3]) numbers.push(await repaired('e4'))
  const [improvement] = await madeOf('quality_improvement')
  expect(improvement?.report).toMatchObject({ fault_code: 'e4', fault_count: 3, linked_orders: numbers.join(' ') })
  expect(await lacksOf('third_identical_fault')).toEqual([])
})

test('serious_complaint escalates a complaint of the preset that is one, and no other', async () => {
  await stage.turnOn('serious_complaint')
  const { id } = await report('catering_complaint', {
    complaint: ['dine_in', 'service', 'insult'],
    words: '服务员骂人',
  })
  const calm = await report('catering_complaint', { complaint: ['dine_in', 'dishes', 'cold'], words: '鱼是凉的' })
  await stage.work()
  expect(await tagsOf(id)).toContain('complaint')
  expect((await told(stage.ours.people.manager, id)).join()).toContain('严重投诉')
  expect(await tagsOf(calm.id)).not.toContain('complaint')
})

test('maintenance_due opens one planned maintenance for a device that nobody serviced', async () => {
  await stage.sql(`update asset set installed_at = null`)
  await stage.sql(`update asset set installed_at = to_timestamp($2) where id = $1`, [
    stage.ours.assets.homeFridge.id,
    (stage.clock.at - 200 * day) / 1000,
  ])
  await stage.turnOn('maintenance_due')
  for (const _ of [1, 2, 3]) {
    stage.clock.at += day
    await stage.work()
  }
  const made = await madeOf('equipment_maintenance')
  expect(made.map(({ asset_id }) => asset_id)).toEqual([stage.ours.assets.homeFridge.id])
  expect(made[0]?.report).toMatchObject({ occasion: 'planned', machine: stage.ours.assets.homeFridge.id })
  expect(made[0]?.report.words).toContain('起因设备')
  expect(await lacksOf('maintenance_due')).toEqual([])
})

test('warranty_ending opens a complete lead of the preset, once', async () => {
  await stage.sql(`update asset set warranties = $2 where id = $1`, [
    stage.ours.assets.homeFridge.id,
    JSON.stringify([{ label: { 'zh-CN': '整机' }, until: stage.clock.at + 20 * day, covers: 'labour' }]),
  ])
  await stage.turnOn('warranty_ending')
  for (const _ of [1, 2]) {
    stage.clock.at += day
    await stage.work()
  }
  const made = (await madeOf('sales_lead')).filter(({ tags }) => tags.includes('warranty_ending'))
  expect(made).toHaveLength(1)
  expect(made[0]?.report).toMatchObject({ product_line: 'service', wish: 'quote' })
  expect(await lacksOf('warranty_ending')).toEqual([])
})

test('#88 request_timed_out: a promise that is missed reaches the manager and marks the order', async () => {
  await stage.turnOn('request_timed_out')
  const { id } = await report('catering_complaint', { complaint: ['dine_in', 'dishes', 'cold'], words: '汤是凉的' })
  await stage.work()
  expect(await tagsOf(id)).not.toContain('timed_out')
  stage.clock.at += 3 * day
  for (let fired = 0; fired < 200 && (await fireNext(stage.server.world, 60_000)); fired++);
  await stage.work()
  expect(await tagsOf(id)).toContain('timed_out')
  expect((await told(stage.ours.people.manager, id)).join()).toContain('超过承诺时间')
})

test('district_over_threshold tells the manager of the 101st order of a district in a month, once, and counts anew in the next', async () => {
  await stage.turnOn('district_over_threshold')
  await stage.rule(
    'second_of_the_month',
    { on: 'event', kind: 'reported' },
    [{ do: 'notify', whom: ['manager'], words: { 'zh-CN': '本月第二单' } }],
    {
      once: 'territory_month',
      if: { op: 'greater', at: { from: 'order', key: 'territory_month_orders' }, value: 1 },
    },
  )
  const { manager } = stage.ours.people
  const alerts = async (words: string) =>
    (
      await stage.sql<{ body: string }>(`select m::text as body from inbox_message m where person_id = $1`, [
        manager.id,
      ])
    ).filter(({ body }) => body.includes(words)).length
  const reported = async (count: number) => {
    for (let made = 0; made < count; made += 1) await report('ticket', { fault_code: 'none' })
    await stage.work()
  }
  const told = async () => [await alerts('超过 100 单'), await alerts('本月第二单')]
  const middle = (monthsAhead: number) => {
    const now = new Date(stage.clock.at)
    stage.clock.at = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsAhead, 14, 4)
  }
  middle(1)
  for (const count of [33, 33, 34]) await reported(count)
  expect(await told()).toEqual([0, 1])
  for (const alerted of [1, 1, 1]) {
    await reported(1)
    expect(await told()).toEqual([alerted, 1])
  }
  const log = (await stage.firings('district_over_threshold')).slice(0, 4)
  expect(log.map(({ outcome, reason }) => [outcome, reason.count]).reverse()).toEqual([
    ['not_met', undefined],
    ['done', 101],
    ['not_met', 102],
    ['not_met', 103],
  ])
  middle(1)
  await reported(1)
  expect(await told()).toEqual([1, 1])
  await reported(2)
  expect(await told()).toEqual([1, 2])
  const { fires } = (
    await (
      await stage.as(manager)
    )('GET /automation/rules/:key/dry-run', { params: { key: 'second_of_the_month' }, query: { last: 3 } })
  ).value
  expect(fires.map(({ met }) => met)).toEqual([true, true, false])
})
