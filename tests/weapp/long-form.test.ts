import type { Field } from '@field/domain/form'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import { applianceRepair } from '../support/appliance-repair.ts'
import { foundCompany } from '../support/company.ts'
import { report, type Town, taskNow, tell } from '../support/job.ts'
import { startServer } from '../support/server.ts'
import { openWeapp, weappDist } from '../weapp-host/index.ts'
import { givePhone } from './busy-town.ts'

// A form of forty fields on a real task: a key that is pressed may change its own field and nothing of the others.

const nodesOnScreen = 1_000
const updateBytes = 32 * 1_024
/** One field drawn whole is a kilobyte. */
const keyBytes = 1_024
/** The strip that says what is not sent yet, with the words of the button. */
const stripBytes = 6 * 1_024
/** Half a phone number is one more thing to do: the number on the tab and the words of the button change with it. */
const turnBytes = 6 * 1_024

const kinds = ['text', 'number', 'long_text', 'text', 'serial', 'number', 'text', 'phone'] as const
const fields = Array.from({ length: 40 }, (_, index): Field => {
  const shared = { key: `f${index}`, label: { 'zh-CN': `第 ${index + 1} 项`, en: `Item ${index + 1}` } }
  const kind = kinds[index % kinds.length] ?? 'text'
  return kind === 'number' ? { ...shared, kind, min: 0, max: 9_999 } : { ...shared, kind }
})
const definition: WorkTypeDefinition = {
  ...applianceRepair,
  nodes: applianceRepair.nodes.map((node) =>
    node.kind === 'task' && node.key === 'repair' ? { ...node, form: { version: 1, fields } } : node,
  ),
}

let town: Town

beforeAll(async () => {
  const server = await startServer({ sandbox: { phones: [{ id: 'lin' }] } })
  const { admin } = server.database.urls as { admin: string }
  const found = (code: string, appId: string) =>
    asAdmin(admin, (client) => foundCompany(client, { code, name: '长表公司', appId, definition }))
  town = {
    server,
    ours: await found('long', 'wx0000000000000001'),
    theirs: await found('other', 'wx0000000000000002'),
  }
})
afterAll(() => town?.server.stop())

test('typing in a form of forty fields draws the field that is typed in, and no other', async () => {
  const { technician, dispatcher, customer } = town.ours.people
  await givePhone(town.server, 'lin', technician.id)
  const { id } = await report(await town.server.as(customer), town.ours.tags.freezer)
  const { id: taskId, assigneeId } = await taskNow(town, id)
  if (assigneeId !== technician.id)
    await tell(await town.server.as(dispatcher), id, { kind: 'assign', taskId, to: technician.id })
  const hand = await town.server.as(technician)
  for (const kind of ['accept', 'travel', 'arrive'] as const) await tell(hand, id, { kind, taskId })

  const weapp = await openWeapp({
    dist: weappDist(),
    apiOrigin: town.server.url,
    sandbox: town.server.sandbox?.url,
    phoneId: 'lin',
    launch: { path: 'technician/task/page', query: { id, task: taskId, tab: 'form' } },
  })
  const { page } = weapp
  await weapp.shown('field-f39').waitFor()
  await weapp.settled(800)
  const opened = await weapp.setDataStats()
  const nodes = await weapp.nodes()

  await page.evaluate(() => {
    const touched = new Set<string>()
    const fieldOf = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest('[id^="field-"]')?.id
    new MutationObserver((changes) => {
      for (const { target } of changes) touched.add(fieldOf(target) ?? 'outside')
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    Object.assign(window, { touched })
  })
  const touched = () => page.evaluate(() => [...(window as unknown as { touched: Set<string> }).touched.values()])
  const forget = () => page.evaluate(() => (window as unknown as { touched: Set<string> }).touched.clear())

  let keys = 0
  const heaviest: number[] = []
  for (const { key, kind } of fields) {
    // The field that was left before may say what is wrong with it.
    await page.locator(`#field-${key} :is(input, textarea)`).focus()
    await weapp.settled(50)
    await forget()
    const before = (await weapp.setDataStats()).count
    for (const digit of '13') {
      await page.keyboard.press(digit)
      keys += 1
    }
    await weapp.settled(100)
    expect((await touched()).filter((field) => field !== `field-${key}` && field !== 'outside')).toEqual([])
    const sent = (await weapp.setDataStats()).updates.slice(before).map(({ bytes }) => bytes)
    heaviest.push(Math.max(...sent))
    expect(Math.max(...sent), `${kind} ${key}`).toBeLessThanOrEqual(kind === 'phone' ? turnBytes : keyBytes)
  }
  // What was typed is kept and sent after a moment's rest: the strip that says so leaves the fields where they are.
  const rested = (await weapp.setDataStats()).count
  await forget()
  await weapp.settled(2_500)
  const kept = (await weapp.setDataStats()).updates.slice(rested).map(({ bytes }) => bytes)
  expect(kept.length).toBeGreaterThan(0)
  expect(Math.max(...kept)).toBeLessThanOrEqual(stripBytes)
  const { updates } = await weapp.setDataStats()
  const typing = updates.slice(opened.count)
  const sum = typing.reduce((total, { bytes }) => total + bytes, 0)
  console.log(
    `form of 40: ${nodes} nodes, opened by ${opened.largest} B at most; ${keys} keys, ${typing.length} setData, ${sum} B, the heaviest of each field ${heaviest.join(' ')} B`,
  )
  expect(await page.locator('#field-f39 :is(input, textarea)').inputValue()).toBe('13')
  await weapp.close()
  expect(nodes).toBeLessThanOrEqual(nodesOnScreen)
  expect(opened.largest).toBeLessThanOrEqual(updateBytes)
  expect(typing.length).toBeGreaterThanOrEqual(fields.length)
})
