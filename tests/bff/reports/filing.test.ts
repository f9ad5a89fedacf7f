import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { urlsOf } from '../../support/database.ts'
import { startTown, type Town, tell } from '../../support/job.ts'
import { paper, repairedTwice } from './papers.ts'

let town: Town
let admin: pg.Client
let id: string
let checksum: string

beforeAll(async () => {
  town = await startTown()
  admin = new pg.Client(urlsOf(town.server.database.name).admin)
  await admin.connect()
  id = await repairedTwice(town)
  const filed = await (await finance())('POST /work-orders/:id/filings', { params: { id }, body: {} })
  checksum = filed.value.checksum
})
afterAll(async () => {
  await admin.end()
  await town.server.stop()
})

const finance = () => town.server.as(town.ours.people.finance)
const pdf = async (number = 1) => {
  const bytes = await paper(town, town.ours.people.finance, `/work-orders/${id}/filings/${number}/filing.pdf`)
  if (!Buffer.isBuffer(bytes)) throw new Error(`no paper came: ${bytes}`)
  return bytes
}
const verify = async (number = 1, given?: string) =>
  (
    await (
      await finance()
    )('POST /work-orders/:id/filings/:number/verify', {
      params: { id, number: String(number) },
      body: given === undefined ? {} : { checksum: given },
    })
  ).value

/** Changes what nobody may change: with the triggers off, as somebody at the disk would. */
async function tamper(statement: string, values: unknown[] = []): Promise<void> {
  await admin.query(`set session_replication_role = replica`)
  await admin.query(statement, values)
  await admin.query(`set session_replication_role = origin`)
}
const only = async (name: RegExp) => {
  const { genuine, differing } = await verify()
  expect(genuine).toBe(false)
  expect(differing).toHaveLength(1)
  expect(differing[0]?.name).toMatch(name)
  return differing[0]
}

describe('#76 the filing report', () => {
  test('#76 made again it is the same, byte for byte, whatever came later and whoever was renamed', async () => {
    const once = await pdf()
    expect(once.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await pdf()).equals(once)).toBe(true)
    const customer = await town.server.as(town.ours.people.customer)
    await tell(customer, id, { kind: 'rate', stars: 4, tags: [], words: '' })
    await admin.query(`update person set name = name || '二'`)
    expect((await pdf()).equals(once)).toBe(true)
    await admin.query(`update person set name = left(name, -1)`)
    const second = (await (await finance())('POST /work-orders/:id/filings', { params: { id }, body: {} })).value
    expect([second.number, second.checksum === checksum]).toEqual([2, false])
    expect((await pdf(2)).equals(once)).toBe(false)
    const listed = (await (await finance())('GET /work-orders/:id/filings', { params: { id } })).value.filings
    expect(listed.map(({ number }) => number)).toEqual([2, 1])
  })

  test('#76 what was filed holds, and the checksum of another paper does not', async () => {
    const found = await verify(1, checksum)
    expect(found).toMatchObject({ genuine: true, listHolds: true, paperHolds: true, differing: [], checksum })
    expect(found.checked).toBeGreaterThan(20)
    expect(await verify(1, '0'.repeat(64))).toMatchObject({ genuine: false, paperHolds: false, differing: [] })
  })

  test('#76 one changed byte in a stored file is found and named', async () => {
    const { rows } = await admin.query(
      `select id, storage_key from file where work_order_id = $1 order by created_at, id offset 2 limit 1`,
      [id],
    )
    const file = path.join(town.server.world.config.filesDir, rows[0].storage_key)
    const whole = await readFile(file)
    const changed = Buffer.from(whole)
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
    await writeFile(file, changed)
    expect(await only(/^F-3$/)).toMatchObject({ kind: 'file', key: rows[0].id })
    await writeFile(file, whole)
    expect((await verify()).genuine).toBe(true)
  })

  test('#76 so is a file that is gone, and a row that tells of other bytes', async () => {
    const { rows } = await admin.query(`select id, storage_key, sha256 from file where work_order_id = $1 limit 1`, [
      id,
    ])
    const [{ id: file, storage_key: key, sha256 }] = rows
    await tamper(`update file set storage_key = '00/00000000000000000000000000000000.jpg' where id = $1`, [file])
    expect(await only(/^F-/)).toMatchObject({ key: file, found: null })
    await tamper(`update file set storage_key = $2, sha256 = decode(repeat('00', 32), 'hex') where id = $1`, [
      file,
      key,
    ])
    expect((await only(/^F-/))?.found).toBe('0'.repeat(64))
    await tamper(`update file set sha256 = $2 where id = $1`, [file, sha256])
    expect((await verify()).genuine).toBe(true)
  })

  test.each([
    [
      'E-5',
      `update timeline set at = at + interval '1 microsecond' where work_order_id = $1 and seq = 5`,
      `update timeline set at = at - interval '1 microsecond' where work_order_id = $1 and seq = 5`,
    ],
    [
      'E-1',
      `update timeline set event = jsonb_set(event, '{order,title}', '"x"') where work_order_id = $1 and seq = 1`,
      null,
    ],
  ])('#76 so is one in the row of an event: %s', async (name, change, back) => {
    const { rows } = await admin.query(`select seq, event from timeline where work_order_id = $1`, [id])
    await tamper(change, [id])
    expect((await only(/^E-/))?.name).toBe(name)
    if (back) await tamper(back, [id])
    else
      for (const { seq, event } of rows)
        await tamper(`update timeline set event = $2 where work_order_id = $1 and seq = $3`, [
          id,
          JSON.stringify(event),
          seq,
        ])
    expect((await verify()).genuine).toBe(true)
  })

  test('#76 so is one in a message, in a version of a form, in a line of the settlement', async () => {
    const each = [
      [
        `update inbox_message set page = page || '.' where id = (select id from inbox_message where work_order_id = $1 order by id limit 1)`,
        /^M-/,
        `update inbox_message set page = rtrim(page, '.') where work_order_id = $1`,
      ],
      [
        `update work_type_version set definition = jsonb_set(definition, '{label,zh-CN}', to_jsonb((definition #>> '{label,zh-CN}') || '.')) where id = (select work_type_version_id from work_order where id = $1)`,
        /^V-1$/,
        `update work_type_version set definition = jsonb_set(definition, '{label,zh-CN}', to_jsonb(rtrim(definition #>> '{label,zh-CN}', '.'))) where id = (select work_type_version_id from work_order where id = $1)`,
      ],
      [
        `update settlement_line set amount_fen = amount_fen + 1 where number = 1 and settlement_id = (select id from settlement where work_order_id = $1)`,
        /^S-1$/,
        `update settlement_line set amount_fen = amount_fen - 1 where number = 1 and settlement_id = (select id from settlement where work_order_id = $1)`,
      ],
    ] as const
    for (const [change, name, back] of each) {
      await tamper(change, [id])
      await only(name)
      await tamper(back, [id])
      expect((await verify()).genuine).toBe(true)
    }
  })

  test('#76 a list of pieces that was made to fit is found by its checksum', async () => {
    await tamper(`update filing_report set pieces = pieces - 0 where work_order_id = $1 and number = 1`, [id])
    expect(await verify()).toMatchObject({ genuine: false, listHolds: false, differing: [] })
  })

  test('#76 a dispute, its votes and its decision stand in the paper and are pieces of it', async () => {
    const asPerson = async (person: keyof Town['ours']['people']) => town.server.as(town.ours.people[person])
    const file = async () =>
      (await (await finance())('POST /work-orders/:id/filings', { params: { id }, body: {} })).value
    const settlement = (await (await finance())('GET /work-orders/:id/settlement', { params: { id } })).value
    const [line] = settlement.lines
    if (!line) throw new Error('a settlement without a line')
    const opened = (
      await (
        await asPerson('customer')
      )('POST /disputes', {
        body: {
          workOrderId: id,
          subject: 'settlement_line',
          line: line.id,
          wantedFen: line.amountFen - 100,
          words: '说好便宜一百',
        },
      })
    ).value
    const running = await file()
    const early = await pdf(running.number)
    const cast = async (person: 'finance' | 'manager') =>
      (await asPerson(person))('POST /disputes/:id/votes', {
        params: { id: opened.id },
        body: { judgement: 'adjust', amountFen: line.amountFen - 50, words: '各让一半' },
      })
    await cast('finance')
    expect((await cast('manager')).value).toMatchObject({ state: 'decided' })
    // What came later is no part of the one filed before, which still holds and is the same on paper.
    expect((await pdf(running.number)).equals(early)).toBe(true)
    expect(await verify(running.number)).toMatchObject({ genuine: true, differing: [] })
    const ended = await file()
    expect(ended.pieces - running.pieces).toBeGreaterThanOrEqual(3)
    const whole = await pdf(ended.number)
    expect((await pdf(ended.number)).equals(whole)).toBe(true)
    const each = [
      ['dispute', 'D-1', `update dispute set wanted_fen = wanted_fen + $2 where id = $1`],
      [
        'vote',
        'J-1',
        `update dispute_vote set at = at + $2 * interval '1 second' where dispute_id = $1 and number = 1`,
      ],
      ['decision', 'R-1', `update dispute set ended_at = ended_at + $2 * interval '1 second' where id = $1`],
    ] as const
    for (const [kind, name, change] of each) {
      await tamper(change, [opened.id, 1])
      expect(await verify(ended.number)).toMatchObject({ genuine: false, differing: [{ kind, name }] })
      await tamper(change, [opened.id, -1])
      expect(await verify(ended.number)).toMatchObject({ genuine: true })
    }
  })

  test('#76 is for those who see settlements, of their own organization', async () => {
    const { customer, technician } = town.ours.people
    for (const person of [customer, technician])
      expect(await paper(town, person, `/work-orders/${id}/filings/1/filing.pdf`)).toBe(403)
    expect(await paper(town, town.theirs.people.finance, `/work-orders/${id}/filings/1/filing.pdf`)).toBe(404)
  })
})
