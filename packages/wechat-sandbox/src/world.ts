import { createSeeded, type Seeded } from './seeded.ts'
import type { SandboxTemplate } from './templates.ts'

export type PushTarget = {
  readonly url: string
  readonly token: string
  readonly encodingAesKey: string
  readonly format: 'json' | 'xml'
  readonly mode: 'plain' | 'safe' | 'compat'
  /** WeChat writes the numbers of a JSON push now as numbers, now as strings. */
  readonly numbers: 'string' | 'number'
}

/** A mini-program as its back office knows it. */
export type App = {
  readonly appId: string
  readonly secret: string
  readonly name: string
  readonly account: string
  /** Pages of the published version; undefined = any path is taken for published. */
  pages: readonly string[] | undefined
  readonly home: string
  templates: readonly SandboxTemplate[]
  /** Bound to an Open Platform account, hence gives a unionid. */
  bound: boolean
  frozen: boolean
  allowedIps: readonly string[] | undefined
  subscriptionBanned: boolean
  bannedTemplates: readonly string[]
  phoneQuota: number
  push: PushTarget | undefined
  pushActive: boolean
}

export type Choice = 'accept' | 'reject'
export type ConsentSettings = { mainSwitch: boolean; readonly remembered: Map<string, Choice> }

/** A person with a phone. `number` is what the phone button gives; `risky` persons are refused at login. */
export type Phone = {
  readonly id: string
  name: string
  number: string
  risky: boolean
  /** By appid. */
  readonly consent: Map<string, ConsentSettings>
}

export type Code = {
  readonly code: string
  readonly kind: 'login' | 'phone'
  readonly appId: string
  readonly phoneId: string
  readonly madeAt: number
  used: boolean
}

export type IssuedToken = {
  readonly token: string
  readonly appId: string
  readonly family: 'stable' | 'plain'
  expiresAt: number
  killed: boolean
}

export type Message = {
  readonly msgid: string
  readonly appId: string
  readonly phoneId: string
  readonly templateId: string
  readonly title: string
  readonly fields: readonly { readonly key: string; readonly label: string; readonly value: string }[]
  readonly page: string | undefined
  readonly state: string
  readonly lang: string
  readonly at: number
}

export const faultKinds = [
  'system_busy',
  'daily_quota',
  'minute_quota',
  'errcode',
  'reset',
  'timeout',
  'http_502',
  'html',
  'slow',
  'lost_reply',
  'lost_timeout',
] as const

/** A planned failure of one endpoint; the README says what each kind does. */
export type Fault = {
  readonly path: string
  readonly kind: (typeof faultKinds)[number]
  readonly errcode: number
  readonly delayMs: number
  /** Of 1: how often it strikes, drawn from the seed. */
  readonly chance: number
  skip: number
  /** How many times it still strikes; Infinity = until removed. */
  times: number
}

export type CallEntry = {
  readonly seq: number
  readonly at: number
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly fault: Fault['kind'] | undefined
  errcode: number | undefined
  /** What left this server: an HTTP status, or how the exchange was broken off. */
  outcome: number | 'reset' | 'no_answer' | 'pending'
}

export type PushEntry = {
  readonly seq: number
  readonly appId: string
  readonly event: string
  readonly fields: Readonly<Record<string, unknown>>
  state: 'held' | 'delivering' | 'delivered' | 'given_up' | 'not_activated'
  readonly attempts: { readonly at: number; answer: number | 'timeout' | 'unreachable' | 'waiting' }[]
}

/** Switches that change how the stand-in behaves; all readable and settable at `/sandbox/behaviour`. */
export type Behaviour = {
  sentEvent: 'success' | 'fail' | 'never' | 'before_reply'
  sentEventDelayMs: number
  sendTakesMs: number
  refuseConcurrentSends: boolean
  popupEventWhenRemembered: boolean
  rotateSessionKey: boolean
  sensitiveWords: readonly string[]
  qrCodesPerMinute: number
  /** Codes come as JPEG instead of PNG; WeChat sends either. */
  jpegCodes: boolean
  pushTimeoutMs: number
  pushRepeat: number
  holdPushes: boolean
}

export type World = {
  readonly seed: string
  readonly seeded: Seeded
  readonly now: () => number
  clockOffset: number
  readonly clientUrl: string | undefined
  readonly behaviour: Behaviour
  readonly apps: Map<string, App>
  readonly phones: Map<string, Phone>
  readonly codes: Map<string, Code>
  readonly tokens: Map<string, IssuedToken>
  /** By appid: when `force_refresh` worked, epoch milliseconds. */
  readonly forced: Map<string, number[]>
  readonly sessionKeys: Map<string, string>
  /** Sends left, by `ledgerKey`. */
  readonly ledger: Map<string, number>
  readonly messages: Message[]
  readonly sending: Set<string>
  readonly faults: Fault[]
  readonly calls: CallEntry[]
  readonly pushes: PushEntry[]
  readonly qrTimes: number[]
  readonly timers: Set<NodeJS.Timeout>
  readonly watchers: Set<() => void>
  msgids: bigint
}

export const createWorld = (options: { seed: string; now: () => number; clientUrl: string | undefined }): World => {
  const world: World = {
    seed: options.seed,
    seeded: createSeeded(options.seed),
    now: () => options.now() + world.clockOffset,
    clockOffset: 0,
    clientUrl: options.clientUrl,
    behaviour: {
      sentEvent: 'success',
      sentEventDelayMs: 300,
      sendTakesMs: 0,
      refuseConcurrentSends: true,
      popupEventWhenRemembered: false,
      rotateSessionKey: true,
      sensitiveWords: ['违禁词'],
      qrCodesPerMinute: 5_000,
      jpegCodes: false,
      pushTimeoutMs: 5_000,
      pushRepeat: 1,
      holdPushes: false,
    },
    apps: new Map(),
    phones: new Map(),
    codes: new Map(),
    tokens: new Map(),
    forced: new Map(),
    sessionKeys: new Map(),
    ledger: new Map(),
    messages: [],
    sending: new Set(),
    faults: [],
    calls: [],
    pushes: [],
    qrTimes: [],
    timers: new Set(),
    watchers: new Set(),
    msgids: 1_988_810_812_324_364_291n,
  }
  return world
}

/** Tells the pages that watch that something they show has changed. */
export const changed = (world: World): void => {
  for (const watcher of world.watchers) watcher()
}

/** Runs `act` after real milliseconds, unless the server closes first. */
export const later = (world: World, delayMs: number, act: () => void): void => {
  const timer = setTimeout(() => {
    world.timers.delete(timer)
    act()
  }, delayMs)
  world.timers.add(timer)
}
