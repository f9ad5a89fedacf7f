import { type Fen, fen, say, yuanText } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Handler } from '../platform/http/call.ts'
import { amountText } from '../platform/paper/amount.ts'
import { onPaper } from '../platform/paper/paper.ts'
import { writeXlsx } from '../platform/sheets/xlsx-write.ts'
import { type StatementView, statementFor } from './statements.ts'

type Language = 'zh-CN' | 'en'

const words = {
  title: { 'zh-CN': '结算对账单', en: 'Statement' },
  month: { 'zh-CN': '月份', en: 'Month' },
  party: { 'zh-CN': '结算对象', en: 'Settled with' },
  state: { 'zh-CN': '状态', en: 'State' },
  open: { 'zh-CN': '未结账', en: 'Open' },
  closed: { 'zh-CN': '已结账', en: 'Closed' },
  opening: { 'zh-CN': '期初应付', en: 'Owed before' },
  closing: { 'zh-CN': '期末应付', en: 'Owed after' },
  rebate: { 'zh-CN': '返点', en: 'Rebate' },
  rebate_ahead: { 'zh-CN': '结账时返点', en: 'Rebate at close' },
  sales: { 'zh-CN': '当月销售额', en: 'Sales of the month' },
  lines: { 'zh-CN': '明细', en: 'Lines' },
  date: { 'zh-CN': '日期', en: 'Date' },
  what: { 'zh-CN': '内容', en: 'What' },
  number: { 'zh-CN': '工单', en: 'Work order' },
  amount: { 'zh-CN': '金额（元）', en: 'Amount (yuan)' },
  kind_share: { 'zh-CN': '分成', en: 'Share' },
  kind_correction: { 'zh-CN': '更正', en: 'Correction' },
  kind_rebate: { 'zh-CN': '返点', en: 'Rebate' },
  kind_deposit: { 'zh-CN': '押金', en: 'Deposit' },
  kind_payment: { 'zh-CN': '已付', en: 'Paid' },
} as const
const saying = (language: Language) => (word: keyof typeof words) => words[word][language]

/** The day of an instant as the organization's clock shows it. */
const dayIn = (zone: string) => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return (at: number): string => format.format(at)
}

type Call = Parameters<Handler<'GET /statements/:month/:role/:id'>>[0]

/** A statement with what its files need to say it: in the words of who asks, by the organization's clock. */
async function told({ tx, actor, params }: Pick<Call, 'tx' | 'actor' | 'params'>) {
  const found = await statementFor(tx, actor, params)
  if (!found.ok) return found
  const { rows } = await sql<{ name: string; time_zone: string; language: Language }>`
    select o.name, o.time_zone, p.language from organization o join person p on p.org_id = o.id and p.id = ${actor.personId}::uuid
    where o.id = ${actor.orgId}::uuid`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the organization is not there')
  return { ok: true, value: { view: found.value, ...row } } as const
}

/** A statement as a workbook: one row a line, amounts as numbers in yuan. */
export const workbookOf: Handler<'GET /statements/:month/:role/:id/statement.xlsx'> = async (call) => {
  const found = await told(call)
  if (!found.ok) return found
  const { view, time_zone, language } = found.value
  const say = saying(language)
  const day = dayIn(time_zone)
  const number = (amount: number) => Number(yuanText(fen(amount)))
  return {
    ok: true,
    value: writeXlsx(`${view.party.name} ${view.month}`, [
      [say('date'), say('what'), say('number'), say('amount')],
      [day(view.begins), say('opening'), null, number(view.openingFen)],
      ...view.lines.map(({ at, kind, number: order, amountFen }) => [
        day(at),
        say(`kind_${kind}`),
        order,
        number(amountFen),
      ]),
      [day(view.ends - 1), say('closing'), null, number(view.closingFen)],
    ]),
  }
}

/** A statement on paper; the same statement always gives the same bytes. */
export const onPaperOf: Handler<'GET /statements/:month/:role/:id/statement.pdf'> = async (call) => {
  const found = await told(call)
  if (!found.ok) return found
  const { view, name, time_zone, language } = found.value
  const title = `${saying(language)('title')} ${view.month} ${view.party.name}`
  const paper = await onPaper({ title, at: view.ends, foot: `${name} · ${title}` }, (sheet) =>
    drawStatement(sheet, view, { name, word: saying(language), day: dayIn(time_zone), language }),
  )
  return { ok: true, value: paper }
}

type Sheet = Parameters<Parameters<typeof onPaper>[1]>[0]

async function drawStatement(
  { title, pairs, heading, table }: Sheet,
  view: StatementView,
  {
    name,
    word,
    day,
    language,
  }: { name: string; word: ReturnType<typeof saying>; day: (at: number) => string; language: Language },
): Promise<void> {
  await title(word('title'), [name, view.month, view.party.name].join(' · '))
  await pairs([
    [word('party'), view.party.name],
    [word('state'), word(view.state)],
    [word('opening'), amountText(view.openingFen)],
    [word('closing'), amountText(view.closingFen)],
    ...(view.rebate
      ? ([
          [
            word(view.state === 'open' ? 'rebate_ahead' : 'rebate'),
            `${say(view.rebate.label, language)} ${amountText(view.rebate.amountFen)}`,
          ],
          [word('sales'), amountText(view.rebate.salesFen)],
        ] as const)
      : []),
  ])
  await heading(word('lines'))
  const sum: Fen = fen(view.lines.reduce((all, { amountFen }) => all + amountFen, 0))
  await table(
    [
      { name: word('date'), share: 1.4 },
      { name: word('what'), share: 1.4 },
      { name: word('number'), share: 2.2 },
      { name: word('amount'), share: 1.4, align: 'right' },
    ],
    [
      // With what stood before, so that the column adds up to its last line.
      { cells: [day(view.begins), word('opening'), '', amountText(view.openingFen)] },
      ...view.lines.map(({ at, kind, number, amountFen }) => ({
        cells: [day(at), word(`kind_${kind}`), number ?? '', amountText(amountFen)],
      })),
      { cells: [word('closing'), '', '', amountText(view.openingFen + sum)], strong: true },
    ],
  )
}
