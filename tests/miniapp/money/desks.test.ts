import { asId, type TerritoryId } from '@field/domain/kernel'
import { expect, test } from 'vitest'
import { checksumFrom, findingsOf, grouped, type Verified } from '../../../miniapp/src/manage/papers/model.ts'
import {
  emptyForm,
  type Form,
  formOf,
  inRole,
  lackIn,
  monthsOf,
  type Rebate,
  rebateFieldAt,
  rungWords,
  sentFrom,
  sentOf,
} from '../../../miniapp/src/manage/rebates/model.ts'
import { askedOf, departments, reviewersOf, sameAs } from '../../../miniapp/src/manage/reviewers/model.ts'
import { awaitsSecond, wantsTwo } from '../../../miniapp/src/manage/settlements/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { moneyWords } from '../../../miniapp/src/words/money.ts'
import { reports } from '../../../miniapp/src/words/reports.ts'
import { canOverride, correctionOf, lackingIn, overrideIn } from '../../../miniapp/src/work-order/overriding.ts'

const w = wordsIn(moneyWords, 'zh-CN')

test('#69 a rebate goes into its form and comes back as it was, but for what was changed', () => {
  const rebate = {
    id: 'r',
    label: { 'zh-CN': '月销返点', en: 'Monthly bonus' },
    role: 'provider',
    rungs: [
      { from: 50_000_000, points: 200 },
      { from: 80_000_000, points: 350 },
    ],
    party: 'p',
    territory: asId<TerritoryId>('east'),
    from: Date.parse('2026-11-01T00:00:00+08:00'),
    until: Date.parse('2027-01-01T00:00:00+08:00'),
  } as unknown as Rebate
  const form = formOf(rebate)
  expect(form).toMatchObject({ name: '月销返点', from: '2026-11', until: '2026-12' })
  expect(lackIn(form)).toBeNull()
  expect(sentFrom(form, rebate)).toEqual(sentOf(rebate))
  // Another kind of party is not the one party that was meant.
  expect(sentFrom({ ...form, ...inRole(form, 'site') }, rebate)).not.toHaveProperty('party')
  expect(sentFrom({ ...form, from: '', until: '', territory: null, party: null }, null)).toEqual({
    label: { 'zh-CN': '月销返点' },
    role: 'provider',
    rungs: [
      { fromFen: 50_000_000, points: 200 },
      { fromFen: 80_000_000, points: 350 },
    ],
  })
  expect(rungWords(rebate, w)).toBe('满 ¥500,000.00 返 2% · 满 ¥800,000.00 返 3.5%')
  expect(monthsOf(rebate, w)).toBe('2026-11 至 2026-12')
  expect(monthsOf({}, w)).toBe('')
})

test('#69 a rebate for one party of a role is for none of another role', () => {
  expect(inRole({ role: 'site', party: 's1' }, 'site')).toEqual({ role: 'site', party: 's1' })
  expect(inRole({ role: 'site', party: 's1' }, 'provider')).toEqual({ role: 'provider', party: null })
})

test('#69 a form of a rebate says what it lacks', () => {
  const whole: Form = { ...emptyForm, name: '返点', rungs: [{ from: 100, percent: 2 }] }
  const rung = (from: number | null, percent: number | null) => ({ from, percent })
  expect(lackIn(emptyForm)).toBe('nameFirst')
  expect(lackIn({ ...whole, rungs: [] })).toBe('rungsFirst')
  expect(lackIn({ ...whole, rungs: [rung(100, null)] })).toBe('rungsFirst')
  expect(lackIn({ ...whole, rungs: [rung(100, 101)] })).toBe('rungsFirst')
  expect(lackIn({ ...whole, rungs: [rung(100, 1), rung(100, 2)] })).toBe('rungsRise')
  expect(lackIn({ ...whole, from: '2026-13' })).toBe('monthWrong')
  expect(lackIn({ ...whole, from: '2026-12', until: '2026-11' })).toBe('monthsWrong')
  expect(lackIn({ ...whole, from: '2026-12', until: '2026-12' })).toBeNull()
})

test('#75 reviewers keep their order, and only departments that see every order are asked', () => {
  const before = [
    { department: 'manager', days: 5 },
    { department: 'finance', days: 3 },
  ] as const
  expect(departments).toEqual(expect.arrayContaining(['dispatcher', 'manager', 'finance']))
  expect(departments).not.toContain('technician')
  const asked = askedOf([...before])
  expect(reviewersOf(asked, [...before])).toEqual(before)
  expect(sameAs(reviewersOf(asked, [...before]), [...before])).toBe(true)
  expect(sameAs([...before].reverse(), [...before])).toBe(false)
  expect(reviewersOf({ ...asked, finance: null, dispatcher: 2 }, [...before])).toEqual([
    { department: 'manager', days: 5 },
    { department: 'dispatcher', days: 2 },
  ])
})

test('#76 what a verification found, the worst alone where something is wrong', () => {
  const r = wordsIn(reports, 'zh-CN')
  const sound: Verified = {
    genuine: true,
    checked: 12,
    checksum: 'a',
    listHolds: true,
    paperHolds: null,
    differing: [],
  }
  const ids = (one: Partial<Verified>) => findingsOf({ ...sound, ...one }, r).map(({ id, tone }) => `${id} ${tone}`)
  expect(ids({})).toEqual(['genuine good'])
  expect(ids({ paperHolds: true })).toEqual(['genuine good', 'paper good'])
  expect(ids({ genuine: false, paperHolds: false })).toEqual(['paper bad'])
  expect(ids({ genuine: false, listHolds: false, differing: [{}] as never })).toEqual(['list bad', 'pieces bad'])
})

test('#76 a checksum is read as a person types it', () => {
  const sum = '0123456789abcdef'.repeat(4)
  expect(checksumFrom(` ${grouped(sum).toUpperCase()}\n`)).toBe(sum)
  expect(checksumFrom('')).toBe('')
  expect(checksumFrom(sum.slice(1))).toBeNull()
})

test('a changed price is read off the trace, and offered for lines of work only', () => {
  expect(overrideIn({ book: {}, override: { amount: 5_000, reason: '熟客' } })).toEqual({
    amount: 5_000,
    reason: '熟客',
  })
  expect([overrideIn(null), overrideIn({ book: {} }), overrideIn({ override: {} })]).toEqual([null, null, null])
  const lines = [{ trace: { override: { amount: 1, reason: '熟客' } } }]
  expect([correctionOf({ corrected: '熟客', lines }), correctionOf({ corrected: '算错了', lines })]).toEqual([
    null,
    '算错了',
  ])
  expect(canOverride({ mayOverride: true }, { kind: 'labour' })).toBe(true)
  expect(canOverride({ mayOverride: true }, { kind: 'discount' })).toBe(false)
  expect(canOverride({ mayOverride: false }, { kind: 'part' })).toBe(false)
  expect([lackingIn(null, 'x'), lackingIn(0, ' '), lackingIn(0, 'x')]).toEqual(['amountFirst', 'reasonFirst', null])
})

test('#72 whoever reviewed a large amount waits for another', () => {
  const one = { twoPeople: true, state: 'reviewed', reviewedByMe: true } as const
  expect([wantsTwo(one), awaitsSecond(one)]).toEqual([true, true])
  expect(awaitsSecond({ ...one, reviewedByMe: false })).toBe(false)
  expect(wantsTwo({ ...one, state: 'confirmed' })).toBe(false)
  expect(wantsTwo({ ...one, twoPeople: false })).toBe(false)
})

test('#69 a refusal of the rebates names the question of the one that is shown', () => {
  expect(rebateFieldAt('rebates.1.rungs.0.from', 1)).toBe('rungs')
  expect(rebateFieldAt('rebates.1.until', 1)).toBe('untilMonth')
  expect(rebateFieldAt('rebates.0.until', 1)).toBeNull()
  expect([rebateFieldAt('rebates.1', 1), rebateFieldAt(null, 0)]).toEqual([null, null])
})
