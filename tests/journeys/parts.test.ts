import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../support/browser.ts'
import { type System, startSystem } from '../support/system.ts'
import { openWindow, type Window } from './people.ts'

const browser = launch()
let system: System
let shen: Window
let chen: Window

beforeAll(async () => {
  system = await startSystem()
  shen = await openWindow(await browser, system.link('manager'))
  await shen.reads('库存')
})
afterAll(async () => {
  const faults: string[] = []
  for (const window of [shen, chen]) {
    faults.push(...((await window?.faults()) ?? []))
    await window?.close()
  }
  await (await browser).close()
  await system?.stop()
  expect(faults).toEqual([])
})

test('#51 a manager adds a part that comes back old with a deposit, and finds it by its initials', async () => {
  await shen.tap('#to-stock')
  await shen.tapLabel('库位')
  await shen.tap('#to-parts')
  await shen.seen('#part-BK-3').waitFor()
  await shen.picture('parts-list')
  await shen.tap('#add-part')
  await shen.type('#part-code', 'DP-7')
  await shen.type('#part-name', '排水泵')
  await shen.tapLabel('换下的旧件要还')
  await shen.type('#part-deposit', '50')
  await shen.type('#part-days', '7')
  await shen.picture('parts-new')
  await shen.tap('#save-part')
  await shen.reads('已保存')
  await shen.tapLabel('关闭')
  await shen.type('#search-parts', 'psb')
  await shen.reads('旧件要还')
  await shen.tap('#part-DP-7')
  await expect.poll(() => shen.seen('#part-days input').inputValue()).toBe('7')
  await shen.picture('parts-one')
})

test('#51 numbers cannot begin while pieces lie somewhere, and the switch says so', async () => {
  await shen.tapLabel('关闭')
  await shen.type('#search-parts', 'BK-3')
  await shen.tap('#part-BK-3')
  await shen.tapLabel('每件有自己的编号')
  await shen.tap('#save-part')
  await shen.reads('还有库存，清空以后才能改')
  await shen.tapLabel('关闭')
})

test('#52 a fault code is written, many are pasted after a check, and wrong rows are named', async () => {
  await shen.tapLabel('故障码')
  await shen.tap('#add-code')
  await shen.type('#fault-code', 'E77')
  await shen.type('#fault-name', '排水不畅')
  await shen.type('#fault-manual', '断电\n拆下排水泵')
  await shen.type('#find-part', 'DP-7')
  await shen.tap('#add-part-DP-7')
  await shen.picture('codes-new')
  await shen.tap('#save-code')
  await shen.reads('已保存')
  await shen.tapLabel('关闭')
  await shen.tap('#open-paste')
  await shen.type('#paste-rows', 'E78\t\t门封漏冷\t\t换门封条\tMF-460\nE79\t\t\t\t\tNO-SUCH')
  await shen.tap('#check-codes')
  await shen.reads('2 处要改，改好再贴；现在什么都没写')
  await shen.reads('第 2 行「配件」')
  await shen.picture('codes-wrong')
  await shen.type('#paste-rows', 'E78\t\t门封漏冷\t\t换门封条\tMF-460')
  await shen.tap('#check-codes')
  await shen.tap('#write-codes')
  await shen.reads('已写入 1 条')
  await shen.seen('#code-E78').waitFor()
  await shen.seen('#code-E77').waitFor()
  await shen.picture('codes-list')
})

test('#54 the rules of stock are set; a dispatcher reads parts and rules, and is told who may change them', async () => {
  await shen.tapLabel('配件')
  await shen.tap('#open-rules')
  await shen.type('#slow-days', '45')
  await shen.picture('stock-rules')
  await shen.tap('#save-rules')
  await shen.reads('已保存')
  chen = await openWindow(await browser, system.link('dispatcher'))
  await chen.reads('调度')
  await chen.go('manage/parts/page')
  await chen.tap('#open-rules')
  await chen.reads('45 天')
  await chen.reads('主管可以改')
  await chen.tapLabel('关闭')
  await chen.tap('#part-BK-3')
  await chen.reads('怎么管')
  await chen.picture('parts-read')
  expect(await chen.shows('#add-part', 300)).toBe(false)
})
