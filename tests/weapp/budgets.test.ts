import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import { notCooling, startTown, type Town, taskNow, tell } from '../support/job.ts'
import { appId, type TestServer } from '../support/server.ts'
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
  town = await startTown({ sandbox: { phones: [{ id: 'mei' }, { id: 'lin' }] } })
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
  await weapp.close()
  expect(asked.length, asked.join(', ')).toBeLessThanOrEqual(requestsAfterScan)
  expect(largest).toBeLessThanOrEqual(updateBytes)
})

/** Lets the stand-in's phone be this person of the company. */
async function givePhone(server: TestServer, phoneId: string, personId: string): Promise<void> {
  const phones = (await (await fetch(`${server.sandbox?.url}/sandbox/phones`)).json()) as {
    id: string
    openids: Record<string, string>
  }[]
  const openid = phones.find(({ id }) => id === phoneId)?.openids[appId]
  const { admin } = server.database.urls as { admin: string }
  await asAdmin(admin, (client) => client.query('update person set openid = $2 where id = $1', [personId, openid]))
}

test('the day of a technician with many tasks stays within a screen’s budget', async () => {
  const { technician, dispatcher, customer } = town.ours.people
  await givePhone(town.server, 'lin', technician.id)
  const [boss, person] = [await town.server.as(dispatcher), await town.server.as(customer)]
  for (let index = 0; index < 30; index += 1) {
    const body = { tag: town.ours.tags.entrance, answers: notCooling, address: `海防路 ${index + 1} 号` }
    const { id } = (await person('POST /work-orders', { body })).value
    const { id: taskId, assigneeId } = await taskNow(town, id)
    if (assigneeId !== technician.id) await tell(boss, id, { kind: 'assign', taskId, to: technician.id })
  }
  const weapp = await open('lin', 'technician/today/page')
  await weapp.settled(800)
  const { count, largest, bytes } = await weapp.setDataStats()
  const nodes = await weapp.nodes()
  console.log(`today with 30 tasks: ${count} setData, ${bytes} B, the largest ${largest} B, ${nodes} nodes`)
  await weapp.close()
  expect(largest).toBeLessThanOrEqual(updateBytes)
  expect(nodes).toBeLessThanOrEqual(nodesOnScreen)
})
