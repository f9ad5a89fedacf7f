/** A recording on the phone, not kept yet. */
export type Recorded = { readonly path: string; readonly seconds: number }

/** Speaking into the phone: one recording at a time. */
export type Voice = {
  /** Whether this phone can record at all; asked before the button is shown. */
  readonly able: boolean
  /** Begins, asking for the microphone the first time; answers how to end it, null when it may not or cannot. */
  start(): Promise<(() => Promise<Recorded | null>) | null>
}
