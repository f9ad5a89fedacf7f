import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTown, type Town } from '../support/job.ts'
import { openWeapp, weappDist } from '../weapp-host/index.ts'
import { readOutput } from '../weapp-host/output.ts'
import { packageSizes } from '../weapp-host/sizes.ts'

// The budgets of the phone client, on what is really shipped.

const mainBytes = 1.2e6
const subpackageBytes = 1e6
const requestsAfterScan = 3
const updateBytes = 32 * 1_024
const nodesOnScreen = 1_000

let town: Town

beforeAll(async () => {
  town = await startTown({ sandbox: { phones: [{ id: 'mei' }] } })
})
afterAll(() => town?.server.stop())

const open = (phoneId: string, path: string, query: Record<string, string> = {}) =>
  openWeapp({
    dist: weappDist(),
    apiOrigin: town.server.url,
    sandbox: town.server.sandbox?.url,
    phoneId,
    launch: { path, query, scene: query.scene ? 1047 : 1001 },
  })

test('the packages are small', () => {
  for (const { root, bytes } of packageSizes(readOutput(weappDist()))) {
    console.log(`${root || 'main'}: ${(bytes / 1_000).toFixed(0)} KB`)
    expect(bytes, root || 'main package').toBeLessThanOrEqual(root ? subpackageBytes : mainBytes)
  }
})

test('the first screen after a scan needs few requests, and little is sent to it', async () => {
  const weapp = await open('mei', 'pages/landing/page', { scene: town.ours.tags.freezer })
  await weapp.see('报修这台设备')
  const asked = (await weapp.calls('request')).map(({ args }) => {
    const { method, url } = args as { method: string; url: string }
    return `${method} ${url.replace('https://api.field.test/api', '')}`
  })
  await weapp.settled()
  const { count, largest } = await weapp.setDataStats()
  console.log(`landing: ${asked.join(', ')}; ${count} setData, the largest ${largest} B; ${await weapp.nodes()} nodes`)
  const nodes = await weapp.nodes()
  await weapp.close()
  expect(nodes).toBeLessThanOrEqual(nodesOnScreen)
  expect(asked.length, asked.join(', ')).toBeLessThanOrEqual(requestsAfterScan)
  expect(largest).toBeLessThanOrEqual(updateBytes)
})
