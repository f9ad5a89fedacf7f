import type { Body, Reply } from '@field/contract'
import { configuredKey } from '@field/domain/condition'
import { dayAfter, dayBefore } from './days.ts'

export type Grant = Reply<'GET /price-grants'>['grants'][number]
export type GrantForm = {
  readonly kind: Grant['kind']
  readonly key: string
  readonly party: string | null
  readonly territory: string | null
  readonly fromDay: string
  readonly lastDay: string
}
export const emptyGrant: GrantForm = {
  kind: 'tier',
  key: '',
  party: null,
  territory: null,
  fromDay: '',
  lastDay: '',
}

export function lackInGrant({ key, fromDay, lastDay }: GrantForm): 'keyFirst' | 'daysWrong' | null {
  if (!configuredKey.test(key.trim())) return 'keyFirst'
  return fromDay !== '' && lastDay !== '' && lastDay < fromDay ? 'daysWrong' : null
}

export const grantOf = ({ kind, key, party, territory, fromDay, lastDay }: GrantForm): Body<'POST /price-grants'> => ({
  kind,
  key: key.trim(),
  ...(party !== null && { party }),
  ...(territory !== null && { territoryId: territory }),
  ...(fromDay !== '' && { fromDay }),
  ...(lastDay !== '' && { untilDay: dayAfter(lastDay) }),
})

type Times = Pick<Grant, 'from' | 'until' | 'fromDay' | 'untilDay'>

/** Whether something given holds now, judged by China's day. */
export function standingOf({ from, until, fromDay, untilDay }: Times, now: number, today: string) {
  if ((until !== null && until <= now) || (untilDay !== null && untilDay <= today)) return 'ended' as const
  if ((from !== null && from > now) || (fromDay !== null && fromDay > today)) return 'begins' as const
  return 'holds' as const
}

/** The local days of something given, its end as the last day; moments are told by their China day. */
export const daysOf = ({ from, until, fromDay, untilDay }: Times, dayOf: (at: number) => string) => ({
  from: fromDay ?? (from === null ? null : dayOf(from)),
  last: untilDay === null ? (until === null ? null : dayOf(until)) : dayBefore(untilDay),
})

/** A key for a new tier, level or grade, out of a new id: begins with a letter, as the contract asks. */
export const keyFrom = (prefix: string, id: string): string => `${prefix}_${id.replace(/-/g, '').slice(-10)}`
