import type pg from 'pg'

const touched = ['work_order', 'task', 'timeline', 'file', 'inbox_message', 'outbox', 'idempotency']

/**
 * Brings the database back to what was preloaded, so that every slice begins with the same rows: what was added since is
 * deleted, the orders at work are as they were, the tables are vacuumed.
 */
export async function reset(client: pg.Client): Promise<void> {
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  for (const [table, column] of [
    ['outbox', 'created_at'],
    ['inbox_message', 'created_at'],
    ['timeline', 'saved_at'],
    ['task', 'opened_at'],
    ['work_order', 'created_at'],
    ['idempotency', 'created_at'],
  ])
    await client.query(`delete from ${table} where ${column} > (select at from bench_began)`)
  await client.query(
    `update work_order w set version = o.version, status = o.status, updated_at = o.updated_at, followers = o.followers, urged_at = o.urged_at
     from bench_order o where w.org_id = o.org_id and w.id = o.id and w.version <> o.version`,
  )
  await client.query(
    `update task k set state = o.state, due_at = o.due_at, done_at = o.done_at, data = o.data
     from bench_task o where k.org_id = o.org_id and k.id = o.id and k.data <> o.data`,
  )
  await client.query(
    `update file f set work_order_id = null from bench_open o where f.id = any(o.files) and f.work_order_id is not null`,
  )
  await client.query('commit')
  await client.query(`vacuum ${touched.join(', ')}`)
}

/** Notes the moment after which everything was added by the run, and who may ask for which progress. */
export async function noteBeginning(client: pg.Client): Promise<void> {
  await client.query('create extension if not exists pg_stat_statements')
  await client.query('create table bench_began as select now() as at')
  await client.query(
    `create table bench_settled as select row_number() over (order by number) as n, id, customer_id from work_order
     where status = 'settled' and number like 'B%'`,
  )
  await client.query('alter table bench_settled add primary key (n)')
  await client.query(`vacuum (analyze) ${touched.join(', ')}`)
}
