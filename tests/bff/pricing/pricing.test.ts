import { asId, fen, type PriceBookId, type ServiceItemId, type TerritoryId } from '@field/domain/kernel'
import { applyPromotions, type PriceRule, traceHolds } from '@field/domain/pricing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { november2026, spendThreeHundred } from '../../../bff/seeds/library/prices.ts'
import { serviceItems } from '../../../bff/seeds/library/service-items.ts'
import { checkInvariants } from '../../../bff/src/invariants.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { inTransaction, type Tx } from '../../../bff/src/platform/database/transaction.ts'
import { newId } from '../../../bff/src/platform/id.ts'
import {
  piecePrice,
  plainOccasion,
  priceFrom,
  priceLine,
  priceListAt,
  promotionsOf,
  warrantyFor,
} from '../../../bff/src/pricing/queries.ts'
import { type LibraryTown, published, startLibraryTown } from './library-town.ts'

let town: LibraryTown
beforeAll(async () => {
  town = await startLibraryTown((east) => [spendThreeHundred(east, november2026.from, november2026.until)])
})
afterAll(() => town.server.stop())

const later = Date.UTC(2026, 10, 21)
const inTown = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(town.server.world.db, { orgId: town.orgId }, work)
const visit = (territoryId: TerritoryId) =>
  inTown((tx) => priceFrom(tx, { orgId: town.orgId, territoryId, itemCode: 'visit_commercial_fridge', at: later }))
const item = (code: string) => asId<ServiceItemId>(town.library.items.get(code) ?? '')

describe('the library of the seeds', () => {
  test('#60 a visit to a commercial fridge is 300.00 in East China, 242.00 in the North-west, 280.00 elsewhere', async () => {
    const { shanghai, xian, china } = town.territories
    expect([await visit(shanghai), await visit(xian), await visit(china)]).toEqual([30_000, 24_200, 28_000])
  })

  test('the North-west price says its base and the subsidy, and recomputes', async () => {
    const list = await inTown((tx) => priceListAt(tx, town.orgId, later))
    const { china, northWest, xian } = town.territories
    const line = {
      item: { kind: 'service_item', id: item('visit_commercial_fridge') } as const,
      category: 'visit',
      quantity: 1,
    }
    const priced = priceLine(list, plainOccasion([china, northWest, xian], later), line)
    if (!priced.ok) throw new Error(priced.refusal.code)
    const { trace } = priced.value
    expect(trace.steps).toMatchObject([
      { do: 'add', unit: 22_000 },
      { do: 'percent', additions: [{ points: 1_000 }] },
      { do: 'round' },
    ])
    expect(traceHolds(trace)).toBe(true)
  })

  test('every part and every service has exactly one price everywhere', async () => {
    const list = await inTown((tx) => priceListAt(tx, town.orgId, later))
    const { china, east, northWest, shanghai, xian } = town.territories
    for (const path of [
      [china, east, shanghai],
      [china, northWest, xian],
    ]) {
      const occasion = plainOccasion(path, later)
      for (const id of town.library.parts.values())
        expect(piecePrice(list, occasion, { kind: 'part', id }, 'any')).toBeGreaterThan(0)
      for (const id of town.library.items.values())
        expect(piecePrice(list, occasion, { kind: 'service_item', id }, 'any')).toBeGreaterThan(0)
    }
  })

  test('five filters cost less each than four', async () => {
    const list = await inTown((tx) => priceListAt(tx, town.orgId, later))
    const cost = (quantity: number) => {
      const line = {
        item: { kind: 'service_item', id: item('clean_ac_filter') } as const,
        category: 'air_conditioner',
        quantity,
      }
      const priced = priceLine(list, plainOccasion([town.territories.china], later), line)
      return priced.ok && priced.value.amount
    }
    expect([cost(4), cost(5)]).toEqual([24_000, 22_500])
  })

  test('every service knows its parts and minutes', () => {
    expect(serviceItems.every(({ minutes }) => minutes > 0 && minutes <= 240)).toBe(true)
  })

  test('#70 the promotion holds in November, in East China only, from 300 of labour on', async () => {
    const promotions = await inTown((tx) => promotionsOf(tx, town.orgId))
    const { china, east, northWest } = town.territories
    const off = (territory: TerritoryId[], at: number, left: number) => {
      const given = applyPromotions(promotions, [{ kind: 'labour', left: fen(left) }], { territory, at, facts: {} })
      return given.ok && given.value.reduce((sum, { amount }) => sum + amount, 0)
    }
    expect(off([china, east], november2026.from, 30_000)).toBe(5_000)
    expect(off([china, east], november2026.from, 29_999)).toBe(0)
    expect(off([china, east], november2026.from - 1, 30_000)).toBe(0)
    expect(off([china, east], november2026.until, 30_000)).toBe(0)
    expect(off([china, northWest], november2026.from, 30_000)).toBe(0)
  })

  test('breaks no invariant', async () => {
    expect(await asAdmin(town.server.database.urls.worker, checkInvariants)).toEqual([])
  })
})

describe('versions of a book', () => {
  const publish = async (version: number, at: number, unit: number) => {
    const bookId = newId<PriceBookId>()
    const rule: PriceRule = {
      id: newId(),
      bookId,
      label: { 'zh-CN': '新价' },
      item: { kind: 'service_item', id: item('visit_commercial_fridge') },
      method: { kind: 'per_unit', unit: fen(unit) },
    }
    await asAdmin(town.server.database.urls.admin ?? '', async (client) => {
      const values = [town.orgId, bookId, version, new Date(at).toISOString()]
      await client.query(
        `insert into price_book (org_id, id, kind, version, label, published_at) values ($1, $2, 'sale', $3, '{"zh-CN":"新价"}', $4)`,
        values,
      )
      await client.query('insert into price_rule (org_id, id, book_id, rule) values ($1, $2, $3, $4)', [
        town.orgId,
        rule.id,
        bookId,
        JSON.stringify(rule),
      ])
    })
  }
  const versionAt = (at: number) => inTown((tx) => priceListAt(tx, town.orgId, at)).then((list) => list?.book.version)

  test('a case is priced by the version that held at its moment; older cases by the first', async () => {
    const next = Date.UTC(2026, 11, 1)
    await publish(13, next, 31_000)
    expect(await versionAt(later)).toBe(12)
    expect(await versionAt(next)).toBe(13)
    expect(await versionAt(next - 1)).toBe(12)
    expect(await versionAt(published - 86_400_000)).toBe(12)
    expect(await visit(town.territories.shanghai)).toBe(30_000)
  })

  test('what is published never changes', async () => {
    const change = (statement: string) =>
      asAdmin(town.server.database.urls.admin ?? '', (client) => client.query(statement))
    await expect(change(`update price_rule set rule = '{}'`)).rejects.toThrow('append-only')
    await expect(change('delete from price_book')).rejects.toThrow('append-only')
  })
})

describe('warranty', () => {
  const warranties = [
    { label: { 'zh-CN': '压缩机系统' }, until: 2_000, covers: 'compressor' },
    { label: { 'zh-CN': '人工' }, until: 1_000, covers: 'labour' },
    { label: { 'zh-CN': '整机配件' }, until: 500, covers: 'parts' },
  ]
  const until = (kind: 'labour' | 'parts', category: string, at: number) =>
    warrantyFor(warranties, { kind, category }, at)?.until

  test('covers labour, all parts or one category of them, up to but not at its end', () => {
    expect([until('labour', 'visit', 999), until('labour', 'visit', 1_000)]).toEqual([1_000, undefined])
    expect([until('parts', 'door', 499), until('parts', 'door', 500)]).toEqual([500, undefined])
    expect([until('parts', 'compressor', 400), until('parts', 'compressor', 1_999)]).toEqual([2_000, 2_000])
    expect(until('labour', 'compressor', 1_500)).toBeUndefined()
  })
})
