import type { Field } from '@field/domain/form'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import { applianceRepair, repairLines } from '../support/appliance-repair.ts'
import { foundCompany } from '../support/company.ts'
import { picture, report, type Town, taskNow, tell } from '../support/job.ts'
import { startServer } from '../support/server.ts'
import { openWeapp, type Weapp, weappDist } from '../weapp-host/index.ts'
import { givePhone } from './busy-town.ts'

// How little a person has to do: what the sticker knows is filled in, what is usual is ticked.

/** Taps for a report, and for a repair whose four lines all want a photo before and after and what was done. */
const reportTaps = 3
const repairTaps = 18

const from = (key: string, zh: string, en: string): Field => ({
  key: `device_${key}`,
  kind: 'text',
  label: { 'zh-CN': zh, en },
  default: { from: 'asset', key },
})
const known: readonly Field[] = [
  from('model', '型号', 'Model'),
  from('serial', '序列号', 'Serial number'),
  from('warranty', '保修到', 'Warranty until'),
  from('last_ticket', '上次维修', 'Last repair'),
  {
    key: 'where',
    kind: 'address',
    label: { 'zh-CN': '地址', en: 'Address' },
    default: { from: 'order', key: 'address' },
  },
]
const definition: WorkTypeDefinition = {
  ...applianceRepair,
  report: { ...applianceRepair.report, fields: [...applianceRepair.report.fields, ...known] },
}

let town: Town
let weapp: Weapp | undefined

beforeAll(async () => {
  const server = await startServer({ sandbox: { phones: [{ id: 'mei' }, { id: 'lin' }] } })
  const { admin } = server.database.urls as { admin: string }
  const found = (code: string, appId: string) =>
    asAdmin(admin, (client) => foundCompany(client, { code, name: '少点几下', appId, definition }))
  town = { server, ours: await found('taps', 'wx0000000000000001'), theirs: await found('other', 'wx0000000000000002') }
})
afterEach(async () => {
  const closing = weapp
  weapp = undefined
  await closing?.close()
})
afterAll(() => town?.server.stop())

const phoneOf = (phoneId: string, path: string, query: Record<string, string>, more = {}) =>
  openWeapp({
    dist: weappDist(),
    apiOrigin: town.server.url,
    sandbox: town.server.sandbox?.url,
    phoneId,
    launch: { path, query },
    ...more,
  })

/** A hand that counts its taps. */
function counting(phone: Weapp) {
  let taps = 0
  const count =
    <A extends unknown[]>(act: (...given: A) => Promise<unknown>) =>
    async (...given: A) => {
      taps += 1
      await act(...given)
    }
  // Writing begins with a tap into the box.
  return {
    tap: count(phone.tap),
    tapText: count(phone.tapText),
    type: count(phone.type),
    tapIn: count((id: string, text: string) => phone.shown(id).getByText(text, { exact: true }).first().tap()),
    taps: () => taps,
  }
}

const median = (counts: readonly number[]) => [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0

test('#17 #19 a report knows the device, its warranty, place and last repair, and takes three taps', async () => {
  const { customer } = town.ours.people
  await givePhone(town.server, 'mei', customer.id)
  await report(await town.server.as(customer), town.ours.tags.homeFridge)
  const { admin } = town.server.database.urls as { admin: string }
  await asAdmin(admin, (client) =>
    client.query(
      "update work_order set status = 'closed', closed_at = now() - interval '1 day', title = '冷藏室结冰' where asset_id = $1",
      [town.ours.assets.homeFridge.id],
    ),
  )
  const counts: number[] = []
  for (const symptom of ['不制冷', '不制冷', '不制冷']) {
    weapp = await phoneOf('mei', 'pages/landing/page', { scene: town.ours.tags.homeFridge })
    const hand = counting(weapp)
    await weapp.shown('report').waitFor()
    await hand.tap('report')
    await weapp.see(symptom)
    const inputOf = (key: string) => weapp?.shown(`answer-${key}`).locator('input, textarea').inputValue()
    expect(await inputOf('device_model')).toBe('CN-L460')
    expect(await inputOf('device_serial')).toBe('2309-01190')
    expect(await inputOf('device_warranty')).toMatch(/^20\d\d-\d\d-\d\d$/)
    if (counts.length === 0) expect(await inputOf('device_last_ticket')).toBe('冷藏室结冰')
    expect(await inputOf('where')).toBe('海防路 18 弄 3 号')
    await hand.tapText(symptom)
    await hand.tap('send')
    await weapp.shown('status').waitFor()
    await weapp.settled()
    counts.push(hand.taps())
    const [last] = (await (await town.server.as(customer))('GET /work-orders', { query: { view: 'mine' } })).value.items
    const detail = (await (await town.server.as(customer))('GET /work-orders/:id', { params: { id: last?.id ?? '' } }))
      .value
    expect(detail.report).toMatchObject({
      device_model: 'CN-L460',
      device_serial: '2309-01190',
      where: { text: '海防路 18 弄 3 号' },
    })
    await asAdmin(admin, (client) =>
      client.query("update work_order set status = 'closed', closed_at = now() where asset_id = $1", [
        town.ours.assets.homeFridge.id,
      ]),
    )
    await weapp.close()
    weapp = undefined
  }
  expect(median(counts)).toBeLessThanOrEqual(reportTaps)
})

test('#17 #26 a repair is ticked rather than typed, and read in English with the same values', async () => {
  const { technician, dispatcher, customer } = town.ours.people
  await givePhone(town.server, 'lin', technician.id)
  const { id } = await report(await town.server.as(customer), town.ours.tags.freezer)
  const { id: taskId, assigneeId } = await taskNow(town, id)
  if (assigneeId !== technician.id)
    await tell(await town.server.as(dispatcher), id, { kind: 'assign', taskId, to: technician.id })
  const client = await town.server.as(technician)
  for (const kind of ['accept', 'travel', 'arrive'] as const) await tell(client, id, { kind, taskId })
  const query = { id, task: taskId, tab: 'form' }
  weapp = await phoneOf('lin', 'technician/task/page', query)
  const hand = counting(weapp)
  await weapp.shown('to-do').waitFor()
  await hand.type('answer-before_temperature', '-3')
  await hand.tap('answer-fault_code')
  await hand.tapText('E4 蒸发风机不转')
  for (const line of repairLines) {
    for (const side of ['before', 'after']) {
      await weapp.setFiles([{ name: `${line}-${side}.jpg`, bytes: await picture() }])
      await hand.tap('to-do')
      await weapp.settled(300)
    }
    await hand.tapIn(`line-checklist-${line}`, '更换')
    await weapp.settled(200)
  }
  await hand.type('answer-after_temperature', '-18.4')
  await weapp.shown('complete').waitFor()
  await hand.tap('complete')
  await weapp.settled(800)
  console.log(`a repair of ${repairLines.length} lines took ${hand.taps()} taps`)
  expect(hand.taps()).toBeLessThanOrEqual(repairTaps)
  const detail = async () => (await client('GET /work-orders/:id', { params: { id } })).value
  const answers = (await detail()).tasks.find((task) => task.id === taskId)?.answers
  expect(answers).toMatchObject({ before_temperature: -3, fault_code: 'e4', after_temperature: -18.4 })
  await weapp.close()

  weapp = await phoneOf('lin', 'technician/task/page', query, { language: 'en' })
  await weapp.see('Fault code')
  expect(await weapp.text()).not.toMatch(/故障代码|修前温度/)
  expect((await detail()).tasks.find((task) => task.id === taskId)?.answers).toEqual(answers)
})
