import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hour, minute } from '@field/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliverDue } from '../../../bff/src/integrations/run.ts'
import { stopTown } from '../../support/job.ts'
import { deskType, openStage, type Stage } from '../automation/stage.ts'

type Heard = { readonly headers: IncomingHttpHeaders; readonly body: string }

let stage: Stage
let listener: Server
let answer = 200
const heard: Heard[] = []
let hook: { readonly path: string; readonly secret: string }

beforeAll(async () => {
  stage = await openStage({ config: { hooksToPrivate: true } })
  for (const key of ['sales_lead', 'appliance_repair_desk', 'follow_up']) await stage.addType(deskType(key, key))
  hook = (await (await stage.as(stage.ours.people.admin))('POST /inbound-hooks', { body: { label: '商城' } })).value
  listener = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      heard.push({ headers: request.headers, body })
      response.writeHead(answer).end()
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  listener.close()
  await stopTown(stage.town)
})

const sign = (secret: string, timestamp: string, body: string) =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

async function post(event: object | string, { at = stage.clock.at, secret = hook.secret, path = hook.path } = {}) {
  const body = typeof event === 'string' ? event : JSON.stringify(event)
  const timestamp = String(Math.floor(at / 1000))
  const response = await fetch(`${stage.server.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-timestamp': timestamp,
      'x-signature': sign(secret, timestamp, body),
    },
    body,
  })
  return { status: response.status, value: (await response.json()) as { repeated?: boolean } }
}

test('#31 posting each event creates one ticket, posting it again creates none', async () => {
  const events = ['complaint_level', 'service_timeout', 'contract_ending', 'order_unpaid', 'abnormal_reading'] as const
  for (const event of events)
    await stage.rule(`on_${event}`, { on: 'hook', event }, [
      { do: 'create_work_order', workType: 'follow_up', tags: [event] },
    ])
  for (const again of [false, true, true])
    for (const event of events) {
      const data = { serial: stage.ours.assets.freezer.serial, level: 3 }
      expect(await post({ id: `e-${event}`, event, data })).toEqual({
        status: 202,
        value: { accepted: true, repeated: again },
      })
      stage.clock.at += 1000
      await stage.work()
    }
  const made = await stage.orders()
  expect(made.map(({ tags }) => tags[0]).sort()).toEqual([...events].sort())
  const fired = await Promise.all(events.map((event) => stage.firings(`on_${event}`)))
  expect(fired.map((log) => log.map(({ outcome }) => outcome))).toEqual(events.map(() => ['done']))
  expect(new Set(made.map(({ asset_id }) => asset_id))).toEqual(new Set([stage.ours.assets.freezer.id]))
})

test('a request with another secret, a stale clock, a wrong key or no JSON is refused, and leaves nothing behind', async () => {
  const before = await stage.sql('select count(*)::int as n from inbound_event')
  const event = { id: 'x', event: 'order_unpaid' }
  expect((await post(event, { secret: 'another' })).status).toBe(404)
  expect((await post(event, { at: stage.clock.at - 6 * minute })).status).toBe(404)
  expect((await post(event, { at: stage.clock.at + 6 * minute })).status).toBe(404)
  expect((await post(event, { path: '/api/hooks/nobody-has-this-key-at-all' })).status).toBe(404)
  expect((await post('not json')).status).toBe(422)
  expect((await post({ id: 'x', event: 'NOT A NAME' })).status).toBe(422)
  expect(await stage.sql('select count(*)::int as n from inbound_event')).toEqual(before)
})

test('an event from outside ends the wait for it, once', async () => {
  const base = deskType('paid_first', '先付款')
  await stage.addType({
    ...base,
    start: 'pay',
    nodes: [
      {
        kind: 'wait',
        key: 'pay',
        label: { 'zh-CN': '等付款' },
        stage: 'work',
        until: { kind: 'event', event: 'paid' },
        next: [{ to: 'desk' }],
      },
      ...base.nodes,
    ],
  })
  const customer = await stage.as(stage.ours.people.customer)
  const body = { workType: 'paid_first', address: '某路 1 号', answers: {} }
  const { id, number } = (await customer('POST /work-orders', { body })).value
  const tasks = () => stage.sql('select node from task where work_order_id = $1', [id])
  expect(await tasks()).toEqual([])
  for (const event of ['pay-1', 'pay-2']) {
    await post({ id: event, event: 'paid', order: number })
    await stage.work()
  }
  expect(await tasks()).toEqual([{ node: 'desk' }])
})

test('an outbound hook is called with a signature that its owner can check, and tried again until it answers', async () => {
  const admin = await stage.as(stage.ours.people.admin)
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`
  const { secret } = (
    await admin('PUT /outbound-hooks/:key', { params: { key: 'erp' }, body: { url, events: ['reported'] } })
  ).value
  answer = 500
  const customer = await stage.as(stage.ours.people.customer)
  const body = { workType: 'follow_up', address: '某路 9 号', answers: {} }
  const { id } = (await customer('POST /work-orders', { body })).value
  const deliver = () => deliverDue(stage.server.world, 60_000)
  expect(await deliver()).toBe(1)
  expect(await deliver()).toBe(0)
  answer = 200
  stage.clock.at += minute
  expect(await deliver()).toBe(1)
  stage.clock.at += hour
  expect(await deliver()).toBe(0)
  const [first, second, ...more] = heard
  expect(more).toEqual([])
  expect(second?.body).toBe(first?.body)
  expect(JSON.parse(second?.body ?? '')).toMatchObject({ event: 'reported', order: { id, source: 'mini_program' } })
  const { 'x-timestamp': timestamp, 'x-signature': signature } = second?.headers ?? {}
  expect(signature).toBe(sign(secret ?? '', String(timestamp), second?.body ?? ''))
  const asAdmin = await stage.as(stage.ours.people.admin)
  const { deliveries } = (await asAdmin('GET /outbound-hooks/:key/deliveries', { params: { key: 'erp' } })).value
  expect(deliveries.map(({ state, attempt, status }) => [state, attempt, status])).toEqual([['sent', 2, 200]])
})

test('a hook that never answers is dead at last, and the flow never waits for it', async () => {
  answer = 503
  const customer = await stage.as(stage.ours.people.customer)
  const { id } = (
    await customer('POST /work-orders', { body: { workType: 'follow_up', address: '某路 8 号', answers: {} } })
  ).value
  for (let tries = 0; tries < 12; tries++) {
    await deliverDue(stage.server.world, 60_000)
    stage.clock.at += 13 * hour
  }
  const rows = await stage.sql<{ state: string; attempt: number; cause: string }>(
    `select state, attempt from hook_delivery where cause like $1`,
    [`event:${id}:%`],
  )
  expect(rows).toEqual([{ state: 'dead', attempt: 8 }])
  expect(await stage.sql('select status from work_order where id = $1', [id])).toEqual([{ status: 'assigned' }])
})
