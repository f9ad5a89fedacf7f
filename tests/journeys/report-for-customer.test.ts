import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import { launch } from '../support/browser.ts'
import { type System, startSystem } from '../support/system.ts'
import { openWindow, type Window } from './people.ts'

const browser = launch()
let system: System
let meiId: string
const windows: Window[] = []
const open = async (role: string) => {
  const window = await openWindow(await browser, system.link(role))
  windows.push(window)
  return window
}
const inDatabase = (sql: string, values: unknown[] = []) =>
  asAdmin(system.database.urls.admin ?? '', (client) => client.query(sql, values))

beforeAll(async () => {
  system = await startSystem()
  const { rows } = await inDatabase(`select id, org_id from person where name = '梅女士'`)
  meiId = rows[0].id
  // One of the machines of the story is her own.
  await inDatabase(
    `update asset set owner_id = $1 where org_id = $2 and id = (select id from asset where org_id = $2 and name = '立式冷冻展示柜' order by id limit 1)`,
    [meiId, rows[0].org_id],
  )
})
afterAll(async () => {
  for (const window of windows) {
    expect(await window.faults()).toEqual([])
    await window.close()
  }
  await (await browser).close()
  await system?.stop()
})

test('#30 from a chat tool’s link to the order: the dispatcher taps what is wrong and sends; the customer has it', async () => {
  const gu = await open('dispatcher')
  await gu.reads('代客报修')
  await gu.go(`behalf/report/page?customer=${meiId}`)
  await gu.reads('梅女士')
  await gu.reads(/立式冷冻展示柜/)
  await gu.picture('report-for')
  await gu.tapWords('不制冷')
  await gu.tap('#send')
  await gu.reads(/由顾晓代报/)
  const mei = await open('customer')
  await mei.go('pages/orders/page')
  await mei.reads(/不制冷/)
  await mei.tapWords(/不制冷/)
  await mei.reads(/由顾晓代报/)
  await mei.go('pages/messages/page')
  await mei.reads(/不制冷/)
  const { rows } = await inDatabase('select customer_id, source, followers from work_order')
  expect(rows).toEqual([{ customer_id: meiId, source: 'staff', followers: [] }])
})

test('#30 without a network a technician takes down a new customer: kept on the phone, and an order once there is one', async () => {
  const lin = await open('technician')
  await lin.tap('#report-for')
  await lin.reads('替谁报修', 20_000).catch(() => undefined)
  await lin.seen('#customer-search').waitFor()
  await lin.reads('新客户')
  await lin.page.waitForTimeout(4_000) // the pages that come after are fetched ahead
  await lin.tap('#new-customer')
  await lin.type('#new-name', '王师母')
  await lin.tap('#take-down')
  await lin.tapWords('不制冷')
  await lin.type('#address', '愚园路 12 号')
  await lin.page.context().setOffline(true)
  await lin.tap('#send')
  await lin.reads('已存在手机')
  expect((await inDatabase(`select from person where name = '王师母'`)).rows).toHaveLength(0)
  await lin.page.context().setOffline(false)
  await lin.reads(/由林志远代报/, 40_000)
  const { rows } = await inDatabase(
    `select count(*)::int as people, (select count(*)::int from work_order w join person p on p.id = w.customer_id where p.name = '王师母') as orders from person where name = '王师母'`,
  )
  expect(rows).toEqual([{ people: 1, orders: 1 }])
})
