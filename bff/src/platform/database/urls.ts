import { SetupError } from '../setup-error.ts'

/**
 * owner: owns the tables and migrates. app: answers requests, owns nothing, sees one organization at a time. worker:
 * sends what the outbox holds and makes reports, sees every organization.
 */
export const databaseRoles = { owner: 'field_owner', app: 'field_app', worker: 'field_worker' } as const

export type DatabaseRole = keyof typeof databaseRoles

/** One connection string for each role. `admin` may create the roles; absent when each role has an address of its own. */
export type DatabaseUrls = Readonly<Record<DatabaseRole, string>> & { readonly admin?: string }

/**
 * Reads DATABASE_URL, DATABASE_WORKER_URL and DATABASE_OWNER_URL. All three: each is used as it stands. DATABASE_URL
 * alone: its user takes the role it needs on connecting, so it must be a member of the three.
 */
export function readDatabaseUrls(env: NodeJS.ProcessEnv): DatabaseUrls {
  const { DATABASE_URL: app, DATABASE_WORKER_URL: worker, DATABASE_OWNER_URL: owner } = env
  if (!app)
    throw new SetupError(
      'DATABASE_URL is not set: give the address of a PostgreSQL 15 or newer, or use npm start, which brings its own.',
    )
  for (const [name, url] of Object.entries({
    DATABASE_URL: app,
    DATABASE_WORKER_URL: worker,
    DATABASE_OWNER_URL: owner,
  })) {
    if (url && !/^postgres(ql)?:\/\//.test(url))
      throw new SetupError(`${name} is not an address of the form postgres://user:password@host:5432/database.`)
  }
  if (worker && owner) return { app, worker, owner }
  if (worker || owner)
    throw new SetupError(
      'Set DATABASE_WORKER_URL and DATABASE_OWNER_URL both, or neither: with neither, DATABASE_URL serves every role.',
    )
  return { app: withRole(app, 'app'), worker: withRole(app, 'worker'), owner: withRole(app, 'owner'), admin: app }
}

/** The same address, whose session takes the role as soon as it is connected. */
export function withRole(url: string, role: DatabaseRole): string {
  return `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c role=${databaseRoles[role]}`)}`
}

/** The address of a server that listens on a socket in `folder` only. */
export const socketUrl = (folder: string, role: string, database: string): string =>
  `postgres://${role}@/${database}?host=${encodeURIComponent(folder)}&port=5432`
