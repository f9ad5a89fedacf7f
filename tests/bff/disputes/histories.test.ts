import type { WorkOrderId } from '@field/domain/kernel'
import { day } from '@field/domain/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listDisputes } from '../../../bff/src/disputes/list.ts'
import { openOne } from '../../../bff/src/disputes/open.ts'
import { lapseNext } from '../../../bff/src/disputes/run.ts'
import { vote } from '../../../bff/src/disputes/vote.ts'
import { withdraw } from '../../../bff/src/disputes/withdraw.ts'
import { correctSettlement } from '../../../bff/src/settlements/correct.ts'
import { moveSettlement } from '../../../bff/src/settlements/move-settlement.ts'
import { overridePrice } from '../../../bff/src/settlements/override-price.ts'
import { holdsIn } from '../../support/holds.ts'
import { ask, granted, openStage, type Stage, settled, settlementOf } from '../settlements/story.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

type Step =
  | {
      readonly do: 'open'
      readonly by: 'customer' | 'technician'
      readonly line: 'visit' | 'changeFan'
      readonly wanted: number
    }
  | {
      readonly do: 'vote'
      readonly by: 'finance' | 'manager'
      readonly judgement: 'uphold' | 'reject' | 'adjust'
      readonly amount: number
      readonly which: number
    }
  | { readonly do: 'withdraw'; readonly which: number }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'move'; readonly to: 'reviewed' | 'confirmed' | 'paid' }
  | { readonly do: 'correct' }
  | { readonly do: 'override'; readonly line: 'visit' | 'changeFan'; readonly amount: number | null }

const amount = fc.integer({ min: 0, max: 60_000 })
const line = fc.constantFrom('visit', 'changeFan')
const which = fc.nat(3)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('open'),
      by: fc.constantFrom('customer', 'technician'),
      line,
      wanted: amount,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('vote'),
      by: fc.constantFrom('finance', 'manager'),
      judgement: fc.constantFrom('uphold', 'reject', 'adjust'),
      amount,
      which,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw'), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), days: fc.integer({ min: 1, max: 6 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('move'), to: fc.constantFrom('reviewed', 'confirmed', 'paid') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('correct') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('override'), line, amount: fc.option(amount) }) },
) as fc.Arbitrary<Step>

async function take(id: WorkOrderId, one: Step): Promise<boolean> {
  const { people, items } = stage.ours
  const at = async (nth: number): Promise<string> => {
    const { items: open } = granted(
      await ask<'GET /disputes'>(stage, people.finance, listDisputes, { query: { workOrderId: id, state: 'open' } }),
    )
    return open[nth % Math.max(1, open.length)]?.id ?? '00000000-0000-7000-8000-000000000000'
  }
  const settlement = () => settlementOf(stage, id)
  switch (one.do) {
    case 'open': {
      const body = {
        workOrderId: id,
        subject: 'settlement_line',
        line: items[one.line],
        words: '不对',
        wantedFen: one.wanted,
      } as const
      return (await ask<'POST /disputes'>(stage, people[one.by], openOne, { body })).ok
    }
    case 'vote': {
      const params = { id: await at(one.which) }
      const body = { judgement: one.judgement, amountFen: one.amount, words: '看过' }
      return (await ask<'POST /disputes/:id/votes'>(stage, people[one.by], vote, { params, body })).ok
    }
    case 'withdraw': {
      const params = { id: await at(one.which) }
      const asked = [people.customer, people.technician].map((by) =>
        ask<'POST /disputes/:id/withdraw'>(stage, by, withdraw, { params }),
      )
      return (await Promise.all(asked)).some(({ ok }) => ok)
    }
    case 'wait': {
      stage.clock.at += one.days * day
      let lapsed = false
      while (await lapseNext(stage.world)) lapsed = true
      return lapsed
    }
    case 'move': {
      const params = { id: await settlement() }
      return (
        await ask<'POST /settlements/:id/move'>(stage, people.manager, moveSettlement, { params, body: { to: one.to } })
      ).ok
    }
    case 'correct': {
      const params = { id: await settlement() }
      return (
        await ask<'POST /settlements/:id/correct'>(stage, people.finance, correctSettlement, {
          params,
          body: { reason: '重算' },
        })
      ).ok
    }
    case 'override': {
      const params = { id, line: items[one.line] }
      const body = { amountFen: one.amount, reason: '让价' }
      return (await ask<'PUT /work-orders/:id/prices/:line'>(stage, people.finance, overridePrice, { params, body })).ok
    }
  }
}

test('#74 #75 after any history of disputes the ledger is balanced and every invariant holds', async () => {
  const done: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
      const id = await settled(stage)
      for (const one of steps) if (await take(id, one)) done[one.do] = (done[one.do] ?? 0) + 1
      const sums = await stage.sql<{ sum: string }>(
        `select sum(l.amount_fen) as sum from journal_line l join journal_entry e on (e.org_id, e.id) = (l.org_id, l.entry_id)
         join settlement s on (s.org_id, s.id) = (e.org_id, e.settlement_id) where s.work_order_id = $1 group by e.id`,
        [id],
      )
      expect(sums.every(({ sum }) => Number(sum) === 0)).toBe(true)
      await holdsIn(stage.database)
    }),
    { numRuns: 40, endOnFailure: true },
  )
  // The histories did all of it, not only be refused.
  for (const kind of ['open', 'vote', 'withdraw', 'wait', 'move', 'correct', 'override'])
    expect(done[kind] ?? 0).toBeGreaterThan(2)
}, 240_000)
