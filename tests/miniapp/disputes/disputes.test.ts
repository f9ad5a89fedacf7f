import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../miniapp/src/data/outbox/index.ts'
import { amountsOf, type Card, groupsOf, unsentOf } from '../../../miniapp/src/disputes/list/model.ts'
import { aboutFrom, draftOf, missing, openRoute, type Typed } from '../../../miniapp/src/disputes/open/model.ts'
import { evidenceOf, judgementWords, kindsOf, lacking, voteOf } from '../../../miniapp/src/disputes/show/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { disputeWords } from '../../../miniapp/src/words/disputes.ts'

const w = wordsIn(disputeWords, 'zh-CN')
const file = { id: 'f1', kind: 'image', path: '/p', purpose: 'photo' } as unknown as Typed['files'][number]
const typed: Typed = { id: 'k', wanted: 20_000, words: ' 报价是 200 ', files: [file] }

describe('#74 disputing a line', () => {
  const about = aboutFrom({ id: 'o', line: 'visit', label: encodeURIComponent('上门维修 50%'), stands: '30000' })

  test('its address says the line; one that is no amount disputes a verdict', () => {
    expect(about).toEqual({ orderId: 'o', line: 'visit', label: '上门维修 50%', stands: 30_000 })
    expect(aboutFrom({ id: 'o', line: 'a', label: '门封 50%' })).toMatchObject({ stands: null, label: '门封 50%' })
    expect(aboutFrom({ stands: '-1' }).stands).toBeNull()
  })

  test('what is missing is named, the amount first', () => {
    expect(missing(about, { ...typed, wanted: null })).toBe('wantedFirst')
    expect(missing(about, { ...typed, words: ' ' })).toBe('whatFirst')
    expect(missing({ ...about, stands: null }, { ...typed, wanted: null })).toBeNull()
    expect(missing(about, { ...typed, wanted: 0 })).toBeNull()
  })

  test('goes out once, under the key it was born with, with its files', () => {
    const draft = draftOf(about, typed)
    expect(draft).toMatchObject({ id: 'k', stream: 'o', route: openRoute, files: [file] })
    expect(draft.body).toEqual({
      workOrderId: 'o',
      subject: 'settlement_line',
      line: 'visit',
      words: '报价是 200',
      wantedFen: 20_000,
      files: ['f1'],
    })
    expect(draftOf({ ...about, stands: null }, typed).body).toMatchObject({
      subject: 'acceptance_line',
      wantedFen: null,
    })
  })
})

const card = (over: Partial<Card>): Card =>
  ({ id: 'd', standsFen: 30_000, wantedFen: 20_000, decision: null, state: 'open', waitsForMe: false, ...over }) as Card

describe('#75 the list', () => {
  test('what waits for me is first, what is over last, and no empty part is shown', () => {
    const all = [card({ id: 'a', state: 'decided' }), card({ id: 'b', waitsForMe: true }), card({ id: 'c' })]
    expect(groupsOf(all).map(({ id, items }) => [id, items.map((one) => one.id)])).toEqual([
      ['forMe', ['b']],
      ['open', ['c']],
      ['ended', ['a']],
    ])
    expect(groupsOf([card({})]).map(({ id }) => id)).toEqual(['open'])
  })

  test('says the amounts as they are wanted, then as they were decided; a verdict has none', () => {
    const judgement = { kind: 'adjust', amountFen: 24_000 } as const
    expect(amountsOf(card({}), w)).toBe('¥300.00 → ¥200.00')
    expect(amountsOf(card({ decision: { judgement, by: 'votes', at: 0 } }), w)).toBe('¥300.00 → ¥240.00')
    expect(amountsOf(card({ standsFen: null, wantedFen: null }), w)).toBe('')
  })

  test('what is still on the phone is of its order', () => {
    const entry = (stream: string, route = openRoute) => ({ stream, route }) as Entry
    const entries = [entry('o'), entry('p'), entry('o', 'POST /work-orders')]
    expect(unsentOf(entries, 'o')).toEqual([entries[0]])
    expect(unsentOf(entries, '')).toHaveLength(2)
  })
})

describe('#75 judging', () => {
  test('another amount only where an amount is disputed', () => {
    expect(kindsOf({ standsFen: null })).toEqual(['uphold', 'reject'])
    expect(kindsOf({ standsFen: 0 })).toContain('adjust')
  })

  test('what is lacking is named until it can be given', () => {
    expect(lacking({ kind: null, amount: null, words: 'x' })).toBe('judgeFirst')
    expect(lacking({ kind: 'adjust', amount: null, words: 'x' })).toBe('amountFirst')
    expect(lacking({ kind: 'reject', amount: null, words: ' ' })).toBe('whyFirst')
    expect(lacking({ kind: 'adjust', amount: 0, words: 'x' })).toBeNull()
    expect(voteOf({ kind: 'reject', amount: 5, words: ' 价目表 ' })).toEqual({
      judgement: 'reject',
      amountFen: null,
      words: '价目表',
    })
  })

  test('a judgement is said with its amount, and what one may not open is counted', () => {
    expect(judgementWords({ kind: 'uphold', amountFen: 20_000 }, w)).toBe('同意 ¥200.00')
    expect(judgementWords({ kind: 'reject', amountFen: null }, w)).toBe('维持')
    const evidence = [
      { id: 'a', kind: 'image' },
      { id: 'b', kind: 'audio' },
    ] as never
    expect(evidenceOf({ evidence, attached: 5 })).toMatchObject({
      pictured: [{ id: 'a' }],
      others: [{ id: 'b' }],
      hidden: 3,
    })
  })
})
