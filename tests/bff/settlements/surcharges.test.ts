import { fen, type PriceBookId } from '@field/domain/kernel'
import { type PriceRule, type PriceTrace, traceHolds } from '@field/domain/pricing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../bff/src/platform/id.ts'
import { holdsIn } from '../../support/holds.ts'
import { arrive, confirm, judge, openStage, repair, report, type Stage, shown } from './story.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  // East China asks 50.00 of everybody, its contract partners alone another 99.00.
  await surcharge('far', 5_000, {})
  await surcharge('partners', 9_900, { contract: 'c-1' })
})
afterAll(() => stage.close())

/** A rule of the sale book, before anybody reads the book: a published version is never read twice. */
async function surcharge(key: string, unit: number, more: Partial<PriceRule>): Promise<void> {
  const { orgId, territories } = stage.ours
  const [book] = await stage.sql<{ id: PriceBookId }>(
    `select id from price_book where org_id = $1 and kind = 'sale' order by version desc limit 1`,
    [orgId],
  )
  if (!book) throw new Error('there is no sale book')
  const rule: PriceRule = {
    id: newId(),
    bookId: book.id,
    label: { 'zh-CN': '远程服务费' },
    item: { kind: 'surcharge', key },
    territory: territories.eastChina,
    method: { kind: 'per_unit', unit: fen(unit) },
    ...more,
  }
  await stage.sql('insert into price_rule (org_id, id, book_id, rule) values ($1, $2, $3, $4)', [
    orgId,
    rule.id,
    book.id,
    JSON.stringify(rule),
  ])
}

test('#59 a surcharge that is due is a line of the estimate and of the settlement, once, with its trace', async () => {
  const id = await report(stage)
  const estimate = await shown(stage, id, stage.ours.people.customer)
  expect(estimate.lines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
    ['labour', 30_000],
    ['surcharge', 5_000],
  ])
  await arrive(stage, id)
  await repair(stage, id, {})
  await judge(stage, id)
  await confirm(stage, id)
  const settled = await shown(stage, id, stage.ours.people.customer)
  expect(settled).toMatchObject({ totalFen: 35_000 })
  const lines = settled.lines.filter(({ kind }) => kind === 'surcharge')
  expect(lines).toMatchObject([
    { id: 'far', label: { 'zh-CN': '远程服务费' }, quantity: 1, amountFen: 5_000, free: null },
  ])
  for (const { trace } of lines) expect(traceHolds(trace as PriceTrace)).toBe(true)
  await holdsIn(stage.database)
})
