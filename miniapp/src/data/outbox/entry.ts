import type { Failure } from '@field/contract'

/** A photo, sound, signature, video or document that a command names by id; it stays on the phone until the server has it. */
export type PendingFile = {
  readonly id: string
  readonly purpose: 'photo' | 'audio' | 'signature' | 'video' | 'file'
  readonly path: string
  readonly bytes: number
  readonly confirmed: boolean
  /** What a document is called. */
  readonly name?: string
}

/** What is wanted from the server: one effectful call. `stream` (a work order) keeps its order; streams do not wait for each other. */
export type Draft = {
  /** The idempotency key, a UUID made when the draft was born. */
  readonly id: string
  readonly stream: string
  readonly route: string
  readonly params: Readonly<Record<string, string>>
  readonly body: unknown
  readonly files: readonly PendingFile[]
  /** A later draft of the same kind takes the place of an unsent one: both carry the whole wanted state. */
  readonly replaces?: string
  /** For the person: what it was and of which order. */
  readonly about: Readonly<Record<string, string | number>>
}

export type EntryState = 'waiting' | 'refused' | 'conflict'

/** A draft as kept on the phone. `seq` orders entries across restarts. */
export type Entry = Draft & {
  readonly seq: number
  readonly bornAt: number
  readonly attempts: number
  readonly state: EntryState
  readonly failure: Failure['error'] | null
}
