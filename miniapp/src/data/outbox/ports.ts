import type { Failure } from '@field/contract'
import type { Entry, PendingFile } from './entry.ts'

/** Storage of the phone. `set` resolves only when the value is kept; it rejects when the storage is full. */
export type OutboxStorage = {
  keys(prefix: string): Promise<readonly string[]>
  get(key: string): Promise<string | null>
  set(key: string, value: string): Promise<void>
  remove(key: string): Promise<void>
}

/** How a call ended. `unknown`: no answer, or one that says nothing about the effect; the same key is sent again. */
export type Sent =
  | { readonly kind: 'done'; readonly reply: unknown }
  | { readonly kind: 'refused' | 'conflict'; readonly failure: Failure['error'] }
  | { readonly kind: 'unknown'; readonly retryAfterMs?: number }
  | { readonly kind: 'signed_out' }

export type OutboxNetwork = {
  send(entry: Entry): Promise<Sent>
  upload(file: PendingFile): Promise<Sent>
}

export type OutboxPorts = {
  readonly storage: OutboxStorage
  readonly network: OutboxNetwork
  readonly now: () => number
  readonly owner: string
}
