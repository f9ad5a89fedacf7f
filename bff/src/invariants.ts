import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { readDatabaseUrls } from './platform/database/urls.ts'
import { lastWords, SetupError } from './platform/setup-error.ts'

/** Something that must never be: which invariant, in which organization, and what is wrong. */
export type Violation = { readonly invariant: string; readonly org_id: string; readonly what: string }

const file = new URL('../invariants.sql', import.meta.url)

/**
 * Asks the database for everything that is wrong; nothing when all is well. The connection must see every organization:
 * as a role below row-level security the answer would be an empty lie, so that throws.
 */
export async function checkInvariants(client: pg.ClientBase): Promise<Violation[]> {
  const sees = await client.query<{ all: boolean }>(
    'select rolbypassrls or rolsuper as all from pg_roles where rolname = current_user',
  )
  if (!sees.rows[0]?.all) throw new Error('The invariants are read by a role that sees every organization.')
  const { rows } = await client.query<Violation>(await readFile(file, 'utf8'))
  return rows
}

async function main(): Promise<void> {
  const client = new pg.Client(readDatabaseUrls(process.env).worker)
  await client.connect().catch((error: Error) => {
    throw new SetupError(
      `The database does not answer (${error.message}); check DATABASE_URL and that the server runs.`,
    )
  })
  try {
    const violations = await checkInvariants(client)
    for (const { invariant, org_id, what } of violations) console.log(`${invariant}  ${org_id}  ${what}`)
    console.log(violations.length === 0 ? 'All invariants hold.' : `${violations.length} broken.`)
    process.exitCode = violations.length === 0 ? 0 : 1
  } finally {
    await client.end()
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error: unknown) => {
    console.error(lastWords(error))
    process.exitCode = 1
  })
}
