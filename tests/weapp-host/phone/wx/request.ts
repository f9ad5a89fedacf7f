import { isAsleep, whenAsleep } from '../foreground.ts'
import { inRealm } from '../realm.ts'
import { type Given, later, Refused } from './api.ts'
import { fileAt } from './files.ts'
import { isConnected, whenCut } from './network.ts'
import { files, wayOut, writeTemporary } from './paths.ts'
import { send } from './way-out.ts'

const atOnce = 10
const defaultMs = 60_000

type Running = { end: (why: Refused) => void }
const running = new Set<Running>()
const waiting: (Running & { go: () => void })[] = []

const interrupted = () => new Refused('interrupted', { errno: 600003 })
const offline = () => new Refused('net::ERR_INTERNET_DISCONNECTED', { errno: 600001 })
const endAll = (why: () => Refused) => {
  for (const one of [...waiting.splice(0), ...running]) one.end(why())
}
whenAsleep(() => endAll(interrupted))
whenCut(() => endAll(offline))

export const requestsRunning = (): number => running.size

type Task = { abort(): void; onProgressUpdate(): void; offProgressUpdate(): void; onHeadersReceived(): void }
type Send = (signal: AbortSignal) => Promise<Given>

/** One of the ten places; the eleventh waits. Any answer of a server is a success, whatever its status. */
async function inTurn(url: unknown, timeout: unknown, stop: AbortSignal, play: Send): Promise<Given> {
  if (isAsleep()) throw interrupted()
  if (!wayOut(String(url))) throw new Refused(`url not in domain list:${url}`, { errno: 600002 })
  if (!isConnected()) throw offline()
  if (running.size >= atOnce) await new Promise<void>((go, end) => waiting.push({ go, end }))
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
    return await Promise.race([ended, play(cancel.signal)])
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('net::ERR_CONNECTION_RESET', { errno: 600001 })
  } finally {
    clearTimeout(timer)
    if (one) running.delete(one)
    waiting.shift()?.go()
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

const headersOf = (given: Given): Record<string, string> =>
  Object.fromEntries(
    Object.entries((given.header ?? {}) as Record<string, string>)
      .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
      .filter(([name]) => name !== 'referer'),
  )
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

async function request(given: Given, stop: AbortSignal): Promise<Given> {
  const method = String(given.method ?? 'GET').toUpperCase()
  const headers = { 'content-type': 'application/json', ...headersOf(given) }
  const body = method === 'GET' || given.data === undefined ? undefined : bodyOf(given.data)
  const url = queried(given, method)
  return inTurn(url, given.timeout, stop, async (signal) => {
    const answer = await send(url, { method, headers, body }, signal)
    const plain = given.responseType === 'arraybuffer' ? answer.bytes.buffer : textOf(answer.bytes)
    const data = given.dataType === undefined || given.dataType === 'json' ? parse(plain) : plain
    return { statusCode: answer.status, header: answer.headers, data, cookies: [] }
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

function parse(data: string | ArrayBufferLike): unknown {
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
  const { 'content-type': _, ...headers } = headersOf(given)
  return inTurn(given.url, given.timeout, stop, async (signal) => {
    const answer = await send(String(given.url), { method: 'POST', headers, body: form }, signal)
    return { statusCode: answer.status, data: textOf(answer.bytes), header: answer.headers }
  })
}

async function downloadFile(given: Given, stop: AbortSignal): Promise<Given> {
  return inTurn(given.url, given.timeout, stop, async (signal) => {
    const answer = await send(String(given.url), { method: 'GET', headers: headersOf(given) }, signal)
    const ending = /\/(jpeg|png|mpeg|pdf)/.exec(answer.headers['content-type'] ?? '')?.[1] ?? 'bin'
    return { statusCode: answer.status, tempFilePath: writeTemporary(answer.bytes, ending === 'jpeg' ? 'jpg' : ending) }
  })
}

export const requests = {
  request: task('request', request),
  uploadFile: task('uploadFile', uploadFile),
  downloadFile: task('downloadFile', downloadFile),
}
