import Taro from '@tarojs/taro'
import type { OutboxStorage } from './outbox/index.ts'
import { phone } from './phone/index.ts'

const own = (key: string) => `${phone.scope}${key}`

/** The phone's key-value storage (1 MB a key, 10 MB in all), kept apart for each person of a shared browser. */
export const storage: OutboxStorage & {
  read<T>(key: string): Promise<T | null>
  write(key: string, value: unknown): Promise<boolean>
} = {
  async keys(prefix) {
    const from = own(prefix)
    const { keys } = Taro.getStorageInfoSync()
    return keys.filter((key) => key.startsWith(from)).map((key) => key.slice(phone.scope.length))
  },
  get: (key) =>
    Taro.getStorage<string>({ key: own(key) }).then(
      (answer) => (typeof answer.data === 'string' ? answer.data : null),
      () => null,
    ),
  async set(key, value) {
    await Taro.setStorage({ key: own(key), data: value })
  },
  async remove(key) {
    await Taro.removeStorage({ key: own(key) })
  },
  async read<T>(key: string) {
    const text = await storage.get(key)
    if (text === null) return null
    try {
      return JSON.parse(text) as T
    } catch {
      return null
    }
  },
  write: (key, value) =>
    storage.set(key, JSON.stringify(value)).then(
      () => true,
      () => false,
    ),
}
