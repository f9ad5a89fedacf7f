import type { AddressInfo } from 'node:net'
import type { ElementHandle } from 'playwright-core'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Weapp } from '../index.ts'

type Given = Record<string, unknown>
type Ask = { readonly id: string; readonly method: string; readonly params?: Given }

/**
 * Speaks the protocol of `miniprogram-automator` for an open mini-program, so that a test written for it runs here and,
 * by another address, against WeChat's DevTools: `automator.connect({ wsEndpoint: automation.url })`.
 */
export async function serveAutomator(weapp: Weapp) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  server.on('connection', (socket) => {
    socket.on('message', (data) => void answer(socket, JSON.parse(String(data)) as Ask))
  })
  const answer = async (socket: WebSocket, { id, method, params = {} }: Ask) => {
    const result = await play(weapp, method, params).then(
      (result) => ({ id, result: result ?? {} }),
      (error: Error) => ({ id, error: { message: error.message } }),
    )
    socket.send(JSON.stringify(result))
  }
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const client of server.clients) client.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function play(weapp: Weapp, method: string, given: Given): Promise<unknown> {
  const { page } = weapp
  const own: Record<string, () => Promise<unknown>> = {
    'Tool.getInfo': async () => ({ SDKVersion: '3.8.0' }),
    'Tool.close': async () => undefined,
    'App.exit': async () => undefined,
    'App.enableLog': async () => undefined,
    'App.captureScreenshot': async () => ({ data: (await page.screenshot()).toString('base64') }),
    'App.callWxMethod': async () => ({
      result: await page.evaluate(([name, args]) => window.phone.callWx(name, args), [
        String(given.method),
        (given.args ?? []) as unknown[],
      ] as const),
    }),
    'Element.tap': async () => (await nodeOf(weapp, given)).tap(),
    'Element.callFunction': () => callFunction(weapp, given),
  }
  const answer = await (own[method]?.() ??
    page.evaluate(([name, params]) => window.phone.automate(name, params), [method, given] as const))
  await weapp.check()
  return answer
}

async function nodeOf(weapp: Weapp, given: Given): Promise<ElementHandle<Element>> {
  const handle = await weapp.page.evaluateHandle((id) => window.phone.nodeWith(id), given.elementId)
  const element = handle.asElement()
  if (!element) throw new Error(`no such element: ${given.elementId}`)
  return element as ElementHandle<Element>
}

async function callFunction(weapp: Weapp, given: Given): Promise<unknown> {
  const node = await nodeOf(weapp, given)
  const [value, second] = given.args as unknown[]
  const name = String(given.functionName)
  if (name === 'input.input' || name === 'textarea.input') {
    const field = await node.$('input, textarea')
    await field?.fill(String(value))
    return {}
  }
  if (name === 'scroll-view.scrollTo') {
    await node.evaluate((view, [left, top]) => view.scrollTo(Number(left), Number(top)), [value, second] as const)
    return {}
  }
  const property = /^scroll-view\.(scroll(?:Top|Left|Width|Height))$/.exec(name)?.[1]
  if (!property) throw new Error(`the host does not speak ${name}`)
  return { result: await node.evaluate((view, key) => (view as unknown as Record<string, unknown>)[key], property) }
}
