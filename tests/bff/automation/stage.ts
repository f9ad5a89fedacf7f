import { randomUUID } from 'node:crypto'
import type { AutomationRule, RuleAction, Trigger } from '@field/domain/automation'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { doNext } from '../../../bff/src/automation/run.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import type { Person } from '../../support/company.ts'
import { startTown, type Town } from '../../support/job.ts'
import { type Client, clientOf, type StartOptions } from '../../support/server.ts'

/** A town whose clock only the test moves, and whose worker works when the test says so. */
export async function openStage(options: StartOptions = {}) {
  const clock = { at: Date.now() }
  const town = await startTown({ ...options, parts: { clock: { now: () => clock.at }, ...options.parts } })
  const { server, ours } = town
  const admin = server.database.urls.admin ?? ''
  const sql = <R>(text: string, values: unknown[] = []): Promise<R[]> =>
    asAdmin(admin, async (client) => (await client.query(text, values)).rows as R[])
  // A session each time: the clock leaps past the life of tokens.
  const as = async (person: Person) => clientOf(server.url, (await server.signIn(person)).accessToken)
  const manager = async <R>(ask: (client: Client) => Promise<R>): Promise<R> => ask(await as(ours.people.manager))
  return {
    as,
    ...town,
    town: town as Town,
    clock,
    sql,
    /** Everything that is due now. */
    work: async (): Promise<void> => {
      for (let steps = 0; steps < 500; steps++) if (!(await doNext(server.world, 60_000))) return
      throw new Error('the worker never came to an end')
    },
    rule: async (key: string, when: Trigger, then: readonly RuleAction[], more: Partial<AutomationRule> = {}) => {
      const rule: AutomationRule = { key, label: { 'zh-CN': key }, when, then, ...more }
      return manager(
        async (ask) =>
          (await ask('PUT /automation/rules/:key', { params: { key }, body: { base: 0, enabled: true, rule } })).value,
      )
    },
    turnOn: async (key: string) =>
      manager(
        async (ask) =>
          (await ask('POST /automation/rules/:key/switch', { params: { key }, body: { enabled: true } })).value,
      ),
    firings: async (rule: string) =>
      manager(async (ask) => (await ask('GET /automation/firings', { query: { rule } })).value.items),
    links: async (id: string) =>
      manager(async (ask) => (await ask('GET /work-orders/:id/links', { params: { id } })).value.links),
    /** Orders by their source, the oldest first. */
    orders: async (source = 'system') =>
      sql<{
        id: string
        number: string
        key: string
        report: Record<string, unknown>
        tags: string[]
        status: string
        asset_id: string | null
      }>(
        `select w.id, w.number, v.definition ->> 'key' as key, w.report, w.tags, w.status, w.asset_id from work_order w
         join work_type_version v on v.id = w.work_type_version_id where w.org_id = $1 and w.source = $2 order by w.created_at, w.id`,
        [ours.orgId, source],
      ),
    /** Publishes one more work type, past the studio. */
    addType: async (definition: WorkTypeDefinition): Promise<void> => {
      const [type, version] = [randomUUID(), randomUUID()]
      await sql('insert into work_type (org_id, id, key) values ($1, $2, $3)', [ours.orgId, type, definition.key])
      await sql(
        'insert into work_type_version (org_id, id, work_type_id, number, definition) values ($1, $2, $3, 1, $4)',
        [ours.orgId, version, type, JSON.stringify(definition)],
      )
      await sql('update work_type set published_version_id = $1 where id = $2', [version, type])
    },
  }
}

export type Stage = Awaited<ReturnType<typeof openStage>>

/** A work type of one desk task: opened, done, over. */
export const deskType = (
  key: string,
  label: string,
  fields: WorkTypeDefinition['report']['fields'] = [],
): WorkTypeDefinition => ({
  key,
  label: { 'zh-CN': label },
  report: { version: 1, fields },
  start: 'desk',
  stages: [{ key: 'work', label: { 'zh-CN': '处理' } }],
  nodes: [
    {
      kind: 'task',
      key: 'desk',
      label: { 'zh-CN': '处理' },
      stage: 'work',
      work: 'desk',
      assignee: [{ by: 'role', role: 'manager', at: 'organization' }],
      operations: { handler: ['complete', 'comment'], dispatcher: ['assign', 'cancel'], customer: ['rate', 'cancel'] },
      next: [{ to: 'over' }],
    },
    { kind: 'end', key: 'over', label: { 'zh-CN': '结束' }, stage: 'work', outcome: 'completed' },
  ],
  reworkTo: 'desk',
})
