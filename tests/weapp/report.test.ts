import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTown, type Town } from '../support/job.ts'
import { openWeapp, type Weapp, weappDist } from '../weapp-host/index.ts'

let town: Town
let weapp: Weapp | undefined

beforeAll(async () => {
  town = await startTown({ sandbox: { phones: [{ id: 'mei', number: '15600001177' }] } })
})
afterEach(async () => {
  const closing = weapp
  weapp = undefined
  await closing?.close()
})
afterAll(() => town?.server.stop())

const scan = (tag: string, more = {}) =>
  openWeapp({
    dist: weappDist(),
    apiOrigin: town.server.url,
    sandbox: town.server.sandbox?.url,
    phoneId: 'mei',
    launch: { path: 'pages/landing/page', query: { scene: encodeURIComponent(tag) }, scene: 1047 },
    ...more,
  })

test('#29 a stranger scans the code of a freezer, reports it and follows it: three screens, and none asks to sign in', async () => {
  weapp = await scan(town.ours.tags.freezer)
  await weapp.see('立式冷冻展示柜')
  await weapp.tap('report')
  await weapp.see('不制冷')
  expect(await weapp.stack()).toEqual(['pages/landing/page', 'pages/report/page'])
  await weapp.tapText('不制冷')
  await weapp.tap('send')
  await weapp.shown('status').waitFor()
  expect(await weapp.path()).toBe('pages/progress/page')
  expect((await weapp.stack()).length).toBeLessThanOrEqual(3)
  await weapp.settled()

  const sent = (await weapp.calls('request')).map(({ args }) => (args as { url: string }).url)
  expect(sent).toContain('https://api.field.test/api/work-orders')
  const dispatcher = await town.server.as(town.ours.people.dispatcher)
  const { items } = (await dispatcher('GET /work-orders', { query: { view: 'all' } })).value
  expect(items.map(({ status }) => status)).toHaveLength(1)
})
