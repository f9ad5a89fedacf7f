import { hour, type Instant, minute, second } from '@field/domain/kernel'
import { mayPassLater, type Wechat } from '@field/wechat'
import type { OutboxRules } from './rules.ts'

export type Sending = Awaited<ReturnType<Wechat['sendSubscribeMessage']>>

/** What becomes of a row after an attempt, and of the consent that paid for it. */
export type Verdict = {
  readonly state: 'sent' | 'failed' | 'unknown' | 'suppressed' | 'pending'
  readonly msgid?: string | undefined
  readonly code?: number
  readonly detail?: string
  /** When a pending one is tried again. */
  readonly dueAt?: Instant
  /** `kept`: used, or still needed. `returned`: not used. `emptied`: WeChat says there is none at all. */
  readonly consent: 'kept' | 'returned' | 'emptied'
}

const userRefused = 43101
const quotaOfTheDay = 45009

/** 2, 4, 8 … seconds and a minute at most, spread by a third, so that many do not come back at once. */
const pause = (attempt: number): number => Math.min(minute, second * 2 ** attempt) * (2 / 3 + Math.random() / 3)

/**
 * Judges an attempt. Only what surely did not happen is tried again; a time-out, a lost connection or a 5xx may have
 * been a delivery, so it stays unclear until WeChat's event tells.
 */
export function judge(
  outcome: Sending,
  attempt: number,
  now: Instant,
  { unclear }: Pick<OutboxRules, 'unclear'>,
): Verdict {
  switch (outcome.state) {
    case 'ok':
      return { state: 'sent', msgid: outcome.value.msgid, consent: 'kept' }
    case 'not_sent':
      return { state: 'pending', detail: outcome.why, dueAt: now + pause(attempt), consent: 'kept' }
    case 'unknown':
      return { state: unclear, detail: outcome.why, consent: 'kept', ...(unclear === 'pending' ? { dueAt: now } : {}) }
    case 'refused': {
      const { errcode: code, code: detail } = outcome
      if (code === userRefused) return { state: 'suppressed', code, detail, consent: 'emptied' }
      if (!mayPassLater(detail)) return { state: 'failed', code, detail, consent: 'returned' }
      const wait = code === quotaOfTheDay ? hour : pause(attempt)
      return { state: 'pending', code, detail, dueAt: now + wait, consent: 'kept' }
    }
  }
}
