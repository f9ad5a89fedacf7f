import path from 'node:path'
import { type Embedded, startEmbedded } from '../src/platform/database/embedded.ts'
import { asAdmin, embeddedUrls, ensureDatabase, prepareDatabase } from '../src/platform/database/prepare.ts'
import { type DatabaseUrls, readDatabaseUrls } from '../src/platform/database/urls.ts'
import { data, logs } from './places.ts'
import { step } from './progress.ts'
import { seedState } from './seeds.ts'

export type RunningDatabase = { readonly urls: DatabaseUrls; readonly stop: () => Promise<void> }

const name = 'field'

/** The database of DATABASE_URL, or our own below .data/postgres, with its roles and every migration applied. */
export async function startDatabase(env: NodeJS.ProcessEnv): Promise<RunningDatabase> {
  if (env.DATABASE_URL) {
    const urls = readDatabaseUrls(env)
    await step('migrations of DATABASE_URL', () => prepareDatabase(urls, 'nologin'), applied)
    if (await blindToChinese(urls)) {
      console.log(
        '  !  the database of DATABASE_URL has lc_ctype C: no index finds Chinese words in it; make it with lc_ctype C.UTF-8',
      )
    }
    return { urls, stop: () => Promise.resolve() }
  }
  const place = { dataDir: path.join(data, 'postgres'), logFile: path.join(logs, 'postgres.log') }
  const server = await step(
    'PostgreSQL',
    () => startEmbedded(place),
    ({ version, dataDir }) => `${version}, data in ${dataDir}`,
  )
  try {
    const urls = embeddedUrls(server, name)
    await step('migrations', () => prepareOwn(server, urls), applied)
    return { urls, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

const applied = (names: readonly string[]): string => (names.length === 0 ? 'none new' : `${names.length} applied`)

async function prepareOwn(server: Embedded, urls: DatabaseUrls): Promise<string[]> {
  await ensureDatabase(server, name)
  const first = await prepareDatabase(urls, 'login')
  if ((await seedState(urls)) !== 'interrupted') return first
  // The first start was stopped while it told its story: nothing of anybody's own is in there yet.
  await asAdmin(server.url(), (client) => client.query(`drop database ${name} with (force)`))
  await ensureDatabase(server, name)
  return prepareDatabase(urls, 'login')
}

// With lc_ctype C the trigram index takes no Chinese character for a letter.
const blindToChinese = (urls: DatabaseUrls): Promise<boolean> =>
  asAdmin(urls.owner, async (client) => {
    const { rows } = await client.query<{ blind: boolean }>(
      `select datctype in ('C', 'POSIX') as blind from pg_database where datname = current_database()`,
    )
    return rows[0]?.blind ?? false
  })
