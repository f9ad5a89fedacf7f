export type Rounds = {
  /** Begins the next round at once; called within a round, right after it. */
  readonly wake: () => void
  /** No further round; resolves when the one under way has ended. */
  readonly stop: () => Promise<void>
}

/**
 * Does rounds until stopped: the next at once while a round answers that there is more, else after `pollMs` or when
 * woken. A round that throws is told to `onFault` and counts as one that found nothing.
 */
export function runRounds(
  round: () => Promise<boolean>,
  { pollMs, onFault }: { readonly pollMs: number; readonly onFault: (fault: unknown) => void },
): Rounds {
  let stopping = false
  let called = false
  let wakeUp = (): void => undefined
  const wake = (): void => {
    called = true
    wakeUp()
  }
  const faulty = (fault: unknown): boolean => {
    onFault(fault)
    return false
  }
  const running = (async () => {
    while (!stopping) {
      called = false
      const more = await round().catch(faulty)
      if (stopping || more || called) continue
      const timer = setTimeout(() => wakeUp(), pollMs)
      await new Promise<void>((resolve) => {
        wakeUp = resolve
      })
      clearTimeout(timer)
    }
  })()
  return {
    wake,
    stop: () => {
      stopping = true
      wake()
      return running
    },
  }
}
