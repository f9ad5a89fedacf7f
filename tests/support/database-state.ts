import type pg from 'pg'

/** A sum over every row of every table, but those named: two equal sums mean that nothing changed. */
export async function databaseState(
  admin: pg.Client,
  without: readonly string[] = [],
): Promise<Record<string, string>> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not relname = any($1) order by 1`,
    [without],
  )
  const sums = tables.map(
    ({ name }) =>
      `select '${name}' as name, coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from "${name}" t`,
  )
  const { rows } = await admin.query<{ name: string; sum: string }>(sums.join(' union all '))
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]))
}
