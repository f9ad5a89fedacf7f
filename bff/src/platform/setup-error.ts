/**
 * Something outside the program is not as it must be (a taken port, a wrong setting, a database that does not start).
 * The message is one sentence for the person at the keyboard and says what to do; no stack is shown for it.
 */
export class SetupError extends Error {
  override name = 'SetupError'
  readonly reason: 'in_use' | undefined

  constructor(sentence: string, reason?: 'in_use') {
    super(sentence)
    this.reason = reason
  }
}

/** What a program prints when it gives up: one sentence for a SetupError, everything for a fault of ours. */
export function lastWords(error: unknown): string {
  if (error instanceof SetupError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
