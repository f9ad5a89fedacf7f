import { fault, logs } from './record.ts'

/** The names of the language itself, and the few of the host that WeChat's logic layer has too. `Intl` is not on every phone. */
const language = new Set(
  `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error
  AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON Math ArrayBuffer Uint8Array Int8Array
  Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView
  Map BigInt Set WeakMap WeakSet WeakRef Proxy Reflect decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
  eval isFinite isNaN globalThis console setTimeout clearTimeout setInterval clearInterval`.split(/\s+/),
)

type Logic = Window & typeof globalThis & { define: (name: string, body: Body) => void }
type Exports = Record<string, unknown>
type Body = (
  require: (name: string) => unknown,
  module: { exports: Exports },
  exports: Exports,
  ...given: unknown[]
) => void

let logic: Logic | undefined
const bodies = new Map<string, Body>()
const modules = new Map<string, { exports: Exports }>()

/** Makes the realm of the logic: a frame without eval, and with a policy for scripts; answers the names to hide from it. */
export async function makeRealm(): Promise<string[]> {
  const frame = document.createElement('iframe')
  frame.src = '/logic.html'
  frame.hidden = true
  document.body.append(frame)
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  const made = frame.contentWindow as Logic
  logic = made
  const names = new Set<string>()
  for (let level: object | null = made; level; level = Object.getPrototypeOf(level))
    for (const name of Object.getOwnPropertyNames(level))
      if (!language.has(name) && /^[A-Za-z_$][\w$]*$/.test(name)) names.add(name)
  for (const later of ['Intl', 'queueMicrotask', 'process', 'global']) names.add(later)
  made.define = (name, body) => bodies.set(name, body)
  made.addEventListener('error', (event) => fault(`uncaught: ${event.error?.stack ?? event.message}`))
  made.addEventListener('unhandledrejection', (event) => fault(`unhandled: ${textOf(event.reason)}`))
  const inner = made.console
  for (const level of ['error', 'warn', 'log', 'info', 'debug'] as const)
    inner[level] = (...said: unknown[]) => void logs.push(`${level}: ${said.map(textOf).join(' ')}`)
  return [...names]
}

const textOf = (said: unknown): string => {
  if (said && typeof said === 'object' && 'stack' in said) return String((said as Error).stack)
  return typeof said === 'string' ? said : (JSON.stringify(said) ?? String(said))
}

/** Fetches every script; nothing of it runs before it is required. */
export async function fetchScripts(names: readonly string[]): Promise<void> {
  const page = realm().document
  await Promise.all(
    names.map(
      (name) =>
        new Promise<void>((resolve, reject) => {
          const script = page.createElement('script')
          script.src = `/code/${name}.js`
          script.onload = () => resolve()
          script.onerror = () => reject(new Error(`the script ${name} did not load`))
          page.body.append(script)
        }),
    ),
  )
}

/** Runs a script once, with what WeChat gives to each; `given` are the values of its further parameters. */
export function run(name: string, given: () => readonly unknown[]): Exports {
  const known = modules.get(name)
  if (known) return known.exports
  const body = bodies.get(name)
  if (!body) throw new Error(`module '${name}.js' is not defined`)
  const module = { exports: inRealm<Exports>({}) }
  modules.set(name, module)
  body((wanted) => run(resolve(name, wanted), given), module, module.exports, ...given())
  return module.exports
}

export const wasRun = (name: string): boolean => modules.has(name)

export function realm(): Logic {
  if (!logic) throw new Error('the realm was not made')
  return logic
}

/** A value of the logic's own realm, so that its arrays and objects are its own; buffers and functions stay as they are. */
export function inRealm<T>(value: T): T {
  const { Array: List, Object: Record, ArrayBuffer: Bytes } = realm()
  if (value === null || typeof value !== 'object') return value
  if (value instanceof ArrayBuffer) {
    const copy = new Bytes(value.byteLength)
    new Uint8Array(copy).set(new Uint8Array(value))
    return copy as T
  }
  if (Array.isArray(value)) return List.from(value, inRealm) as T
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Record.fromEntries(Object.entries(value).map(([key, part]) => [key, inRealm(part)])) as T
}

function resolve(from: string, wanted: string): string {
  const parts = wanted.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of wanted.replace(/\.js$/, '').split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** Timers that may be called with any `this`, as in a realm that is no browser's. */
export function bareTimers() {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = realm()
  return {
    setTimeout: (...given: Parameters<typeof setTimeout>) => setTimeout(...given),
    clearTimeout: (id: number) => clearTimeout(id),
    setInterval: (...given: Parameters<typeof setInterval>) => setInterval(...given),
    clearInterval: (id: number) => clearInterval(id),
  }
}

/** What the logic may call `globalThis`: the language, timers, and nothing of the browser. */
export function bareGlobal(): Record<string, unknown> {
  const all = realm() as unknown as Record<string, unknown>
  const names = [...language].filter((name) => name !== 'globalThis' && name !== 'eval')
  const bare = realm().Object.create(null) as Record<string, unknown>
  return Object.assign(bare, Object.fromEntries(names.map((name) => [name, all[name]])), bareTimers())
}
