export type CoachStep = {
  readonly id: string
  /** The id of the element it speaks of; a ring is drawn around it while it is on the screen. */
  readonly target?: string
  readonly title: string
  readonly words: string
  /** Done already, so that there is nothing to say: the next one is shown. */
  readonly passed?: boolean
}

/** Which step is shown when so many were gone through; null when nothing is left to say. */
export function stepAt(steps: readonly CoachStep[], gone: number): number | null {
  const at = steps.findIndex(({ passed }, index) => index >= gone && !passed)
  return at < 0 ? null : at
}
