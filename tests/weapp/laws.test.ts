import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSandbox } from '@field/wechat-sandbox'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { launch } from '../support/browser.ts'
import { appId, wechatSecret } from '../support/server.ts'
import { writeFixture } from '../weapp-host/fixture.ts'
import { type Options, openWeapp, type Weapp } from '../weapp-host/index.ts'

// What WeChat would refuse, the host must refuse too: each test runs a few lines as a mini-program of their own.

let server: http.Server
let sockets: WebSocketServer
let sandbox: ReturnType<typeof createSandbox>
let sandboxUrl: string
let origin: string
let browser: Browser
const held: http.ServerResponse[] = []
let weapp: Weapp | undefined
let folder: string | undefined

beforeAll(async () => {
  browser = await launch()
  server = http.createServer((request, response) => {
    if (request.url === '/held') held.push(response)
    else response.writeHead(request.url === '/gone' ? 404 : 200, { 'content-type': 'application/json' }).end('{"a":1}')
  })
  sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(`echo ${data}`)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  sandbox = createSandbox({ apps: [{ appId, secret: wechatSecret }], phones: [{ id: 'mei' }] })
  sandboxUrl = await sandbox.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  for (const response of held.splice(0)) response.destroy()
  const closing = weapp
  weapp = undefined
  if (folder) fs.rmSync(folder, { recursive: true })
  await closing?.close()
})
afterAll(async () => {
  await browser?.close()
  sockets?.close()
  server?.closeAllConnections()
  server?.close()
  await sandbox?.close()
})

async function open(body: string, more: Partial<Options> = {}, files: Record<string, string> = {}): Promise<Weapp> {
  folder = writeFixture(body, files)
  weapp = await openWeapp({ browser, dist: folder, apiOrigin: origin, sandbox: sandboxUrl, phoneId: 'mei', ...more })
  return weapp
}

/** What the first page says, on the screen or below others. */
async function said(phone: Weapp): Promise<unknown> {
  const text = phone.page.locator('wx-page').first().locator('#said')
  await expect.poll(() => text.textContent(), { timeout: 10_000 }).not.toBe('')
  return JSON.parse((await text.textContent()) ?? '')
}

async function outcome(body: string, more: Partial<Options> = {}): Promise<unknown> {
  const phone = await open(body, more)
  await phone.tap('go')
  return said(phone)
}

test('the logic sees nothing of a browser', async () => {
  const seen =
    await outcome(`return [typeof window, typeof document, typeof fetch, typeof localStorage, typeof XMLHttpRequest,
    typeof WebSocket, typeof AbortController, typeof URL, typeof Intl, typeof globalThis.fetch, typeof this, typeof globalThis.Math,
    typeof setTimeout]`)
  expect(seen).toEqual([...Array(10).fill('undefined'), 'undefined', 'object', 'function'])
})

test('text cannot become code', async () => {
  const phone = await open(`return new (function () {}).constructor('return 1')()`)
  await expect(phone.tap('go')).rejects.toThrow(/EvalError/)
})

test('a name of wx that is not played fails the test', async () => {
  const phone = await open(`try { wx.chooseAddress({}) } catch (e) {} return 1`)
  await expect(phone.tap('go').then(() => phone.close())).rejects.toThrow(/wx\.chooseAddress was called/)
  weapp = undefined
})

test('a name that nobody knows fails at the first look', async () => {
  const phone = await open(`return typeof wx.makeTea`)
  await phone.shown('go').tap()
  await said(phone)
  await expect(phone.check()).rejects.toThrow(/wx\.makeTea is a name nobody knows/)
})

test('an error nobody caught fails the test', async () => {
  const phone = await open(`setTimeout(function () { null.x }); return 1`)
  await phone.shown('go').tap()
  await said(phone)
  await phone.page.waitForTimeout(50)
  await expect(phone.check()).rejects.toThrow(/TypeError/)
})

test('a key holds a megabyte, all of them ten', async () => {
  const filled = await outcome(`var big = 'x'.repeat(1040000), refused = []
    try { wx.setStorageSync('much', big + big) } catch (e) { refused.push(e.errMsg) }
    for (var i = 0; i < 12; i++) try { wx.setStorageSync('k' + i, big) } catch (e) { refused.push(i + ' ' + e.errMsg); break }
    return [refused, wx.getStorageSync('k1').length, wx.getStorageSync('none'), wx.getStorageInfoSync().keys.length]`)
  expect(filled).toEqual([
    ['setStorageSync:fail entry size limit reached', '10 setStorageSync:fail storage size limit reached'],
    1_040_000,
    '',
    10,
  ])
})

test('storage and kept files outlive the app, temporary files do not', async () => {
  const body = `var fs = wx.getFileSystemManager(), path = wx.env.USER_DATA_PATH + '/kept/a.txt'
    var before = [wx.getStorageSync('a')]
    try { before.push(fs.readFileSync(path, 'utf8')) } catch (e) { before.push(e.errMsg.slice(0, 20)) }
    wx.setStorageSync('a', 'stays')
    try { fs.mkdirSync(wx.env.USER_DATA_PATH + '/kept', true) } catch (e) {}
    fs.writeFileSync(path, 'kept', 'utf8')
    return before`
  const phone = await open(body)
  await phone.tap('go')
  expect(await said(phone)).toEqual(['', 'fs.readFileSync:fail'])
  await phone.restart()
  await phone.tap('go')
  expect(await said(phone)).toEqual(['stays', 'kept'])
})

test('any answer of a server is a success, another host is not reached', async () => {
  const answers = await outcome(`var ask = function (url) { return new Promise(function (done) { wx.request({ url: url,
      success: function (a) { done(a.statusCode) }, fail: function (e) { done(e.errMsg) } }) }) }
    return Promise.all([ask('https://api.field.test/x'), ask('https://api.field.test/gone'), ask('https://other.test/x'), ask('http://api.field.test/x')])`)
  expect(answers).toEqual([
    200,
    404,
    'request:fail url not in domain list:https://other.test/x',
    'request:fail url not in domain list:http://api.field.test/x',
  ])
})

const hold = `for (var i = 0; i < 12; i++) wx.request({ url: 'https://api.field.test/held', fail: function (e) { ends.push(e.errMsg) } })`

test('ten requests run at once; behind other apps they are interrupted', async () => {
  const phone = await open(
    `var ends = []; ${hold}; return new Promise(function (done) { setTimeout(function () { done(ends) }, 1500) })`,
  )
  await phone.tap('go')
  await expect.poll(() => held.length).toBeGreaterThan(9)
  expect(held).toHaveLength(10)
  expect((await phone.busy()).requests).toBe(10)
  await phone.hide(true)
  expect(await said(phone)).toEqual(Array(12).fill('request:fail interrupted'))
})

test('without a network a request fails at once', async () => {
  const phone = await open(
    `return new Promise(function (done) { wx.request({ url: 'https://api.field.test/x', fail: done }) })`,
  )
  await phone.setNetwork('none')
  await phone.tap('go')
  expect(await said(phone)).toMatchObject({ errno: 600_001 })
})

test('five sockets are open at once, and hiding kills them without a word', async () => {
  const phone = await open(`var heard = getApp().heard = [], all = []
    for (var i = 0; i < 6; i++) (function (i) {
      var task = wx.connectSocket({ url: 'wss://api.field.test/live', fail: function (e) { heard.push(e.errMsg) } })
      task.onClose(function () { heard.push('closed ' + i) })
      task.onMessage(function (m) { heard.push(m.data) })
      task.onOpen(function () { task.send({ data: String(i) }) })
    })(i)
    return new Promise(function (done) { setTimeout(function () { done(heard.sort()); }, 500) })`)
  await phone.tap('go')
  expect(await said(phone)).toEqual([
    'connectSocket:fail exceed max socket num',
    ...[0, 1, 2, 3, 4].map((index) => `echo ${index}`),
  ])
  await phone.hide(true)
  expect((await phone.busy()).sockets).toBe(0)
})

test('the subscription sheet opens inside a tap only', async () => {
  const template = (
    (await (await fetch(`${sandboxUrl}/sandbox/phones/mei/ledger`)).json()) as { templateId: string }[]
  )[0]
  const asked = `wx.requestSubscribeMessage({ tmplIds: ['${template?.templateId}'] })`
  expect(await outcome(`return ${asked}`)).toMatchObject({ [String(template?.templateId)]: 'accept' })
  await weapp?.close()
  expect(await outcome(`return Promise.resolve().then(function () { return ${asked} })`)).toMatchObject({
    thrown: expect.stringMatching(/requestSubscribeMessage:fail/),
  })
})

test('the eleventh page does not open', async () => {
  const deep = await outcome(`var step = function (left) {
      return wx.navigateTo({ url: '/pages/one/page?deep=' + left }).then(function () { return left ? step(left - 1) : 'all' }) }
    return step(12)`)
  expect(deep).toEqual({ thrown: 'navigateTo:fail webview count limit exceed' })
})
