import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Embedded, startEmbedded } from '../../bff/src/platform/database/embedded.ts'
import { readMigrations } from '../../bff/src/platform/database/migrate.ts'
import { asAdmin, embeddedUrls, prepareDatabase } from '../../bff/src/platform/database/prepare.ts'
import type { DatabaseUrls } from '../../bff/src/platform/database/urls.ts'
import { applianceRepair } from '../support/appliance-repair.ts'
import { addClosedOrders, preload } from './preload/preload.ts'

const data = fileURLToPath(new URL('../../.data', import.meta.url))

/** The benchmark's own PostgreSQL. Autovacuum is off: each slice begins from the same vacuumed tables instead. */
export async function startCluster(): Promise<Embedded> {
  const server = await startEmbedded({
    dataDir: path.join(data, 'bench-postgres'),
    logFile: path.join(data, 'logs', 'bench-postgres.log'),
  })
  await asAdmin(server.url(), async (client) => {
    await client.query('alter system set autovacuum = off')
    await client.query(`alter system set shared_buffers = '512MB'`)
    await client.query('select pg_reload_conf()')
  })
  return server
}

export type Urls = Required<DatabaseUrls>
export const urlsOf = (server: Embedded, database: string): Urls => embeddedUrls(server, database) as Urls

/** A fresh database with 30,000 work orders. Preloaded once, then copied for each run while nothing it is made of changes. */
export async function freshDatabase(server: Embedded, say: (text: string) => void): Promise<Urls> {
  const template = await templateOf(server, say)
  await asAdmin(server.url(), async (client) => {
    await client.query('drop database if exists bench_run with (force)')
    await client.query(`create database bench_run template ${template}`)
  })
  return urlsOf(server, 'bench_run')
}

/** The same with 300,000, which is only read and therefore kept. */
export async function largeDatabase(server: Embedded, say: (text: string) => void): Promise<Urls> {
  const template = await templateOf(server, say)
  return kept(server, template.replace('small', 'large'), async (unfinished) => {
    say('preloading 300,000 work orders (kept for the next run)')
    await asAdmin(server.url(), (client) => client.query(`create database ${unfinished} template ${template}`))
    await asAdmin(server.url(undefined, unfinished), (client) => addClosedOrders(client, 30_001, 300_000))
  }).then((name) => urlsOf(server, name))
}

const templateOf = async (server: Embedded, say: (text: string) => void): Promise<string> =>
  kept(server, `bench_small_${await sumOfSources()}`, async (unfinished) => {
    say('preloading 30,000 work orders (kept for the next run)')
    await asAdmin(server.url(), (client) => client.query(`create database ${unfinished}`))
    const urls = urlsOf(server, unfinished)
    await prepareDatabase(urls, 'login')
    await preload(urls)
  })

/** The database of that name; made under another name when it is not there, so that a killed run leaves no half one. */
async function kept(server: Embedded, name: string, make: (unfinished: string) => Promise<void>): Promise<string> {
  const unfinished = 'bench_unfinished'
  const size = name.split('_').slice(0, 2).join('_')
  const there = await asAdmin(server.url(), async (client) => {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database')
    const names = rows.map(({ datname }) => datname)
    for (const old of names.filter((one) => one === unfinished || (one.startsWith(size) && one !== name)))
      await client.query(`drop database ${old} with (force)`)
    return names.includes(name)
  })
  if (there) return name
  await make(unfinished)
  await asAdmin(server.url(), (client) => client.query(`alter database ${unfinished} rename to ${name}`))
  return name
}

async function sumOfSources(): Promise<string> {
  const sum = createHash('sha256')
  for (const { checksum } of await readMigrations()) sum.update(checksum)
  const folder = fileURLToPath(new URL('preload', import.meta.url))
  const sources = readdirSync(folder).sort()
  for (const file of sources) sum.update(readFileSync(path.join(folder, file)))
  sum.update(readFileSync(new URL('../support/company.ts', import.meta.url)))
  sum.update(JSON.stringify(applianceRepair))
  return sum.digest('hex').slice(0, 12)
}
