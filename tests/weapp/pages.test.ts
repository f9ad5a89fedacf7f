import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTown, type Town } from '../support/job.ts'
import { openWeapp, type Weapp, weappDist } from '../weapp-host/index.ts'
import { readOutput } from '../weapp-host/output.ts'

let town: Town
let weapp: Weapp

beforeAll(async () => {
  town = await startTown({ sandbox: { phones: [{ id: 'mei' }] } })
  weapp = await openWeapp({
    dist: weappDist(),
    apiOrigin: town.server.url,
    sandbox: town.server.sandbox?.url,
    phoneId: 'mei',
  })
})
afterAll(async () => {
  await weapp?.close().catch(() => undefined)
  await town?.server.stop()
})

const { main, subpackages } = readOutput(weappDist())

// Each script of a page and of what it shares runs here, so a file that was built of another state than the rest shows.
test.each([main, ...subpackages].flatMap(({ pages }) => pages))('%s opens and draws something', async (path) => {
  await weapp.page.evaluate((url) => window.phone.callWx('reLaunch', [{ url }]), `/${path}`)
  await weapp.settled()
  expect(await weapp.nodes()).toBeGreaterThan(3)
})
