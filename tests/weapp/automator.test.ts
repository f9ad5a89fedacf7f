import automator from 'miniprogram-automator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTown, type Town } from '../support/job.ts'
import { serveAutomator } from '../weapp-host/automator/serve.ts'
import { openWeapp, type Weapp, weappDist } from '../weapp-host/index.ts'

let town: Town
let weapp: Weapp
let automation: Awaited<ReturnType<typeof serveAutomator>>

beforeAll(async () => {
  town = await startTown({ sandbox: { phones: [{ id: 'mei' }] } })
  weapp = await openWeapp({
    dist: weappDist(),
    apiOrigin: town.server.url,
    sandbox: town.server.sandbox?.url,
    phoneId: 'mei',
    launch: { query: { scene: town.ours.tags.freezer }, scene: 1047 },
  })
  automation = await serveAutomator(weapp)
})
afterAll(async () => {
  await automation?.close()
  await weapp?.close()
  await town?.server.stop()
})

test('the client of WeChat’s automator drives the mini-program', async () => {
  const program = await automator.connect({ wsEndpoint: automation.url })
  const landing = await program.currentPage()
  expect(landing?.path).toBe('pages/landing/page')
  expect(landing?.query).toEqual({ scene: town.ours.tags.freezer })
  await landing?.waitFor('#report')
  const report = await landing?.$('#report')
  expect(await report?.text()).toContain('报修')
  expect(await report?.attribute('class')).toContain('btn-primary')
  await report?.tap()
  await landing?.waitFor(async () => (await program.currentPage())?.path === 'pages/report/page')

  const page = await program.currentPage()
  await page?.waitFor('#send')
  expect(await (await page?.$('#send'))?.outerWxml()).toMatch(/^<button .*id="send"/)
  expect((await page?.$$('image, textarea, button'))?.map((element: { tagName: string }) => element.tagName)).toContain(
    'button',
  )
  expect(await page?.data('root')).toHaveProperty('cn')
  expect((await program.pageStack()).map(({ path }) => path)).toEqual(['pages/landing/page', 'pages/report/page'])
  expect(await program.callWxMethod('getStorageInfoSync')).toMatchObject({ limitSize: 10_240 })
  expect(String(await program.screenshot())).toMatch(/^iVBOR/)
  await expect(program.callWxMethod('makeTea')).rejects.toThrow('no wx.makeTea')
  await weapp.check().catch(() => undefined)
  program.disconnect()
})
