import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { SetupError } from '../setup-error.ts'
import { connect } from './roles.ts'

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

/** The files NNN_name.sql of a folder in the order of their numbers, which begin at 001 and leave no gap. */
export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (name, index) => {
      if (!/^\d{3}_[a-z0-9_]+\.sql$/.test(name) || Number(name.slice(0, 3)) !== index + 1) {
        throw new SetupError(
          `The migration ${name} should be called ${String(index + 1).padStart(3, '0')}_what_it_does.sql.`,
        )
      }
      const sql = (await readFile(path.join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Applies what is not applied yet, each file in a transaction of its own, and returns the names. Several may run at
 * once: one works, the others wait. A file that was changed or taken away after it was applied is refused.
 */
export async function migrate(ownerUrl: string, folder = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = new pg.Client(ownerUrl)
  await connect(client)
  try {
    await client.query(`select pg_advisory_lock(hashtext('field migrations'))`)
    await client.query(
      'create table if not exists schema_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const landed = await client.query<Omit<Migration, 'sql'>>(
      'select name, checksum from schema_migrations order by name',
    )
    refuseChanged(landed.rows, migrations)
    const waiting = migrations.slice(landed.rows.length)
    for (const migration of waiting) await apply(client, migration)
    return waiting.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

function refuseChanged(landed: readonly Omit<Migration, 'sql'>[], migrations: readonly Migration[]): void {
  landed.forEach(({ name, checksum }, index) => {
    const file = migrations[index]
    if (file?.name === name && file.checksum === checksum) return
    const what = file?.name === name ? 'was changed' : 'is missing'
    throw new SetupError(
      `The migration ${name} is applied to this database but ${what} in this checkout: put it back as it was and write a new one.`,
    )
  })
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(
      `The migration ${name} failed${place(sql, error as pg.DatabaseError)}: ${(error as Error).message}`,
      { cause: error },
    )
  }
}

const place = (sql: string, { position }: pg.DatabaseError): string =>
  position ? ` in line ${sql.slice(0, Number(position)).split('\n').length}` : ''
