import type { Body, Reply } from '@field/contract'
import type { Rebate } from '@field/domain/settlement'
import type { Words } from '../../words/area.ts'
import { money } from '../../words/format/money.ts'
import type { moneyWords } from '../../words/money.ts'

export type { Rebate }
export type Sent = Body<'PUT /rebates'>['rebates'][number]
type Said = Words<typeof moneyWords>

export const roles = ['technician', 'site', 'provider'] as const

/** A rebate as it is typed; `points` is a percentage, months are as 2026-12 or empty. */
export type Form = {
  readonly name: string
  readonly role: string
  /** The one it is for; null: everybody of the role. */
  readonly party: string | null
  readonly territory: string | null
  readonly rungs: readonly { readonly from: number | null; readonly percent: number | null }[]
  readonly from: string
  readonly until: string
}

const china = 8 * 3_600_000
const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

/** The first moment of a month by China's clock, so many months on. */
function beginOf(month: string, on = 0): number {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  return Date.UTC(year, number - 1 + on, 1) - china
}

const monthAt = (at: number): string => new Date(at + china).toISOString().slice(0, 7)

/** The months of a rebate's period in words a person types; the last one is the month before its end. */
export const periodOf = ({ from, until }: Pick<Rebate, 'from' | 'until'>) => ({
  from: from === undefined ? '' : monthAt(from),
  until: until === undefined ? '' : monthAt(until - 1),
})

export const emptyForm: Form = {
  name: '',
  role: 'provider',
  party: null,
  territory: null,
  rungs: [{ from: null, percent: null }],
  from: '',
  until: '',
}

export const formOf = (rebate: Rebate): Form => ({
  name: rebate.label['zh-CN'] ?? '',
  role: rebate.role,
  party: rebate.party ?? null,
  territory: rebate.territory ?? null,
  rungs: rebate.rungs.map(({ from, points }) => ({ from, percent: points / 100 })),
  ...periodOf(rebate),
})

export type Lack = 'nameFirst' | 'rungsFirst' | 'rungsRise' | 'monthWrong' | 'monthsWrong'

/** What is missing or wrong before it can be saved; null when nothing is. */
export function lackIn({ name, rungs, from, until }: Form): Lack | null {
  if (name.trim() === '') return 'nameFirst'
  const filled = rungs.every((rung) => rung.from !== null && rung.percent !== null && rung.percent >= 0)
  if (rungs.length === 0 || !filled || rungs.some((rung) => (rung.percent ?? 0) > 100)) return 'rungsFirst'
  if (rungs.some((rung, at) => at > 0 && (rung.from ?? 0) <= (rungs[at - 1]?.from ?? 0))) return 'rungsRise'
  if ([from, until].some((month) => month !== '' && !isMonth(month))) return 'monthWrong'
  return from !== '' && until !== '' && until < from ? 'monthsWrong' : null
}

/** What is sent for a rebate as it stands. */
export const sentOf = ({ id: _id, rungs, ...rest }: Rebate): Sent => ({
  ...rest,
  rungs: rungs.map(({ from, points }) => ({ fromFen: from, points })),
})

/** What is sent for a rebate as typed; of the one it takes the place of it keeps the other language. */
export function sentFrom({ name, role, party, territory, rungs, from, until }: Form, before: Rebate | null): Sent {
  return {
    label: { ...before?.label, 'zh-CN': name.trim() },
    role,
    rungs: rungs.map((rung) => ({ fromFen: rung.from ?? 0, points: Math.round((rung.percent ?? 0) * 100) })),
    ...(party !== null && { party }),
    ...(territory !== null && { territory }),
    ...(from !== '' && { from: beginOf(from) }),
    ...(until !== '' && { until: beginOf(until, 1) }),
  }
}

const percent = (points: number): string => `${points / 100}%`

/** The form for another role: the party that was chosen is none of it. */
export const inRole = ({ role: before, party }: Pick<Form, 'role' | 'party'>, role: string) => ({
  role,
  party: role === before ? party : null,
})

export type Party = Reply<'GET /rebate-parties'>['items'][number]

/** A rebate's steps in one line: "满 ¥500,000.00 返 2%". */
export const rungWords = ({ rungs }: Pick<Rebate, 'rungs'>, w: Said): string =>
  rungs.map(({ from, points }) => w.rungSaid(money(from), percent(points))).join(' · ')

/** When a rebate holds, as "2026-12 至 以后"; empty for always. */
export function monthsOf(rebate: Pick<Rebate, 'from' | 'until'>, w: Said): string {
  const { from, until } = periodOf(rebate)
  return from === '' && until === '' ? '' : w.monthsSaid(from, until)
}

/** The question that a refusal of the rebates is about; null when it is about another one than the `own`, or none. */
export function rebateFieldAt(
  path: string | null,
  own: number,
): 'rebateName' | 'rungs' | 'forWhich' | 'whereHolds' | 'fromMonth' | 'untilMonth' | null {
  const [first, index, name = ''] = (path ?? '').split('.')
  if (first !== 'rebates' || index !== `${own}`) return null
  const of = {
    label: 'rebateName',
    rungs: 'rungs',
    party: 'forWhich',
    territory: 'whereHolds',
    from: 'fromMonth',
    until: 'untilMonth',
  } as const
  return Object.hasOwn(of, name) ? of[name as keyof typeof of] : null
}
