import { asId, type OrgId } from '@field/domain/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool, statementName } from '../../../bff/src/platform/database/client.ts'
import { type Database, openDatabase } from '../../../bff/src/platform/database/kysely.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { inTransaction, type Tx, withoutWaiting } from '../../../bff/src/platform/database/transaction.ts'
import { withRole } from '../../../bff/src/platform/database/urls.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'

const here = asId<OrgId>('018f0000-0000-7000-8000-000000000001')
const there = asId<OrgId>('018f0000-0000-7000-8000-000000000002')
const id = (number: number) => `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`

let scratch: TestDatabase
let db: Database
beforeAll(async () => {
  scratch = await freshDatabase()
  db = openDatabase(scratch.urls.app, { size: 4, name: 'test' })
  const organizations = `insert into organization (id, code, name, wechat_appid) values ($1, 'here', 'here', 'wxhere'), ($2, 'there', 'there', 'wxthere')`
  await asAdmin(scratch.urls.worker, (client) => client.query(organizations, [here, there]))
})
afterAll(async () => {
  await db.close()
  await scratch.drop()
})

const inHere = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, { orgId: here }, work)
const add = (tx: Tx, number: number, name: string, org: OrgId = here) =>
  tx
    .insertInto('person')
    .values({ org_id: org, id: id(number), name })
    .execute()
const rename = (tx: Tx, number: number, from: string, to: string) =>
  tx.updateTable('person').set({ name: to }).where('id', '=', id(number)).where('name', '=', from).executeTakeFirst()
const nameOf = (number: number) =>
  inHere((tx) => tx.selectFrom('person').select('name').where('id', '=', id(number)).executeTakeFirst())

describe('values', () => {
  test('times are epoch milliseconds, counts are numbers, days are text', async () => {
    const { rows } = await db.pool.query(
      `select timestamptz '2026-11-21 23:22:33.123987+08' as time, 'infinity'::timestamptz as never, 9007199254740991::bigint as count,
        date '2026-02-28' as day, array[timestamptz 'epoch', null] as times, array[1, 2]::bigint[] as counts`,
    )
    expect(rows[0]).toEqual({
      time: Date.UTC(2026, 10, 21, 15, 22, 33, 123),
      never: Infinity,
      count: 9_007_199_254_740_991,
      day: '2026-02-28',
      times: [0, null],
      counts: [1, 2],
    })
  })

  test('the same instant comes back in every time zone of the session', async () => {
    const now = Date.UTC(2026, 0, 31, 16, 5, 6, 7)
    for (const zone of ['Asia/Shanghai', 'America/St_Johns', 'Asia/Kolkata', 'UTC']) {
      const pool = openPool(`${scratch.urls.app}&options=${encodeURIComponent(`-c timezone=${zone}`)}`, {
        size: 1,
        name: 'zone',
      })
      const { rows } = await pool.query('select $1::timestamptz as time', [new Date(now).toISOString()])
      await pool.end()
      expect(rows[0].time).toBe(now)
    }
  })

  test('a count beyond the safe integers is a fault, not a wrong number', async () => {
    await expect(db.pool.query('select 9007199254740993::bigint as count')).rejects.toThrow('9007199254740993')
  })

  test('other users of pg in the process keep their own parsers', async () => {
    const { rows } = await asAdmin(scratch.urls.app, (client) => client.query('select 1::bigint as one'))
    expect(rows[0].one).toBe('1')
  })
})

describe('statements', () => {
  test('each text is prepared once on a connection, under the name of its hash', async () => {
    const pool = openPool(scratch.urls.app, { size: 1, name: 'names' })
    const text = 'select $1::int + 1 as next'
    for (let turn = 0; turn < 3; turn++) await pool.query(text, [turn])
    const { rows } = await pool.query(
      'select name, statement, generic_plans + custom_plans as plans from pg_prepared_statements',
    )
    await pool.end()
    expect(rows).toEqual([{ name: statementName(text), statement: text, plans: 3 }])
  })

  test('so are the queries of kysely, inside a transaction and outside', async () => {
    const one = openDatabase(scratch.urls.app, { size: 1, name: 'kysely' })
    await inTransaction(one, { orgId: here }, (tx) =>
      tx.selectFrom('person').select('id').where('name', '=', 'a').execute(),
    )
    await one.read.selectFrom('person').select('name').where('name', '=', 'a').execute()
    const { rows } = await one.pool.query(
      `select name, statement from pg_prepared_statements where statement like '%person%' order by 2`,
    )
    await one.close()
    const texts = ['select "id" from "person" where "name" = $1', 'select "name" from "person" where "name" = $1']
    expect(rows).toEqual(texts.map((statement) => ({ name: statementName(statement), statement })))
  })
})

describe('a transaction', () => {
  test('is committed when its work returns and undone when it throws', async () => {
    await inHere((tx) => add(tx, 1, 'stays'))
    const undone = inHere(async (tx) => {
      await add(tx, 2, 'goes')
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    expect(await nameOf(1)).toEqual({ name: 'stays' })
    expect(await nameOf(2)).toBeUndefined()
  })

  test('shows the rows of its organization and refuses to write another one’s', async () => {
    await inTransaction(db, { orgId: there }, (tx) => add(tx, 3, 'Li Si', there))
    expect(await nameOf(3)).toBeUndefined()
    expect((await db.pool.query('select name from person')).rows).toEqual([])
    await expect(inHere((tx) => add(tx, 4, 'intruder', there))).rejects.toThrow('row-level security')
  })

  test('sends statements that were started together in their order', async () => {
    const changed = await inHere(async (tx) => {
      await add(tx, 10, '0')
      const steps = Array.from({ length: 20 }, (_, step) => rename(tx, 10, String(step), String(step + 1)))
      return (await Promise.all(steps)).map((step) => step.numUpdatedRows)
    })
    expect(changed).toEqual(Array.from({ length: 20 }, () => 1n))
  })

  test('fails when the error of a statement was swallowed', async () => {
    const swallowed = inHere(async (tx) => {
      await add(tx, 1, 'twice').catch(() => undefined)
      return 'fine'
    })
    await expect(swallowed).rejects.toThrow('nothing was saved')
  })

  test('runs again after a deadlock, and both sides end well', async () => {
    await inHere((tx) => Promise.all([add(tx, 20, ''), add(tx, 21, '')]))
    let runs = 0
    let holding = 0
    let meet = () => {}
    const met = new Promise<void>((resolve) => {
      meet = resolve
    })
    const both = (numbers: readonly [number, number], mark: string) =>
      inHere(async (tx) => {
        runs++
        for (const number of numbers) {
          const { name } = await tx
            .selectFrom('person')
            .select('name')
            .where('id', '=', id(number))
            .forUpdate()
            .executeTakeFirstOrThrow()
          await rename(tx, number, name, name + mark)
          // Each has one row before either asks for the other's.
          if (++holding === 2) meet()
          await met
        }
      })
    await Promise.all([both([20, 21], 'a'), both([21, 20], 'b')])
    expect(runs).toBeGreaterThan(2)
    for (const number of [20, 21]) expect([...((await nameOf(number))?.name ?? '')].sort()).toEqual(['a', 'b'])
  })

  test('tells what first went wrong, whichever of the statements in flight is heard first', async () => {
    const wrong = inHere((tx) => {
      // The one that fails is wrapped, so that the refusal of the next one reaches the caller before it.
      const unsound = tx.selectFrom('person').select('name').where('id', '=', 'no id').execute()
      const failing = Promise.all([Promise.all([Promise.all([unsound])])])
      return Promise.all([failing, tx.selectFrom('person').select('name').execute()])
    })
    await expect(wrong).rejects.toMatchObject({ code: '22P02' })
  })

  test('commits what it did not wait for, and falls with it', async () => {
    await inHere((tx) => withoutWaiting(tx, add(tx, 30, 'sent ahead')))
    expect(await nameOf(30)).toEqual({ name: 'sent ahead' })
    const wrong = inHere(async (tx) => {
      await add(tx, 31, 'goes')
      await withoutWaiting(tx, add(tx, 30, 'twice'))
    })
    await expect(wrong).rejects.toMatchObject({ code: '23505' })
    expect(await nameOf(31)).toBeUndefined()
  })

  test('sends nothing of its work any more once it has ended', async () => {
    let late: Promise<unknown> = Promise.resolve()
    const undone = inHere((tx) => {
      late = new Promise((resolve) => setTimeout(resolve, 50)).then(() => add(tx, 32, 'too late'))
      return withoutWaiting(tx, late).then(() => Promise.reject(new Error('no')))
    })
    await expect(undone).rejects.toThrow('no')
    await expect(late).rejects.toThrow('has ended')
    expect(await nameOf(32)).toBeUndefined()
  })

  test('does not wait for an unread write: COMMIT is on its way before the answer comes', async () => {
    const one = openDatabase(scratch.urls.app, { size: 1, name: 'ahead' })
    const order: string[] = []
    one.pool.on('connect', (client) => {
      const query = client.query.bind(client) as (text: string, values?: unknown[]) => Promise<unknown>
      client.query = ((text: string, values?: unknown[]) => {
        order.push(text.split(' ', 1)[0] ?? '')
        return query(text, values)
      }) as typeof client.query
    })
    await inTransaction(one, { orgId: here }, async (tx) => {
      const slow = tx.selectNoFrom((eb) => eb.fn('pg_sleep', [eb.val(0.1)]).as('slept')).execute()
      await withoutWaiting(
        tx,
        slow.then(() => order.push('answered')),
      )
    })
    await one.close()
    // The scope and the slow statement are both a select.
    expect(order).toEqual(['begin', 'select', 'select', 'commit', 'answered'])
  })

  test('names the unread write that failed, not the statement that was refused because of it', async () => {
    const wrong = inHere(async (tx) => {
      await withoutWaiting(tx, add(tx, 1, 'twice'))
      await add(tx, 33, 'refused with it')
    })
    await expect(wrong).rejects.toMatchObject({ code: '23505' })
    expect(await nameOf(33)).toBeUndefined()
  })

  test('names what first failed also when the work went on after it', async () => {
    const wrong = inHere(async (tx) => {
      await add(tx, 1, 'twice').catch(() => undefined)
      await add(tx, 33, 'refused with it')
    })
    await expect(wrong).rejects.toMatchObject({ code: '23505' })
  })

  test.each(['commit', 'rollback'])('after its %s, leaves the next user of the connection alone', async (ending) => {
    const one = openDatabase(scratch.urls.app, { size: 1, name: 'late' })
    const number = ending === 'commit' ? 34 : 35
    let arrive = () => {}
    const nextIsOpen = new Promise<void>((resolve) => {
      arrive = resolve
    })
    let late: Promise<unknown> = Promise.resolve()
    const first = inTransaction(one, { orgId: here }, async (tx) => {
      late = nextIsOpen.then(() => add(tx, number, 'too late'))
      late.catch(() => undefined)
      if (ending === 'rollback') throw new Error('no')
    })
    await first.catch(() => undefined)
    await inTransaction(one, { orgId: there }, async (tx) => {
      await tx.selectFrom('person').select('id').execute()
      arrive()
      await late.catch(() => undefined)
      await add(tx, number + 10, 'next user', there)
    })
    await one.close()
    await expect(late).rejects.toThrow('has ended')
    expect(await nameOf(number)).toBeUndefined()
    const next = await inTransaction(db, { orgId: there }, (tx) =>
      tx
        .selectFrom('person')
        .select('name')
        .where('id', '=', id(number + 10))
        .executeTakeFirst(),
    )
    expect(next).toEqual({ name: 'next user' })
  })

  test('survives a migration that changes the columns of a prepared query', async () => {
    const query = () => inHere((tx) => tx.selectFrom('person').selectAll().where('id', '=', id(1)).execute())
    await Promise.all([query(), query(), query(), query()])
    await asAdmin(scratch.urls.owner, (client) => client.query('alter table person add column more text'))
    expect(await query()).toMatchObject([{ id: id(1), more: null }])
  })

  test('leaves the connection usable and in nobody’s scope', async () => {
    const one = openDatabase(scratch.urls.app, { size: 1, name: 'one' })
    await inTransaction(one, { orgId: there }, (tx) => tx.selectFrom('person').select('id').execute())
    await expect(inTransaction(one, { orgId: there }, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    const { rows } = await one.pool.query(`select current_setting('app.org', true) as org`)
    await one.close()
    expect(rows[0].org ?? '').toBe('')
  })
})

test('an address with an admin only takes the role it needs on connecting', async () => {
  const { rows } = await asAdmin(withRole(scratch.urls.admin ?? '', 'app'), (client) =>
    client.query('select current_user as role'),
  )
  expect(rows[0].role).toBe('field_app')
})
