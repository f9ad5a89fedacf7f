import { asId, fen, type PersonId, type TaskId, yuan } from '@field/domain/kernel'
import {
  amountOf,
  countingVotes,
  type Dispute,
  type DisputeVote,
  type Judgement,
  lapseOn,
  openDispute,
  voteOn,
  waitsForChair,
  withdrawDispute,
} from '@field/domain/settlement'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const lin = asId<PersonId>('lin')
const opening = {
  subject: { kind: 'settlement_line', line: 'fan_swap', stands: yuan('80.00') },
  openedBy: lin,
  openedAt: 0,
  words: '实际做了两次',
  wanted: yuan('160.00'),
  reviewers: [
    { department: 'dispatcher', due: 100 },
    { department: 'finance', due: 200 },
  ],
} as const

const opened = (more: Partial<Parameters<typeof openDispute>[0]> = {}): Dispute => {
  const found = openDispute({ ...opening, ...more })
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}
const vote = (department: DisputeVote['department'], judgement: Judgement, at = 10): DisputeVote => ({
  by: asId<PersonId>(`of ${department}`),
  department,
  at,
  judgement,
  words: '看过照片',
})
const [uphold, reject] = [{ kind: 'uphold' }, { kind: 'reject' }] as const
const adjust = (amount: string): Judgement => ({ kind: 'adjust', amount: yuan(amount) })
const voted = (dispute: Dispute, ...votes: readonly DisputeVote[]): Dispute =>
  votes.reduce((before, one) => {
    const after = voteOn(before, one)
    if (!after.ok) throw new Error(after.refusal.code)
    return after.value
  }, dispute)
const refusal = (found: ReturnType<typeof voteOn>) =>
  found.ok ? 'ok' : `${found.refusal.code} ${found.refusal.path ?? ''}`.trim()
const comesTo = (dispute: Dispute) =>
  dispute.decision && [dispute.decision.by, amountOf(dispute, dispute.decision.judgement)]

describe('#75 departments judge together', () => {
  test('nothing is decided before all have voted', () => {
    const one = voted(opened(), vote('dispatcher', uphold))
    expect(one.decision).toBeNull()
    expect(comesTo(voted(one, vote('finance', uphold)))).toEqual(['votes', 16_000])
  })

  test('to adjust to what was wanted is to uphold', () =>
    expect(comesTo(voted(opened(), vote('dispatcher', uphold), vote('finance', adjust('160.00'))))).toEqual([
      'votes',
      16_000,
    ]))

  test('even votes wait for the chair, whose voice decides', () => {
    const even = voted(opened(), vote('dispatcher', uphold), vote('finance', reject))
    expect(even.decision).toBeNull()
    expect(waitsForChair(even, 10)).toBe(true)
    expect(comesTo(voted(even, vote('manager', adjust('120.00'))))).toEqual(['chair', 12_000])
  })

  test('a chair who spoke early does not outvote two who agree', () => {
    const early = voted(opened(), vote('manager', reject))
    expect(early.decision).toBeNull()
    expect(comesTo(voted(early, vote('dispatcher', uphold), vote('finance', uphold)))).toEqual(['votes', 16_000])
    expect(comesTo(voted(early, vote('dispatcher', uphold), vote('finance', adjust('1.00'))))).toEqual(['chair', 8_000])
  })

  test('a department may think again; all its votes are kept and the last counts', () => {
    const twice = voted(
      opened(),
      vote('dispatcher', reject),
      vote('dispatcher', uphold, 20),
      vote('finance', uphold, 30),
    )
    expect(twice.votes).toHaveLength(3)
    expect(countingVotes(twice)).toHaveLength(2)
    expect(comesTo(twice)).toEqual(['votes', 16_000])
  })

  test('after the last deadline those who voted decide; silence leaves what stands', () => {
    const one = voted(opened(), vote('dispatcher', adjust('100.00')))
    expect(lapseOn(one, 199).decision).toBeNull()
    expect(comesTo(lapseOn(one, 200))).toEqual(['votes', 10_000])
    expect(comesTo(lapseOn(opened(), 200))).toEqual(['silence', 8_000])
    const even = voted(opened(), vote('dispatcher', uphold), vote('finance', reject))
    expect(lapseOn(even, 500).decision).toBeNull()
  })

  test('a department that let the last deadline pass is not waited for when the others stand even', () => {
    const departments = ['dispatcher', 'finance', 'admin'] as const
    const asked = opened({ reviewers: departments.map((department) => ({ department, due: 100 })) })
    const even = voted(asked, vote('dispatcher', uphold), vote('finance', reject))
    expect(waitsForChair(even, 99)).toBe(false)
    const late = lapseOn(even, 100)
    expect(late.decision).toBeNull()
    expect(waitsForChair(late, 100)).toBe(true)
    expect(comesTo(voted(late, vote('manager', adjust('90.00'), 150)))).toEqual(['chair', 9_000])
    expect(comesTo(voted(late, vote('admin', uphold, 150)))).toEqual(['votes', 16_000])
    expect(voted(even, vote('manager', reject, 99)).decision).toBeNull()
  })

  test('what is not theirs to say is refused by name', () => {
    expect(refusal(voteOn(opened(), vote('store_staff', uphold)))).toBe('not_permitted')
    expect(refusal(voteOn(opened(), { ...vote('finance', uphold), by: lin }))).toBe('not_permitted')
    expect(refusal(voteOn(opened(), { ...vote('finance', uphold), words: ' ' }))).toBe('reason_required words')
    expect(refusal(voteOn(opened(), vote('finance', { kind: 'adjust', amount: fen(-1) })))).toBe(
      'amount_invalid amountFen',
    )
    const over = voted(opened(), vote('dispatcher', uphold), vote('finance', uphold))
    expect(refusal(voteOn(over, vote('finance', reject)))).toBe('wrong_state')
  })

  test('on a verdict no amount is judged', () => {
    const subject = { kind: 'acceptance_line', task: asId<TaskId>('t'), line: 'door_seal' } as const
    const one = opened({ subject, wanted: null })
    expect(refusal(voteOn(one, vote('finance', adjust('1.00'))))).toBe('amount_invalid amountFen')
    const done = voted(one, vote('dispatcher', uphold), vote('finance', uphold))
    expect(done.decision?.judgement).toEqual(uphold)
    expect(comesTo(done)).toEqual(['votes', null])
  })
})

describe('#74 opening one', () => {
  test('needs words, reviewers, and an amount where one is disputed', () => {
    const code = (more: Partial<Parameters<typeof openDispute>[0]>) => {
      const found = openDispute({ ...opening, ...more })
      return found.ok ? 'ok' : found.refusal.path
    }
    expect(code({ words: ' ' })).toBe('words')
    expect(code({ wanted: null })).toBe('wantedFen')
    expect(code({ wanted: fen(-1) })).toBe('wantedFen')
    expect(code({ reviewers: [] })).toBe('reviewers')
    expect(code({ wanted: fen(0) })).toBe('ok')
  })

  test('it is taken back by the one who opened it, while nothing is decided', () => {
    const found = withdrawDispute(opened(), lin, 5)
    expect(found.ok && found.value.withdrawnAt).toBe(5)
    expect(found.ok && refusal(voteOn(found.value, vote('finance', uphold)))).toBe('wrong_state')
    expect(refusal(withdrawDispute(opened(), asId<PersonId>('wu'), 5))).toBe('not_permitted')
  })
})

test('whatever is voted in whatever order, the order of different departments changes nothing', () => {
  const departments = ['dispatcher', 'finance', 'admin'] as const
  const judgement = fc.oneof(
    fc.constant<Judgement>(uphold),
    fc.constant<Judgement>(reject),
    fc.nat({ max: 3 }).map((yuans): Judgement => ({ kind: 'adjust', amount: fen(yuans * 8_000) })),
  )
  fc.assert(
    fc.property(
      fc.tuple(judgement, judgement, judgement),
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      (all, order) => {
        const asked = opened({ reviewers: departments.map((department) => ({ department, due: 100 })) })
        const votes = departments.map((department, index) => vote(department, all[index] ?? reject))
        const straight = voted(asked, ...votes)
        const mixed = voted(asked, ...order.flatMap((index) => votes[index] ?? []))
        expect(comesTo(mixed)).toEqual(comesTo(straight))
        const amounts = all.map((one) => amountOf(asked, one))
        const most = Math.max(...amounts.map((one) => amounts.filter((other) => other === one).length))
        expect(straight.decision === null).toBe(most === 1)
        expect(waitsForChair(straight, 10)).toBe(most === 1)
      },
    ),
    { numRuns: 2_000 },
  )
})
