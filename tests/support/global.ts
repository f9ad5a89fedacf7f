import { createHash } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { type Embedded, startEmbedded } from '../../bff/src/platform/database/embedded.ts'
import { readMigrations } from '../../bff/src/platform/database/migrate.ts'
import { asAdmin, embeddedUrls, prepareDatabase } from '../../bff/src/platform/database/prepare.ts'
import { SetupError } from '../../bff/src/platform/setup-error.ts'
import './database.ts'

const data = fileURLToPath(new URL('../../.data', import.meta.url))
const slots = 8

/** Before the tests of a project: one PostgreSQL for the run and one migrated database in it, which each test copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startSlot()
  const template = await makeTemplate(server).catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  project.provide('server', { sockets: server.sockets, template })
  return server.stop
}

// Several runs may go at once in one checkout; each takes the first data folder that nobody uses, and leaves it for the next.
async function startSlot(): Promise<Embedded> {
  for (let slot = 1; ; slot++) {
    try {
      const name = `test-postgres-${slot}`
      return await startEmbedded({ dataDir: path.join(data, name), logFile: path.join(data, 'logs', `${name}.log`) })
    } catch (error) {
      const taken = error instanceof SetupError && error.reason === 'in_use'
      if (!taken || slot === slots) throw error
    }
  }
}

async function makeTemplate(server: Embedded): Promise<string> {
  const sum = createHash('sha256')
  for (const { name, checksum } of await readMigrations()) sum.update(`${name} ${checksum}\n`)
  const template = `template_${sum.digest('hex').slice(0, 16)}`
  return asAdmin(server.url(), async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname ~ '^(test|template|unfinished)_'`,
    )
    for (const { datname } of rows)
      if (datname !== template) await client.query(`drop database ${datname} with (force)`)
    if (rows.some(({ datname }) => datname === template)) return template
    const unfinished = template.replace('template', 'unfinished')
    await client.query(`create database ${unfinished}`)
    await prepareDatabase(embeddedUrls(server, unfinished), 'login')
    await client.query(`alter database ${unfinished} rename to ${template}`)
    return template
  })
}
