import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../../bff/src/platform/database/migrate.ts'
import { asAdmin, prepareDatabase } from '../../../bff/src/platform/database/prepare.ts'
import { socketUrl, withRole } from '../../../bff/src/platform/database/urls.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'

let folder: string
let database: TestDatabase
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'field-migrations-'))
  database = await freshDatabase('empty')
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

const file = (name: string, sql: string) => writeFileSync(path.join(folder, name), sql)
const run = () => migrate(database.urls.owner, folder)
const tables = async () => {
  const { rows } = await asAdmin(database.urls.owner, (client) =>
    client.query<{ tablename: string }>(`select tablename from pg_tables where schemaname = 'public' order by 1`),
  )
  return rows.map(({ tablename }) => tablename)
}

test('applies the files in their order, once', async () => {
  file('001_part.sql', 'create table part (id int primary key);')
  file('002_more.sql', 'alter table part add column name text; create view parts as select * from part;')
  expect(await run()).toEqual(['001_part.sql', '002_more.sql'])
  expect(await run()).toEqual([])
  file('003_stock.sql', 'create table stock (part int references part);')
  expect(await run()).toEqual(['003_stock.sql'])
  expect(await tables()).toEqual(['part', 'schema_migrations', 'stock'])
})

test('several at once apply each file once', async () => {
  file('001_part.sql', 'create table part (id int primary key); select pg_sleep(0.2)')
  const applied = await Promise.all([run(), run(), run()])
  expect(applied.flat()).toEqual(['001_part.sql'])
})

test('refuses a file that was changed after it was applied, and one that is gone', async () => {
  file('001_part.sql', 'create table part (id int primary key);')
  file('002_more.sql', 'select 1')
  await run()
  file('001_part.sql', 'create table part (id bigint primary key);')
  await expect(run()).rejects.toThrow('001_part.sql is applied to this database but was changed')
  file('001_part.sql', 'create table part (id int primary key);\r\n'.replace('\r\n', ''))
  rmSync(path.join(folder, '002_more.sql'))
  await expect(run()).rejects.toThrow('002_more.sql is applied to this database but is missing')
})

test('a file with other line ends is the same file', async () => {
  file('001_part.sql', 'create table part (\nid int primary key);\n')
  await run()
  file('001_part.sql', 'create table part (\r\nid int primary key);\r\n')
  expect(await run()).toEqual([])
})

test('a file that fails leaves nothing of itself and names its line', async () => {
  file('001_part.sql', 'create table part (id int primary key);')
  file('002_broken.sql', 'create table stock (id int);\n\ncreate table stok (part no_such_type);\n')
  await expect(run()).rejects.toThrow('002_broken.sql failed in line 3: type "no_such_type" does not exist')
  expect(await tables()).toEqual(['part', 'schema_migrations'])
})

test('refuses a gap in the numbers', async () => {
  file('001_part.sql', 'select 1')
  file('003_stock.sql', 'select 1')
  await expect(run()).rejects.toThrow('003_stock.sql should be called 002_what_it_does.sql')
})

test('an outside user who may create roles prepares a database; one who may not is told what to run', async () => {
  file('001_part.sql', 'create table part (id int primary key); grant select on part to field_app')
  const admin = database.urls.admin ?? ''
  await asAdmin(admin, (client) => client.query(`drop role if exists plain; create role plain login`))
  const sockets = new URL(admin.replace('@/', '@host/')).searchParams.get('host') ?? ''
  const url = socketUrl(sockets, 'plain', database.name)
  const urls = { admin: url, owner: withRole(url, 'owner'), app: withRole(url, 'app'), worker: withRole(url, 'worker') }
  await expect(prepareDatabase(urls, 'nologin', folder)).rejects.toThrow(
    'have a superuser run this once: grant field_owner, field_app, field_worker to "plain".',
  )
  await asAdmin(admin, (client) => client.query('grant field_owner, field_app, field_worker to plain'))
  expect(await prepareDatabase(urls, 'nologin', folder)).toEqual(['001_part.sql'])
  const { rows } = await asAdmin(urls.app, (client) =>
    client.query('select current_user as role, count(*)::int as parts from part'),
  )
  expect(rows).toEqual([{ role: 'field_app', parts: 0 }])
  await expect(asAdmin(urls.app, (client) => client.query('insert into part values (1)'))).rejects.toThrow(
    'permission denied',
  )
  await asAdmin(admin, (client) =>
    client.query('revoke field_owner, field_app, field_worker from plain; drop role plain'),
  )
})
