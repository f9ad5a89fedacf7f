import { isAsleep, whenAsleep } from '../foreground.ts'
import { inRealm } from '../realm.ts'
import { type Given, later, Refused } from './api.ts'
import { fileAt } from './files.ts'
import { isConnected, whenCut } from './network.ts'
import { files, wayOut, writeTemporary } from './paths.ts'

const atOnce = 10
const defaultMs = 60_000

type Running = { end: (why: Refused) => void }
const running = new Set<Running>()
const waiting: (() => void)[] = []

const interrupted = () => new Refused('interrupted', { errno: 600003 })
const offline = () => new Refused('net::ERR_INTERNET_DISCONNECTED', { errno: 600001 })
const endAll = (why: () => Refused) => {
  waiting.length = 0
  for (const one of running) one.end(why())
}
whenAsleep(() => endAll(interrupted))
whenCut(() => endAll(offline))

export const requestsRunning = (): number => running.size

type Task = { abort(): void; onProgressUpdate(): void; offProgressUpdate(): void; onHeadersReceived(): void }
type Send = (signal: AbortSignal, way: string) => Promise<Given>

/** One of the ten places; the eleventh waits. Any answer of a server is a success, whatever its status. */
async function inTurn(url: unknown, timeout: unknown, stop: AbortSignal, send: Send): Promise<Given> {
  if (isAsleep()) throw interrupted()
  const way = wayOut(String(url))
  if (!way) throw new Refused(`url not in domain list:${url}`, { errno: 600002 })
  if (!isConnected()) throw offline()
  if (running.size >= atOnce) await new Promise<void>((go) => waiting.push(go))
  const cancel = new AbortController()
  let one: Running | undefined
  const ended = new Promise<never>((_, reject) => {
    one = {
      end: (why) => {
        cancel.abort()
        reject(why)
      },
    }
    running.add(one)
    stop.addEventListener('abort', () => one?.end(new Refused('abort', { errno: 600003 })))
  })
  const timer = setTimeout(() => one?.end(new Refused('timeout', { errno: 5 })), Number(timeout ?? defaultMs))
  try {
    return await Promise.race([ended, send(cancel.signal, way)])
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('net::ERR_CONNECTION_RESET', { errno: 600001 })
  } finally {
    clearTimeout(timer)
    if (one) running.delete(one)
    waiting.shift()?.()
  }
}

// The realm of the logic sees a task at once; what it asked for is on its way meanwhile.
function task(name: string, play: (given: Given, stop: AbortSignal) => Promise<Given>) {
  return (given: Given): Task => {
    const stop = new AbortController()
    void later(name, (asked) => play(asked, stop.signal))(given)
    return inRealm({
      abort: () => stop.abort(),
      onProgressUpdate: () => {},
      offProgressUpdate: () => {},
      onHeadersReceived: () => {},
    })
  }
}

function headersOf({ headers }: Response): Record<string, string> {
  const all: Record<string, string> = {}
  headers.forEach((value, name) => {
    all[name] = value
  })
  return all
}
const headerOf = (given: Given) =>
  Object.entries((given.header ?? {}) as Record<string, string>).filter(([name]) => !/^referer$/i.test(name)) as [
    string,
    string,
  ][]

async function request(given: Given, stop: AbortSignal): Promise<Given> {
  const method = String(given.method ?? 'GET').toUpperCase()
  const headers = new Headers(headerOf(given))
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  const body = method === 'GET' || given.data === undefined ? undefined : bodyOf(given.data)
  return inTurn(queried(given, method), given.timeout, stop, async (signal, way) => {
    const answer = await fetch(way, { method, headers, signal, ...(body === undefined ? {} : { body }) })
    const data = given.responseType === 'arraybuffer' ? await answer.arrayBuffer() : await answer.text()
    const parsed = given.dataType === undefined || given.dataType === 'json' ? parse(data) : data
    return { statusCode: answer.status, header: headersOf(answer), data: parsed, cookies: [] }
  })
}

function queried(given: Given, method: string): string {
  const url = String(given.url)
  if (method !== 'GET' || typeof given.data !== 'object' || given.data === null) return url
  const query = new URLSearchParams(given.data as Record<string, string>).toString()
  return query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url
}

const bodyOf = (data: unknown): string | ArrayBuffer =>
  typeof data === 'string' || Object.prototype.toString.call(data) === '[object ArrayBuffer]'
    ? (data as string | ArrayBuffer)
    : JSON.stringify(data)

function parse(data: string | ArrayBuffer): unknown {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}

async function uploadFile(given: Given, stop: AbortSignal): Promise<Given> {
  const path = String(given.filePath)
  const bytes = fileAt(path)
  const form = new FormData()
  for (const [name, value] of Object.entries((given.formData ?? {}) as Record<string, unknown>))
    form.append(name, String(value))
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: files.get(path)?.type ?? '' })
  form.append(String(given.name), blob, path.split('/').pop() ?? 'file')
  const headers = new Headers(headerOf(given).filter(([name]) => !/^content-type$/i.test(name)))
  return inTurn(given.url, given.timeout, stop, async (signal, way) => {
    const answer = await fetch(way, { method: 'POST', headers, body: form, signal })
    return { statusCode: answer.status, data: await answer.text(), header: headersOf(answer) }
  })
}

async function downloadFile(given: Given, stop: AbortSignal): Promise<Given> {
  return inTurn(given.url, given.timeout, stop, async (signal, way) => {
    const answer = await fetch(way, { headers: headerOf(given), signal })
    const ending = /\/(jpeg|png|mpeg|pdf)/.exec(answer.headers.get('content-type') ?? '')?.[1] ?? 'bin'
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return { statusCode: answer.status, tempFilePath: writeTemporary(bytes, ending === 'jpeg' ? 'jpg' : ending) }
  })
}

export const requests = {
  request: task('request', request),
  uploadFile: task('uploadFile', uploadFile),
  downloadFile: task('downloadFile', downloadFile),
}
