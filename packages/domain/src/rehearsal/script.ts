import type { Answers } from '../form/index.ts'
import type { Instant } from '../kernel/index.ts'
import type { PartLine, ServiceLine } from '../work-order/index.ts'

/** What is done at a node: by whoever has its task, or, of a wait, from outside (`signal`). */
export type RehearsalStep = {
  readonly node: string
  /** Minutes after the task was opened, or the wait began. */
  readonly afterMinutes: number
  readonly do: 'complete' | 'approve' | 'reject' | 'rework' | 'signal'
  readonly answers?: Answers
  /** Of `rework`: the lines sent back; left out, all. */
  readonly lines?: readonly string[]
  readonly services?: readonly ServiceLine[]
  readonly parts?: readonly PartLine[]
}

/**
 * A rehearsal: the answers of the report, and steps by node: the first for the first visit, and so on. A visit without
 * a step is not done, so its limits run out. `customerLevel` is that of the customer, `store` whether a shop reports.
 */
export type RehearsalScript = {
  readonly at: Instant
  readonly report: Answers
  readonly store: boolean
  readonly customerLevel?: string
  readonly urgent?: boolean
  /** The shop that reports; left out, the organization's first. */
  readonly storeId?: string
  readonly steps: readonly RehearsalStep[]
  /** Where the rehearsal ends at the latest, in minutes from the report. */
  readonly untilMinutes: number
}
