import { type Given, later, now, Refused } from './api.ts'

const values = new Map<string, string>()
const perKey = 1_024 * 1_024
const inAll = 10 * perKey

const sizeOf = (text: string) => new TextEncoder().encode(text).length
const used = () => [...values].reduce((sum, [key, text]) => sum + sizeOf(key) + sizeOf(text), 0)

export const fillStorage = (kept: Readonly<Record<string, unknown>>): void => {
  for (const [key, value] of Object.entries(kept)) values.set(key, String(value))
}

/** All of the storage, each value as JSON. */
export const wholeStorage = (): Record<string, string> => Object.fromEntries(values)

function set(key: unknown, value: unknown): void {
  const name = String(key)
  const text = JSON.stringify({ value })
  if (sizeOf(text) > perKey) throw new Refused('entry size limit reached')
  const before = values.get(name)
  if (used() - (before ? sizeOf(before) : 0) + sizeOf(text) > inAll) throw new Refused('storage size limit reached')
  values.set(name, text)
}

function get(key: unknown): unknown {
  const text = values.get(String(key))
  return text === undefined ? undefined : JSON.parse(text).value
}

const info = () => ({ keys: [...values.keys()], currentSize: Math.ceil(used() / 1_024), limitSize: 10_240 })

export const storage = {
  getStorage: later('getStorage', ({ key }) => {
    if (!values.has(String(key))) throw new Refused('data not found')
    return { data: get(key) }
  }),
  setStorage: later('setStorage', ({ key, data }: Given) => set(key, data)),
  removeStorage: later('removeStorage', ({ key }) => void values.delete(String(key))),
  clearStorage: later('clearStorage', () => values.clear()),
  getStorageInfo: later('getStorageInfo', info),
  getStorageSync: now('getStorageSync', (key: unknown) => get(key) ?? ''),
  setStorageSync: now('setStorageSync', set),
  removeStorageSync: now('removeStorageSync', (key: unknown) => void values.delete(String(key))),
  clearStorageSync: now('clearStorageSync', () => values.clear()),
  getStorageInfoSync: now('getStorageInfoSync', info),
}
