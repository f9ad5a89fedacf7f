import type { PartId } from '@field/domain/kernel'
import * as stockroom from '@field/domain/stock'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agree, checkRun, type Step, type StockRoom, startRun, takeStep } from './ledger.ts'
import { fan, lin, locations, order, otherOrder, place, seal, wang } from './places.ts'

/**
 * E02: random histories of buying, moving, promising, picking, using, giving back and closing, against a model of single
 * pieces. `SEED=…` repeats a run; `PLANT=e02:<bug>` breaks the ledger on purpose, and then this file must be red.
 */
const seed = Number(process.env.SEED ?? 20261121)
const runs = 5_000
const parts = [fan, seal]

const bugs: Record<string, Partial<StockRoom>> = {
  forgets_the_other_entry: {
    applyMoves: (balances, moves, places) => {
      const after = stockroom.applyMoves(balances, moves, places)
      const [move] = moves
      if (!after.ok || !move) return after
      const shelf = new Map(after.value.get(move.to)).set(move.part, stockroom.onHand(balances, move.to, move.part))
      return { ok: true, value: new Map(after.value).set(move.to, shelf) }
    },
  },
  promises_the_same_piece_twice: {
    reserveParts: (stock, wish) => stockroom.reserveParts({ ...stock, reservations: [] }, wish),
  },
  keeps_a_promise_after_the_pick: {
    pickParts: (stock, ...rest) => {
      const found = stockroom.pickParts(stock, ...rest)
      return found.ok ? { ok: true, value: { ...found.value, reservations: stock.reservations } } : found
    },
  },
  hides_a_shortage: {
    reportUse: (...asked) => {
      const found = stockroom.reportUse(...asked)
      return found.ok ? { ok: true, value: { ...found.value, shortage: null } } : found
    },
  },
  takes_what_is_promised_to_others: {
    reportUse: (stock, ...rest) => {
      const found = stockroom.reportUse({ ...stock, reservations: [] }, ...rest)
      return found.ok ? { ok: true, value: { ...found.value, reservations: stock.reservations } } : found
    },
  },
  keeps_promises_of_closed_orders: { releaseReservations: (reservations) => [...reservations] },
  gives_back_more_than_was_used: {
    giveBackUnused: (stock, actor, wish) => stockroom.giveBackUnused(stock, actor, wish, Number.POSITIVE_INFINITY),
  },
  leaves_the_lost_in_transit: {
    confirmArrival: (...asked) => {
      const found = stockroom.confirmArrival(...asked)
      return found.ok ? { ok: true, value: found.value.filter(({ reason }) => reason !== 'lost') } : found
    },
  },
  believes_that_what_is_not_mentioned_was_lost: {
    confirmArrival: (stock, transfer, said) => {
      const sent = (part: unknown) => transfer.lines.find((line) => line.part === part)?.quantity ?? 0
      const filled = said.map((one) =>
        one.difference || one.arrived === sent(one.part) ? one : { ...one, difference: 'lost' as const },
      )
      return stockroom.confirmArrival(stock, transfer, filled)
    },
  },
  sends_what_is_promised: { sendParts: (stock, wish) => stockroom.sendParts({ ...stock, reservations: [] }, wish) },
  posts_a_count_against_the_book_of_today: {
    postCount: (stock, location, lines) => {
      const today = (part: PartId) => stockroom.onHand(stock.balances, location, part)
      return stockroom.postCount(
        stock,
        location,
        lines.map((line) => ({ ...line, book: today(line.part) })),
      )
    },
  },
  ignores_who_owns_a_van: {
    pickParts: (stock, _actor, wish, van) =>
      stockroom.pickParts(stock, locations.get(wish.location)?.ownerId ?? lin, wish, van),
  },
}

/** Mostly the places where things happen, so that histories reach promises and shortages; now and then any place. */
const anyPlace = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(place('warehouse'), place('van-lin'), place('zhabei'), place('van-wang')) },
  { weight: 1, arbitrary: fc.constantFrom(...locations.keys()) },
)
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom(
    ...(['buy', 'buy', 'transfer', 'reserve', 'reserve', 'pick', 'pick', 'report', 'report'] as const),
    ...(['give_back', 'old_part', 'settle', 'close'] as const),
    ...(['send', 'send', 'arrive', 'arrive', 'take_back', 'count', 'post'] as const),
  ),
  actor: fc.constantFrom(lin, wang),
  order: fc.constantFrom(order, otherOrder),
  part: fc.constantFrom(...parts),
  from: anyPlace,
  to: anyPlace,
  count: fc.integer({ min: 1, max: 4 }),
})

const history = (room: StockRoom) =>
  fc.property(fc.array(step, { minLength: 15, maxLength: 60, size: 'max' }), (steps) => {
    const run = startRun()
    for (const one of steps) {
      takeStep(room, run, one)
      checkRun(room, run, parts)
    }
    const summed = stockroom.balancesOf(run.moves, locations)
    for (const part of parts) {
      for (const id of locations.keys()) {
        agree(
          stockroom.onHand(summed, id, part) === stockroom.onHand(run.stock.balances, id, part),
          `the balance of ${id} is not the sum of its moves`,
        )
      }
    }
  })

const planted = process.env.PLANT?.startsWith('e02:') ? bugs[process.env.PLANT.slice(4)] : {}
if (!planted) throw new Error(`no such bug; there are: ${Object.keys(bugs).join(', ')}`)

describe('E02 stock', () => {
  test(`${runs} histories agree with the model of single pieces`, { timeout: 60_000 }, () => {
    console.info(`E02 seed ${seed}, ${runs} runs`)
    fc.assert(history({ ...stockroom, ...planted }), { seed, numRuns: runs })
  })

  test.each(Object.entries(bugs))('finds the bug: %s', (_name, bug) => {
    const found = fc.check(history({ ...stockroom, ...bug }), { seed, numRuns: runs, endOnFailure: true })
    expect(found.failed).toBe(true)
  })
})
