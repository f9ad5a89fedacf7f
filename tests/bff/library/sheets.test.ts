import { randomUUID } from 'node:crypto'
import type { Reply } from '@field/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeCsv } from '../../../bff/src/platform/sheets/csv.ts'
import { readSheet } from '../../../bff/src/platform/sheets/read-sheet.ts'
import { writeXlsx } from '../../../bff/src/platform/sheets/xlsx-write.ts'
import type { Person } from '../../support/company.ts'
import { stopTown } from '../../support/job.ts'
import type { Client } from '../../support/server.ts'
import { openShop, type Shop } from '../../support/shop.ts'

let town: Shop
let manager: Client
beforeAll(async () => {
  town = await openShop()
  manager = await town.as(town.ours.people.manager)
})
afterAll(() => stopTown(town))

type Report = Reply<'GET /library/imports/:id'>

async function send(bytes: Uint8Array | string, id: string = randomUUID(), by: Person = town.ours.people.manager) {
  const form = new FormData()
  form.append('id', id)
  form.append('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), 'items.csv')
  const { accessToken } = await town.server.signIn(by)
  const headers = { authorization: `Bearer ${accessToken}` }
  const answer = await fetch(`${town.server.url}/api/library/imports`, { method: 'POST', headers, body: form })
  return { status: answer.status, body: (await answer.json()) as Report & { error: { code: string; path?: string } } }
}
const confirm = async (id: string) =>
  (await manager('POST /library/imports/:id/confirm', { params: { id }, body: {} })).value
const library = async () =>
  town.sql<{ code: string; version: number; minutes: number; name: { 'zh-CN': string } }>(
    'select code, version, minutes, name from service_item where org_id = $1 order by code',
    [town.ours.orgId],
  )
const exported = async (path: string): Promise<Buffer> => {
  const { accessToken } = await town.server.signIn(town.ours.people.manager)
  const headers = { authorization: `Bearer ${accessToken}` }
  return Buffer.from(await (await fetch(`${town.server.url}/api${path}`, { headers })).arrayBuffer())
}

describe('import', () => {
  test('a dry run says what would come of it and writes nothing; confirming writes it once', async () => {
    const before = await library()
    const sheet =
      '编码,名称,工时（分钟）,备件,现场提示\nIM-1,清洗内机,50,EF-12*2 mf-460,电梯收费\nFAN-45,更换蒸发风机,55,EF-12,\n'
    const { status, body } = await send(sheet)
    expect([status, body]).toMatchObject([
      201,
      { state: 'ready', total: 2, added: 1, changed: 1, unchanged: 0, faults: [] },
    ])
    expect(await library()).toEqual(before)
    for (const _ of [1, 2]) expect(await confirm(body.id)).toMatchObject({ state: 'confirmed', added: 1, changed: 1 })
    const after = await library()
    expect(after.find(({ code }) => code === 'IM-1')).toMatchObject({ version: 1, minutes: 50 })
    expect(after.find(({ code }) => code === 'FAN-45')).toMatchObject({ version: 2, minutes: 55 })
    expect(after).toHaveLength(before.length + 1)
    const found = (await manager('GET /service-items', { query: { q: 'qxnj' } })).value.items
    expect(found).toMatchObject([
      {
        code: 'IM-1',
        hints: [{ 'zh-CN': '电梯收费' }],
        parts: [
          { code: 'EF-12', quantity: 2 },
          { code: 'MF-460', quantity: 1 },
        ],
      },
    ])
  })

  test('names each row and column with what is wrong, in both languages, and then writes nothing', async () => {
    const before = await library()
    const sheet = [
      'code,name,minutes,parts,retired',
      'F-1,好的,10,,',
      'F 2,坏编码,10,,',
      'F-3,,10,,',
      'F-4,没有工时,,,',
      'F-5,半分钟,0.5,,',
      'F-6,太久,2000,,',
      'F-7,缺备件,10,EF-12 NO-1,',
      'F-8,太多,10,EF-12*100,',
      'F-1,重复,10,,',
      'F-9,停用吗,10,,也许',
    ].join('\n')
    const { body } = await send(sheet)
    expect([body.state, body.faultyRows]).toEqual(['faulty', 9])
    expect(body.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'code', 'wrong_format'],
      [4, 'name', 'required'],
      [5, 'minutes', 'required'],
      [6, 'minutes', 'wrong_kind'],
      [7, 'minutes', 'too_large'],
      [8, 'parts', 'part_unknown'],
      [9, 'parts', 'quantity_invalid'],
      [10, 'code', 'not_unique'],
      [11, 'retired', 'not_an_option'],
    ])
    expect(body.faults[5]).toMatchObject({
      heading: '备件',
      words: { 'zh-CN': 'NO-1 没有这个备件', en: 'NO-1 names a part that is not there' },
    })
    expect((await confirm(body.id)).state).toBe('faulty')
    expect(await library()).toEqual(before)
  })

  test('what a sheet has no column for stays, also the version of what it does not change', async () => {
    const content = {
      label: { 'zh-CN': '保留', en: 'Keep' },
      path: [{ 'zh-CN': '家电' }],
      minutes: 33,
      parts: [],
      hints: [{ 'zh-CN': '提示' }],
      instruction: { 'zh-CN': '一\n二' },
    }
    const { id } = (await manager('POST /service-items', { body: { code: 'KEEP', ...content } })).value
    const { body } = await send('code,name\nKEEP,保留\n')
    expect(body).toMatchObject({ state: 'ready', unchanged: 1, changed: 0 })
    const next = await send('code,name\nKEEP,改名\n')
    await confirm(next.body.id)
    const shown = (await manager('GET /service-items/:id', { params: { id } })).value
    expect(shown).toMatchObject({ ...content, label: { 'zh-CN': '改名', en: 'Keep' }, version: 2 })
  })

  test('what became wrong since the dry run is not written', async () => {
    const { body } = await send('code,name,minutes,parts\nLATE,晚到,10,LATE-PART\n')
    expect(body.faults).toMatchObject([{ row: 2, code: 'part_unknown' }])
    const again = (await manager('GET /library/imports/:id', { params: { id: body.id } })).value
    expect(again).toEqual(body)
  })

  test('the same id is the same import, with other bytes it is refused', async () => {
    const id = randomUUID()
    const [first, again] = [
      await send('code,name,minutes\nSAME,一,1\n', id),
      await send('code,name,minutes\nSAME,一,1\n', id),
    ]
    expect(again.body).toEqual(first.body)
    expect((await send('code,name,minutes\nSAME,二,1\n', id)).body.error).toMatchObject({
      code: 'key_reused',
      path: 'id',
    })
  })

  test.each([
    ['a column that nobody knows', 'code,name,颜色\nA,B,C\n', 'unknown_field', 'columns.颜色'],
    ['no column of names', 'code,minutes\nA,1\n', 'required', 'columns.name'],
    ['no rows', 'code,name\n', 'too_few', 'file'],
  ])('refuses a sheet with %s', async (_, text, code, path) => {
    expect((await send(text)).body.error).toMatchObject({ code, path })
  })

  test('is not for who manages one site, nor for technicians', async () => {
    const technician = await send('code,name\nA,B\n', randomUUID(), town.ours.people.technician)
    expect(technician.status).toBe(403)
  })
})

describe('the ready library', () => {
  test('#45 #46 is taken by trades with the parts it needs, and what has the code already stays', async () => {
    const body = {
      code: 'AC-101',
      label: { 'zh-CN': '自家清洗' },
      path: [],
      minutes: 15,
      parts: [],
      hints: [],
      instruction: null,
    }
    await manager('POST /service-items', { body })
    const { trades } = (await manager('GET /library/ready')).value
    const appliances = trades.find(({ trade }) => trade === '家电维修')
    expect(appliances?.taken).toBe(1)
    expect(appliances?.items).toBeGreaterThanOrEqual(50)
    const all = trades.map(({ trade }) => trade)
    const { items, parts } = (await manager('POST /library/ready', { body: { trades: all } })).value
    expect(items).toBeGreaterThanOrEqual(200)
    expect(parts).toBeGreaterThan(80)
    expect((await manager('POST /library/ready', { body: { trades: all } })).value).toEqual({ items: 0, parts: 0 })
    const technician = await town.as(town.ours.people.technician)
    const [clean] = (await technician('GET /service-items', { query: { q: 'AC-101' } })).value.items
    expect([clean?.name['zh-CN'], clean?.minutes]).toEqual(['自家清洗', 15])
    const [capacitor] = (await technician('GET /service-items', { query: { q: 'ghqddr' } })).value.items
    expect(capacitor).toMatchObject({ code: 'AC-106', parts: [{ code: 'AC-CAP', quantity: 1 }] })
  })

  test.each([
    ['CSV', '/library/items.csv'],
    ['a workbook', '/library/items.xlsx'],
  ])('comes out as %s and back in without a change', async (_, path) => {
    const bytes = await exported(path)
    const { body } = await send(bytes)
    expect(body).toMatchObject({ state: 'ready', added: 0, changed: 0, faults: [] })
    expect(body.unchanged).toBe((await library()).length)
    const rows = readSheet(bytes)
    expect(rows.ok && rows.value.length).toBe((await library()).length + 1)
  })

  test('ten thousand items with planted mistakes: each is named, and nothing is written until they are mended', async () => {
    const wrong = new Map([
      [17, 'name'],
      [4_000, 'minutes'],
      [9_999, 'parts'],
    ])
    const row = (index: number): string[] => {
      const fault = wrong.get(index)
      return [
        `M-${index}`,
        fault === 'name' ? '' : `批量项目 ${index}`,
        fault === 'minutes' ? '很久' : String(10 + (index % 60)),
        fault === 'parts' ? 'EF-99' : 'EF-12*2',
      ]
    }
    const heading = ['code', 'name', 'minutes', 'parts']
    const rows = Array.from({ length: 10_000 }, (_, index) => row(index))
    const { body } = await send(writeXlsx('items', [heading, ...rows]))
    expect(body.faults.map((fault) => [fault.row, fault.column])).toEqual(
      [...wrong].map(([index, column]) => [index + 2, column]),
    )
    const before = (await library()).length
    expect((await confirm(body.id)).state).toBe('faulty')
    expect(await library()).toHaveLength(before)
    wrong.clear()
    const mended = await send(writeCsv([heading, ...Array.from({ length: 10_000 }, (_, index) => row(index))]))
    expect(await confirm(mended.body.id)).toMatchObject({ state: 'confirmed', added: 10_000 })
    expect(await library()).toHaveLength(before + 10_000)
  })
})
