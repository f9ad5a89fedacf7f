import fs from 'node:fs'
import http from 'node:http'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { logicPage, phonePage } from './markup.ts'
import type { Output } from './output.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const find = createRequire(import.meta.url)
const libraries: Record<string, string> = {
  'glass-easel.js': path.join(path.dirname(find.resolve('glass-easel')), 'glass_easel.all.es.js'),
  'adapter.js': path.join(
    path.dirname(find.resolve('glass-easel-miniprogram-adapter')),
    'glass_easel_miniprogram_adapter.es.js',
  ),
}

type Served = { readonly type: string; readonly body: string; readonly headers?: Record<string, string> }

export type HostServer = {
  readonly url: string
  /** The names of the browser that the logic must not see; set before its scripts are asked for. */
  hide(names: readonly string[]): void
  close(): Promise<void>
}

/**
 * Serves the phone to the browser: its own code, the output of the build, and at `/net/<address>` the way to servers,
 * where each origin of `origins` leads to the server that plays it. No other origin is reached.
 */
export async function serveHost(output: Output, origins: Readonly<Record<string, string>>): Promise<HostServer> {
  let hidden: readonly string[] = []
  const served = (place: string): Served | undefined => {
    if (place === '/') return { type: 'text/html', body: phonePage }
    if (place === '/logic.html') return { type: 'text/html', body: logicPage, headers: withoutEval }
    if (place === '/templates.js') return script(`window.templates = ${output.templates}`)
    if (place.startsWith('/code/')) return code(output, hidden, place.slice(6))
    if (place.startsWith('/lib/')) return library(place.slice(5))
    if (place.startsWith('/phone/')) return script(own(place.slice(7)))
    return asset(output.dist, place)
  }
  const server = http.createServer((request, response) => {
    const place = request.url ?? '/'
    if (place.startsWith('/net/')) return forward(request, response, origins)
    try {
      const answer = served(decodeURIComponent(place.split('?')[0] ?? '/'))
      if (!answer) return void response.writeHead(404).end()
      response.writeHead(200, { 'content-type': `${answer.type}; charset=utf-8`, ...answer.headers }).end(answer.body)
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hide: (names) => {
      hidden = names
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

// WeChat has neither eval nor `new Function`: the browser refuses both in a page with this policy.
const withoutEval = { 'content-security-policy': "script-src 'self'" }
const script = (body: string): Served => ({ type: 'text/javascript', body })

function own(file: string): string {
  const place = path.join(here, 'phone', file)
  if (!place.startsWith(here) || !place.endsWith('.ts')) throw new Error(`not a file of the phone: ${file}`)
  return stripTypeScriptTypes(fs.readFileSync(place, 'utf8'))
}

function library(name: string): Served {
  const file = libraries[name]
  if (!file) throw new Error(`no library ${name}`)
  return script(fs.readFileSync(file, 'utf8'))
}

// As in WeChat: each file is the body of a function whose parameters and outer names hide the browser.
function code(output: Output, hidden: readonly string[], file: string): Served | undefined {
  const name = file.replace(/\.js$/, '')
  if (!output.scripts.includes(name)) return undefined
  const text = fs.readFileSync(path.join(output.dist, `${name}.js`), 'utf8')
  const given =
    'require, module, exports, wx, App, Page, Component, Behavior, getApp, getCurrentPages, globalThis, setTimeout, clearTimeout, setInterval, clearInterval'
  return script(
    `(function () { var ${hidden.join(', ')}; define(${JSON.stringify(name)}, function (${given}) { ${text}\n}) })()`,
  )
}

function asset(dist: string, place: string): Served | undefined {
  const file = path.join(dist, place)
  if (!file.startsWith(dist) || !fs.existsSync(file) || !fs.statSync(file).isFile()) return undefined
  return { type: 'application/octet-stream', body: fs.readFileSync(file, 'utf8') }
}

function forward(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  origins: Readonly<Record<string, string>>,
): void {
  const wanted = new URL((request.url ?? '').slice('/net/'.length))
  const real = origins[wanted.origin]
  if (!real) return void response.writeHead(502).end(`${wanted.origin} is played by nobody`)
  const { host: _, connection: __, origin: ___, referer: ____, ...headers } = request.headers
  const onward = http.request(
    `${real}${wanted.pathname}${wanted.search}`,
    { method: request.method ?? 'GET', headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    },
  )
  onward.on('error', () => response.destroy())
  response.on('close', () => onward.destroy())
  request.pipe(onward)
}
