import { randomUUID } from 'node:crypto'
import type { Reply } from '@field/contract'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeCsv } from '../../../bff/src/platform/sheets/csv.ts'
import { readSheet } from '../../../bff/src/platform/sheets/read-sheet.ts'
import { writeXlsx } from '../../../bff/src/platform/sheets/xlsx-write.ts'
import { databaseState } from '../../support/database-state.ts'
import { stopTown } from '../../support/job.ts'
import { storedZip } from '../../support/stored-zip.ts'
import { beginDraft, type Desk, openDesk, publishWith } from './prices-desk.ts'

type Import = Reply<'GET /price-imports/:id'>

let desk: Desk
let admin: pg.Client
beforeAll(async () => {
  desk = await openDesk()
  admin = new pg.Client(desk.town.server.database.urls.admin)
  await admin.connect()
  for (const key of ['preferred', 'custom'])
    await desk.manager('PUT /price-tiers/:key', { params: { key }, body: { label: { 'zh-CN': key } } })
})
afterAll(async () => {
  await admin.end()
  await stopTown(desk.town)
})

async function send(bytes: Uint8Array, fields: { id?: string; kind?: string; mode?: string } = {}) {
  const { server, ours } = desk.town
  const form = new FormData()
  form.append('id', fields.id ?? randomUUID())
  form.append('kind', fields.kind ?? 'sale')
  form.append('mode', fields.mode ?? 'replace')
  form.append('file', new Blob([new Uint8Array(bytes)]), 'rules.csv')
  const { accessToken } = await server.signIn(ours.people.manager)
  const response = await fetch(`${server.url}/api/price-imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
    body: form,
  })
  return {
    status: response.status,
    body: (await response.json()) as Import & { error: { code: string; path: string } },
  }
}

/** Checks to the end and answers how far each step came. */
async function checkAll(id: string): Promise<{ last: Import; progress: number[] }> {
  const progress: number[] = []
  for (;;) {
    const { value: last } = await desk.manager('POST /price-imports/:id/check', { params: { id }, body: {} })
    progress.push(last.checked)
    if (last.state !== 'checking') return { last, progress }
  }
}

const heading = [
  'label',
  'item_kind',
  'item',
  'territory',
  'tier',
  'from_day',
  'until_day',
  'method',
  'price',
  'additions',
  'ladder',
  'table',
  'minimum',
  'maximum',
  'condition',
]
type Column = string
const rowOf = (index: number, cells: Record<Column, string> = {}): string[] => {
  const plain: Record<Column, string> = {
    label: `规则 ${index}`,
    item_kind: 'surcharge',
    item: `s_${index}`,
    territory: index % 3 === 0 ? '310106' : '',
    tier: index % 5 === 0 ? 'preferred' : '',
    method: 'per_unit',
    price: `${(index % 900) + 1}.50`,
    ...cells,
  }
  return heading.map((column) => plain[column] ?? '')
}

// Row, column, code: each is one mistake in a sheet that has ten thousand rows.
const planted: readonly (readonly [number, Column, Record<Column, string>, string])[] = [
  [3, 'label', { label: '' }, 'required'],
  [17, 'label', { label: '长'.repeat(61) }, 'too_long'],
  [101, 'item_kind', { item_kind: '' }, 'required'],
  [102, 'item_kind', { item_kind: 'thing' }, 'not_an_option'],
  [250, 'item', { item: '' }, 'required'],
  [251, 'item', { item: 'Not a key' }, 'wrong_format'],
  [252, 'item', { item_kind: 'service_item', item: 'NOBODY' }, 'item_unknown'],
  [253, 'item', { item_kind: '备件', item: 'NO-99' }, 'part_unknown'],
  [400, 'territory', { territory: '999999' }, 'not_an_option'],
  [401, 'tier', { tier: 'golden' }, 'not_an_option'],
  [999, 'from_day', { from_day: '2026-02-30' }, 'wrong_format'],
  [1000, 'from_day', { from_day: 'tomorrow' }, 'wrong_format'],
  [1001, 'until_day', { from_day: '2026-05-01', until_day: '2026-05-01' }, 'too_small'],
  [1002, 'until_day', { until_day: '1/2/2026' }, 'wrong_format'],
  [1500, 'method', { method: '' }, 'required'],
  [1501, 'method', { method: 'gratis' }, 'not_an_option'],
  [2000, 'price', { price: '' }, 'required'],
  [2001, 'price', { price: '12.345' }, 'amount_invalid'],
  [2002, 'price', { price: '-1' }, 'amount_invalid'],
  [2003, 'price', { price: 'free' }, 'amount_invalid'],
  [2004, 'price', { price: '99999999999' }, 'amount_invalid'],
  [2005, 'price', { price: '10000000.01' }, 'amount_invalid'],
  [3000, 'additions', { method: 'base_plus', additions: '10' }, 'wrong_format'],
  [3001, 'additions', { method: 'base_plus', additions: '10%' }, 'wrong_format'],
  [3002, 'additions', { method: '基价加成', additions: '2000% 太多' }, 'too_large'],
  [4000, 'ladder', { method: 'graduated' }, 'required'],
  [4001, 'ladder', { method: 'volume', ladder: '5=1.00; *=2.00' }, 'wrong_format'],
  [4002, 'ladder', { method: 'volume', ladder: '5:1.00; 4:2.00; *:3.00' }, 'too_small'],
  [4003, 'ladder', { method: 'volume', ladder: '5:1.00' }, 'unknown_field'],
  [4004, 'ladder', { method: 'volume', ladder: '5:abc; *:1.00' }, 'amount_invalid'],
  [5000, 'table', { method: 'city_heat' }, 'required'],
  [5001, 'table', { method: 'city_heat', table: '1/hot:1.00; 2/calm:1.00' }, 'too_few'],
  [5002, 'table', { method: 'city_heat', table: '1/hot:1.00; 1/hot:2.00' }, 'not_unique'],
  [5003, 'table', { method: 'city_heat', table: 'one/hot:1.00' }, 'wrong_format'],
  [6000, 'minimum', { minimum: 'x' }, 'amount_invalid'],
  [6001, 'maximum', { minimum: '5.00', maximum: '4.00' }, 'too_small'],
  [7000, 'condition', { condition: 'urgent' }, 'wrong_format'],
  [7001, 'condition', { condition: '{"op":"equals"}' }, 'required'],
  [9999, 'item', { item: 's_9998', territory: '310106', tier: '' }, 'price_ambiguous'],
  [10_001, 'item', { item: 's_9997', territory: '', tier: '' }, 'price_ambiguous'],
]

/** Rows are numbered as the sheet shows them: the heading is 1. */
function bigSheet(faulty: boolean): string[][] {
  const cells = new Map(planted.map(([row, , own]) => [row, own]))
  const rows = Array.from({ length: 10_000 }, (_, index) => rowOf(index + 2, faulty ? cells.get(index + 2) : undefined))
  // The two that the last mistakes tie with.
  rows[9_998 - 2] = rowOf(9_998, { territory: '310106', tier: '' })
  rows[9_997 - 2] = rowOf(9_997, { territory: '', tier: '' })
  return [heading, ...rows]
}

const written = () =>
  databaseState(admin, ['idempotency', 'session', 'refresh_token', 'price_import', 'price_import_row'])

describe('a file of ten thousand rules', () => {
  test.each([
    ['CSV', writeCsv],
    ['XLSX', (rows: string[][]) => writeXlsx('prices', rows)],
  ] as const)(
    'with 40 planted mistakes names each row and column in both languages, and writes nothing until it is confirmed (%s)',
    async (_name, write) => {
      expect(planted).toHaveLength(40)
      const before = await written()
      const sent = await send(write(bigSheet(true)))
      expect([sent.status, sent.body.state, sent.body.total, sent.body.checked]).toEqual([201, 'checking', 10_000, 0])
      const { last, progress } = await checkAll(sent.body.id)
      expect(progress).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((step) => step * 1_000))
      expect([last.state, last.faultyRows]).toEqual(['faulty', 40])
      expect(last.faults.map(({ row, column, code }) => [row, column, code])).toEqual(
        planted.map(([row, column, , code]) => [row, column, code]),
      )
      expect(last.faults.every(({ words }) => words['zh-CN'] && words.en)).toBe(true)
      const refused = await desk.manager('POST /price-imports/:id/confirm', { params: { id: last.id }, body: {} })
      expect(refused.error).toMatchObject({ code: 'wrong_state', detail: { state: 'faulty' } })
      expect(await written()).toEqual(before)
    },
  )

  test('without them goes into the draft when it is confirmed, once', async () => {
    const before = await written()
    const { body } = await send(writeCsv(bigSheet(false)))
    const { last } = await checkAll(body.id)
    expect([last.state, last.faults]).toEqual(['ready', []])
    expect(await written()).toEqual(before)
    const draft = (await desk.manager('POST /price-imports/:id/confirm', { params: { id: body.id }, body: {} })).value
    expect(draft).toMatchObject({ kind: 'sale', rules: 10_000, ambiguities: [] })
    const again = await desk.manager('POST /price-imports/:id/confirm', { params: { id: body.id }, body: {} })
    expect(again.error.code).toBe('wrong_state')
    await desk.manager('DELETE /price-books/:kind/draft', { params: { kind: 'sale' } })
  })
})

describe('a file of rules', () => {
  test('is refused with a column that nobody knows, without one that must be there, and as something else', async () => {
    const csv = (rows: string[][]) => send(writeCsv(rows))
    const unknown = await csv([
      ['label', 'item_kind', 'item', 'method', 'colour'],
      ['a', 'surcharge', 'a', 'fixed', 'red'],
    ])
    expect(unknown.body.error).toMatchObject({ code: 'unknown_field', path: 'columns.colour' })
    const missing = await csv([
      ['label', 'item_kind', 'method'],
      ['a', 'surcharge', 'fixed'],
    ])
    expect(missing.body.error).toMatchObject({ code: 'required', path: 'columns.item' })
    expect((await send(Buffer.from('PK\u0003\u0004 no workbook'))).body.error.code).toBe('file_unreadable')
    expect((await send(Buffer.from('label,"open'))).body.error.code).toBe('wrong_format')
    expect((await send(writeCsv([heading, rowOf(2)]), { mode: 'merge' })).body.error.path).toBe('mode')
    expect((await send(writeCsv([heading, rowOf(2)]), { kind: 'parts_settlement' })).body.error.path).toBe('kind')
  })

  test('sent twice under one id is one import; another file under it is refused', async () => {
    const id = randomUUID()
    const bytes = writeCsv([heading, rowOf(2)])
    expect([(await send(bytes, { id })).status, (await send(bytes, { id })).status]).toEqual([201, 201])
    expect((await send(writeCsv([heading, rowOf(3)]), { id })).body.error.code).toBe('key_reused')
    const gone = (await desk.manager('DELETE /price-imports/:id', { params: { id } })).value
    expect([gone.state, gone.faults]).toEqual(['discarded', []])
  })

  test('stands beside what is there in `add`, and names what it would tie with', async () => {
    const rows = [
      ['名称', '类别', '编码', '区划代码', '计价方式', '价格'],
      ['华东上门', '项目', 'VISIT', '100003', '单价', '299.00'],
      ['静安上门', '项目', 'VISIT', '310106', '单价', '¥1,299.00'],
    ]
    const { body } = await send(writeXlsx('价格', rows), { mode: 'add' })
    const { last } = await checkAll(body.id)
    expect(last.faults).toMatchObject([{ row: 2, column: 'item', code: 'price_ambiguous' }])
    const { body: good } = await send(writeXlsx('价格', [rows[0] ?? [], rows[2] ?? []]), { mode: 'add' })
    expect((await checkAll(good.id)).last.state).toBe('ready')
    const draft = (await desk.manager('POST /price-imports/:id/confirm', { params: { id: good.id }, body: {} })).value
    expect([draft.basedOn, draft.rules]).toEqual([12, 7])
    const { books } = (await desk.manager('GET /price-books')).value
    expect(books.find(({ kind }) => kind === 'sale')?.label).toEqual({ 'zh-CN': '2026 销售价' })
    await desk.manager('DELETE /price-books/:kind/draft', { params: { kind: 'sale' } })
  })

  test.each(['csv', 'xlsx'] as const)('that was exported as %s comes back as the same rules', async (format) => {
    const { manager, town } = desk
    const { items, territories } = town.ours
    const item = { kind: 'service_item' as const, id: items.visit }
    const label = { 'zh-CN': '=1+1 公式', en: 'A formula, "quoted"\nand broken' }
    const rung = (upTo: number, unit: number) => ({ upTo, unit })
    const methods = [
      { kind: 'fixed', amount: 8_800 },
      {
        kind: 'base_plus',
        base: 22_000,
        baseLabel: { 'zh-CN': '西北基准' },
        additions: [{ points: 1_050, reason: { 'zh-CN': '偏远 补贴' } }],
      },
      { kind: 'graduated', rungs: [rung(4, 6_000), rung(9.5, 4_500), { unit: 3_001 }] },
      { kind: 'volume', rungs: [rung(4, 6_000), { unit: 3_001 }] },
      {
        kind: 'city_heat',
        cityTiers: [1, 2],
        heats: ['hot', 'calm'],
        units: [
          [1, 2],
          [3, 4],
        ],
      },
    ]
    const rules = methods.map((method, index) => ({
      label,
      item,
      territory: territories.shanghai,
      contract: `k-${format}-${index}`,
      tier: 'preferred',
      fromDay: '2027-01-01',
      untilDay: '2027-02-01',
      from: Date.UTC(2026, 0, 1),
      minimum: 100,
      when: { op: 'equals', at: { from: 'order', key: 'urgent' }, value: true },
      method,
    }))
    // A sheet has one column for the beginning, so a rule with a day carries no moment beside it.
    await publishWith(manager, rules.map(({ from: _from, ...rule }) => rule) as never)
    const { server, ours } = town
    const { accessToken } = await server.signIn(ours.people.manager)
    const exported = await fetch(`${server.url}/api/price-books/sale/rules.${format}`, {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    const bytes = new Uint8Array(await exported.arrayBuffer())
    const sheet = readSheet(bytes)
    expect(sheet.ok && sheet.value.length).toBeGreaterThan(6)
    const { body } = await send(bytes)
    const { last } = await checkAll(body.id)
    expect([last.state, last.faults]).toEqual(['ready', []])
    await manager('POST /price-imports/:id/confirm', { params: { id: body.id }, body: {} })
    const changes = (await manager('GET /price-books/:kind/changes', { params: { kind: 'sale' } })).value
    expect(changes).toEqual({ added: [], removed: [], changed: [] })
    await manager('DELETE /price-books/:kind/draft', { params: { kind: 'sale' } })
    expect((await beginDraft(manager)).rules).toBe(sheet.ok ? sheet.value.length - 1 : -1)
    await manager('DELETE /price-books/:kind/draft', { params: { kind: 'sale' } })
  })
})

describe('#63 what people and programs really write', () => {
  /** A workbook as another program writes it: its rows as given. */
  const workbook = (rows: string, styles = ''): Uint8Array =>
    storedZip({
      'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1"/></sheets></workbook>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      'xl/styles.xml': styles,
    })
  const row = (number: string, ...cells: string[]) =>
    `<row r="${number}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
  const named = row('1', 'label', 'item_kind', 'item', 'method', 'price')

  test.each([
    ['12.50', 1_250],
    ['1,250.00', 125_000],
    ['￥1，250', 125_000],
    ['12,50', null],
    ['1,25.00', null],
    ['１２', null],
  ])('an amount of %s', async (price, fen) => {
    const { body } = await send(writeCsv([heading, rowOf(2, { item: 's_amount', price })]))
    const { last } = await checkAll(body.id)
    if (fen === null) expect(last.faults).toMatchObject([{ row: 2, column: 'price', code: 'amount_invalid' }])
    else {
      await desk.manager('POST /price-imports/:id/confirm', { params: { id: body.id }, body: {} })
      const { rules } = (await desk.manager('GET /price-books/:kind/draft', { params: { kind: 'sale' }, query: {} }))
        .value
      expect(rules[0]?.method).toEqual({ kind: 'per_unit', unit: fen })
      await desk.manager('DELETE /price-books/:kind/draft', { params: { kind: 'sale' } })
    }
  })

  test('rows with one number twice, or none that is one, are counted on', async () => {
    const rows = ['2', '2', 'x', '99999999999'].map((number, index) =>
      row(number, `规则 ${index}`, 'surcharge', `s_twice_${index}`, 'fixed', index === 2 ? 'y' : '5'),
    )
    const { status, body } = await send(workbook([named, ...rows].join('')))
    expect(status).toBe(201)
    expect((await checkAll(body.id)).last.faults).toMatchObject([{ row: 4, column: 'price' }])
  })

  test('signs that no database keeps are left out, and a day beyond all days is no day', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    const sheet = workbook(
      row('1', 'label', 'item_kind', 'item', 'method', 'price', 'from_day') +
        row('2', '夜_x0000_间_xD83D_', 'surcharge', 's_signs', 'fixed', '5').replace(
          '</row>',
          '<c s="1"><v>1e300</v></c></row>',
        ),
      styles,
    )
    const { status, body } = await send(sheet, { mode: 'add' })
    expect(status).toBe(201)
    expect((await checkAll(body.id)).last.faults).toMatchObject([{ row: 2, column: 'from_day', code: 'wrong_format' }])
    const csv = Buffer.from('label,item_kind,item,method,price\n夜\0间,surcharge,s_zero,fixed,5\n')
    const plain = await send(csv, { mode: 'add' })
    expect([plain.status, (await checkAll(plain.body.id)).last.state]).toEqual([201, 'ready'])
  })
})
