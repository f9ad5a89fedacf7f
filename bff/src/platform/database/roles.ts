import pg from 'pg'
import { SetupError } from '../setup-error.ts'
import { databaseRoles } from './urls.ts'

const { owner, app, worker } = databaseRoles

/**
 * Makes the three roles where they are missing and gives the connected database to the owner; what they may do with
 * which table is said by the migrations. With `login` they may connect by themselves (our own server, behind its private
 * socket); without, the admin becomes a member and takes them on. Safe to repeat. Throws a SetupError with the
 * statements to run when it may not.
 */
export async function ensureRoles(adminUrl: string, login: 'login' | 'nologin'): Promise<void> {
  const client = new pg.Client(adminUrl)
  await connect(client)
  let statements: string[] = []
  try {
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    )
    const major = Math.floor((rows[0]?.version ?? 0) / 10_000)
    if (major < 15) throw new SetupError(`DATABASE_URL is a PostgreSQL ${major}; version 15 or newer is needed.`)
    statements = await missing(client, login)
    for (const statement of statements) await client.query(statement)
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '42501') throw error
    throw new SetupError(
      `The user of DATABASE_URL may not do all it must; have a superuser run this once: ${statements.join('; ')}.`,
    )
  } finally {
    await client.end()
  }
}

/** Connects or says in one sentence why not. */
export async function connect(client: pg.Client): Promise<void> {
  await client.connect().catch((error: Error & { code?: string }) => {
    throw new SetupError(
      `The database ${client.database ?? ''} at ${client.host}:${client.port} does not answer (${error.message || error.code}); check DATABASE_URL and that the server runs.`,
    )
  })
}

// What is there already is left alone, so that a user with few rights can start on a prepared database.
async function missing(client: pg.Client, login: string): Promise<string[]> {
  const me = client.escapeIdentifier(client.user ?? '')
  const { rows } = await client.query<{ rolname: string; member: boolean; rolbypassrls: boolean }>(
    `select rolname, rolbypassrls, pg_has_role(current_user, oid, 'MEMBER') as member from pg_roles where rolname = any($1)`,
    [[owner, app, worker]],
  )
  const { rowCount: owned } = await client.query(
    `select from pg_database d, pg_namespace n where d.datname = current_database() and n.nspname = 'public'
       and pg_get_userbyid(d.datdba) = $1 and pg_get_userbyid(n.nspowner) in ($1, 'pg_database_owner')`,
    [owner],
  )
  const member = new Map(rows.map((row) => [row.rolname, row.member]))
  const roles = [owner, app, worker]
  // The owner too: its security-definer functions say which organization an openid or a tag belongs to.
  const everywhere = [owner, worker]
  const confined = rows.filter(
    ({ rolname, rolbypassrls }) => everywhere.some((role) => role === rolname) && !rolbypassrls,
  )
  const strangers = roles.filter((role) => !member.get(role))
  return [
    ...roles
      .filter((role) => !member.has(role))
      .map((role) => `create role ${role} ${login}${role === app ? '' : ' bypassrls'}`),
    ...confined.map(({ rolname }) => `alter role ${rolname} bypassrls`),
    ...(login === 'nologin' && strangers.length > 0 ? [`grant ${strangers.join(', ')} to ${me}`] : []),
    ...(owned
      ? []
      : [
          `alter database ${client.escapeIdentifier(client.database ?? '')} owner to ${owner}`,
          `alter schema public owner to pg_database_owner`,
        ]),
  ]
}
