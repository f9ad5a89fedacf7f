import { vi } from 'vitest'

/** Tries until nothing is thrown. What is waited for comes at once, or some seconds later on a busy machine. */
export const soon = <T>(attempt: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(attempt, { timeout: 20_000, interval: 20 })
