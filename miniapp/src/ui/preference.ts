import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

/** A choice of this person that is kept on the phone; whoever shows it hears when it changes. */
export type Preference<T extends string> = {
  get(): T
  set(value: T): void
  subscribe(listener: () => void): () => void
}

/** A preference under `key`; anything unknown that was stored reads as `fallback`. */
export function keptPreference<T extends string>(key: string, known: readonly T[], fallback: T): Preference<T> {
  let value: T | undefined
  const listeners = new Set<() => void>()
  // Read at first use, not at import: the prerendering and tests import pages where there is no storage yet.
  const stored = (): T => {
    const found: unknown = Taro.getStorageSync(key)
    return known.find((one) => one === found) ?? fallback
  }
  return {
    get: () => (value ??= stored()),
    set: (next) => {
      value = next
      Taro.setStorageSync(key, next)
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The present value of a preference; the component is drawn again when it changes. */
export const usePreference = <T extends string>(one: Preference<T>): T =>
  useSyncExternalStore(one.subscribe, one.get, one.get)
