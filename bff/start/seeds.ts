import { asAdmin } from '../src/platform/database/prepare.ts'
import type { DatabaseUrls } from '../src/platform/database/urls.ts'

/** empty: nothing of the business is stored. interrupted: our seeding did not end. seeded: it did. foreign: other data. */
export type SeedState = 'empty' | 'interrupted' | 'seeded' | 'foreign'

/** Reads what the seeding left behind, or, where it never ran, whether any organization has a row. */
export const seedState = (urls: DatabaseUrls): Promise<SeedState> =>
  asAdmin(urls.owner, async (client) => {
    await client.query(
      'create table if not exists seed_run (began_at timestamptz not null default now(), ended_at timestamptz)',
    )
    const { rows } = await client.query<{ began: number; open: number }>(
      'select count(*)::int as began, count(*) filter (where ended_at is null)::int as open from seed_run',
    )
    if (rows[0]?.open) return 'interrupted'
    if (rows[0]?.began) return 'seeded'
    return (await anyRow(urls)) ? 'foreign' : 'empty'
  })

export const beginSeeding = (urls: DatabaseUrls): Promise<void> => note(urls, 'insert into seed_run default values')

export const endSeeding = (urls: DatabaseUrls): Promise<void> => note(urls, 'update seed_run set ended_at = now()')

const note = (urls: DatabaseUrls, statement: string): Promise<void> =>
  asAdmin(urls.owner, (client) => client.query(statement)).then(() => undefined)

// Asked as the worker, which sees every organization. Tables without org_id hold what the migrations put there.
const anyRow = (urls: DatabaseUrls): Promise<boolean> =>
  asAdmin(urls.worker, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I', c.relname) as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    )
    for (const { name } of rows) if ((await client.query(`select from ${name} limit 1`)).rowCount) return true
    return false
  })
