import { afterAll, beforeAll, expect, test } from 'vitest'
import { prune } from '../../../bff/src/notices/prune.ts'
import { idOf, openStage, type Stage, until } from './stage.ts'

const day = 86_400_000
let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test('old keys and pushes go, what WeChat says of deletion stays', async () => {
  const { customer } = stage.ours.people
  await stage.control('POST', `/phones/${customer.id}/revoke`, {})
  await stage.control('POST', `/phones/${customer.id}/subscribe`, {
    tmplIds: [idOf('received')],
    gesture: true,
    answers: { [idOf('received')]: 'accept' },
  })
  await until(async () => (await stage.remaining(customer, 'received')) === 1, 'the tap is counted')
  await stage.report()
  const { workerDb } = stage.server.world
  expect(await prune(workerDb, Date.now())).toBe(0)
  expect(await prune(workerDb, Date.now() + 8 * day)).toBe(1)
  expect(await prune(workerDb, Date.now() + 31 * day)).toBe(1)
  const kept = await stage.sql<{ event: string }>(`select event ->> 'event' as event from wechat_push`)
  expect(kept).toEqual([{ event: 'user_authorization_revoke' }])
})
