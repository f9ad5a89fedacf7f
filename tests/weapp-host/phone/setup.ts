/** How an app is opened: the page, its parameters, and WeChat's number for where it was opened from. */
export type Launch = { readonly path: string; readonly query: Readonly<Record<string, string>>; readonly scene: number }

/** What a phone keeps when the app is killed: storage, and the files of the user folder in base64. */
export type Kept = {
  readonly storage: Readonly<Record<string, unknown>>
  readonly files: Readonly<Record<string, string>>
}

/** Everything the phone needs to know before the app starts. */
export type Setup = {
  readonly app: AppJson
  readonly pages: readonly string[]
  readonly scripts: readonly string[]
  readonly configs: Readonly<Record<string, Record<string, unknown>>>
  readonly styles: Readonly<Record<string, string>>
  readonly launch: Launch
  readonly kept: Kept
  readonly appId: string
  readonly phoneId: string
  /** Origins that requests, uploads, downloads and (as wss) sockets may reach, as the platform's lists say. */
  readonly domains: readonly string[]
  /** Where sockets of a domain really go. */
  readonly sockets: Readonly<Record<string, string>>
  readonly dark: boolean
  readonly language: string
  /** WeChat's text size: 1 is the standard, 1.4 the care mode. */
  readonly textSize: number
  readonly answers: Answers
}

export type AppJson = Record<string, unknown>

export type ChosenFile = { readonly name: string; readonly base64: string }

/** What the person and the phone answer when the app asks; a test may change it at any time. */
export type Answers = {
  /** For each template of the subscription sheet; `accept` when it is not named. */
  consent: Record<string, 'accept' | 'reject'>
  /** Whether "always keep this choice" is ticked on the sheet. */
  consentAlways: boolean
  /** The sheet of the phone number. */
  phoneNumber: 'allow' | 'deny'
  /** What the next scans read; empty: the person turns back. */
  scans: { readonly result: string; readonly path?: string }[]
  /** What the next choices of photos give, a list a choice; empty: the person turns back. */
  photos: ChosenFile[][]
  /** What the recorder hears next; null: no permission. */
  recordings: ({ readonly base64: string; readonly seconds: number } | null)[]
  /** Where the phone is, in gcj02; null: no permission. */
  location: { readonly latitude: number; readonly longitude: number } | null
  /** Answers to `wx.showModal` (true: confirm) and the index of `wx.showActionSheet` (-1: cancel), in order. */
  modals: boolean[]
  actions: number[]
}

let known: Setup | undefined

export const keepSetup = (setup: Setup): void => {
  known = setup
}

export function setup(): Setup {
  if (!known) throw new Error('the phone was not started')
  return known
}
