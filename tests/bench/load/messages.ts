import type { Request } from '../requests.ts'

/** What the load generator is told to send: all requests, with so many under way at once. */
export type Job = { readonly url: string; readonly clients: number; readonly requests: readonly Request[] }

/** What came of it. A request that took longer than the patience counts as timed out. */
export type Outcome = {
  readonly milliseconds: readonly number[]
  readonly elapsed: number
  readonly failures: Readonly<Record<string, number>>
}

export const patience = 10_000
