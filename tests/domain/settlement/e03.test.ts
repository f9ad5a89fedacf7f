import { type Fen, fen } from '@field/domain/kernel'
import type { SettlementSheet } from '@field/domain/settlement'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Counting, checkJob, honest } from './count.ts'
import { job } from './random.ts'

/**
 * E03: random jobs priced, discounted, settled, divided and posted, against the same count by hand in big integers.
 * `SEED=…` repeats a run; `PLANT=e03:<bug>` breaks the count on purpose, and then this file must be red.
 */
const seed = Number(process.env.SEED ?? 20261121)
const runs = 5_000

/** The honest settlement with something of its sheet changed. */
const twisted = (twist: (sheet: SettlementSheet) => Partial<SettlementSheet>): Partial<Counting> => ({
  settlementOf: (input) => {
    const found = honest.settlementOf(input)
    return found.ok ? { ok: true, value: { ...found.value, ...twist(found.value) } } : found
  },
})

const asFloat = (amount: number): number => Number((amount / 100).toFixed(1)) * 100

const bugs: Record<string, Partial<Counting>> = {
  counts_in_floats: {
    resolvePrice: (book, rules, one) => {
      const found = honest.resolvePrice(book, rules, one)
      const unit = rules[0]?.method
      if (!found.ok || unit?.kind !== 'per_unit' || rules[0]?.minimum || rules[0]?.maximum) return found
      return { ok: true, value: { ...found.value, amount: Math.round((unit.unit / 100) * one.quantity * 100) as Fen } }
    },
  },
  rounds_to_ten_fen: {
    resolvePrice: (...asked) => {
      const found = honest.resolvePrice(...asked)
      return found.ok ? { ok: true, value: { ...found.value, amount: asFloat(found.value.amount) as Fen } } : found
    },
  },
  rounds_each_share_for_itself: twisted(({ shares }) => ({
    shares: shares.map((share) => {
      if (share.parts.length === 0) return share
      const parts = share.parts.map((part) => {
        const exact = ((part.gross - part.discount) * part.points * part.weight) / (10_000 * part.weights)
        return Math.round(exact)
      })
      return { ...share, amount: fen(parts.reduce((sum, next) => sum + next, 0)) }
    }),
  })),
  loses_the_leftover_fen: twisted(({ shares }) => ({
    shares: shares.map((share) => (share.amount % 2 === 1 ? { ...share, amount: fen(share.amount - 1) } : share)),
  })),
  pays_commission_before_the_discount: {
    settlementOf: (input) => {
      const found = honest.settlementOf(input)
      const before = honest.settlementOf({ ...input, discounts: [] })
      return found.ok && before.ok ? { ok: true, value: { ...found.value, shares: before.value.shares } } : found
    },
  },
  charges_for_warranty: {
    settlementOf: (input) =>
      honest.settlementOf({ ...input, lines: input.lines.map(({ waiver: _waiver, ...line }) => line) }),
  },
  forgets_the_prepayment: twisted(({ total }) => ({ due: total })),
  posts_one_side_only: twisted(({ journal }) => ({
    journal: journal.map((entry) => ({ ...entry, postings: entry.postings.slice(1) })),
  })),
  reverses_all_but_the_last: {
    reverseEntry: (entry) => {
      const { reason, postings } = honest.reverseEntry(entry)
      return { reason, postings: postings.slice(0, -1) }
    },
  },
  gives_every_promotion_on_the_full_price: {
    applyPromotions: (promotions, lines, one) => {
      const each = promotions.map((promotion) => honest.applyPromotions([promotion], lines, one))
      return { ok: true, value: each.flatMap((found) => (found.ok ? found.value : [])) }
    },
  },
}

const settling = (counting: Counting) => fc.property(job, (one) => checkJob(counting, one))

const planted = process.env.PLANT?.startsWith('e03:') ? bugs[process.env.PLANT.slice(4)] : {}
if (!planted) throw new Error(`no such bug; there are: ${Object.keys(bugs).join(', ')}`)

describe('E03 money', () => {
  test(`${runs} jobs are counted to the fen`, { timeout: 60_000 }, () => {
    console.info(`E03 seed ${seed}, ${runs} runs`)
    fc.assert(settling({ ...honest, ...planted }), { seed, numRuns: runs })
  })

  test.each(Object.entries(bugs))('finds the bug: %s', (_name, bug) => {
    const found = fc.check(settling({ ...honest, ...bug }), { seed, numRuns: runs, endOnFailure: true })
    expect(found.failed).toBe(true)
  })
})
