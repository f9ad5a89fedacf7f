import type { WorkOrderId } from '@field/domain/kernel'
import { asId, minute, type TaskId } from '@field/domain/kernel'
import type { Command } from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { afterEvents } from '../../../bff/src/after-events.ts'
import { checkInvariants } from '../../../bff/src/invariants.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { createWorld } from '../../../bff/src/platform/world.ts'
import { runTimers } from '../../../bff/src/timers/run.ts'
import { applianceRepair } from '../../support/appliance-repair.ts'
import { foundCompany, type Person } from '../../support/company.ts'
import { report, tell } from '../../support/job.ts'
import { clientOf, type StartOptions, startServer } from '../../support/server.ts'

/** 2026-11-24 13:12 in Shanghai. */
export const began = Date.UTC(2026, 10, 24, 5, 12)

/** The repair with a reminder and an escalation of the acceptance of the task, and a promise of the whole order. */
export const promised: WorkTypeDefinition = {
  ...applianceRepair,
  limits: {
    finishMinutes: 48 * 60,
    escalations: [{ of: 'finish', minutes: 0, then: { kind: 'notify', whom: ['manager'] } }],
  },
  nodes: applianceRepair.nodes.map((node) =>
    node.key === 'repair' && node.kind === 'task'
      ? {
          ...node,
          limits: {
            ...node.limits,
            reminders: [{ of: 'accept', minutes: 5 }],
            escalations: [
              { of: 'accept', minutes: 0, then: { kind: 'notify', whom: ['dispatcher'] } },
              { of: 'finish', minutes: 0, then: { kind: 'raise_priority' } },
            ],
          },
        }
      : node,
  ),
}

export type Happened = {
  readonly order: string
  readonly kind: string
  readonly event: { readonly key?: string; readonly of?: string }
  readonly actor: string | null
  readonly at: number
}

export type Stage = Awaited<ReturnType<typeof openStage>>

/** A server whose clock only the test moves, a company with promises, and workers that the test starts. */
export async function openStage(options: StartOptions = {}, definition = promised) {
  const clock = { at: began }
  const ticking = { now: () => clock.at }
  const server = await startServer({ ...options, parts: { clock: ticking, ...options.parts } })
  const { admin = '' } = server.database.urls
  const ours = await asAdmin(admin, (client) =>
    foundCompany(client, { code: 'chengning', name: '澄宁服务', appId: 'wx0000000000000001', definition }),
  )
  const sql = <R>(text: string, values: unknown[] = []): Promise<R[]> =>
    asAdmin(admin, async (client) => (await client.query(text, values)).rows as R[])
  // A new session each time: the clock leaps past the life of tokens.
  const as = async (person: Person) => clientOf(server.url, (await server.signIn(person)).accessToken)
  const stops: (() => Promise<void>)[] = []

  const happened = async (): Promise<Happened[]> => {
    const rows = await sql<Omit<Happened, 'at'> & { at: string }>(
      `select work_order_id as order, kind, event, actor_id as actor, extract(epoch from at) * 1000 as at from timeline
       where kind in ('reminded', 'escalated', 'priority_raised') or (kind = 'task_completed' and actor_id is null)
       order by at, work_order_id, seq`,
    )
    return rows.map((row) => ({ ...row, at: Number(row.at) }))
  }
  const taskId = async (id: string): Promise<TaskId> => {
    const [row] = await sql<{ id: string }>('select id from task where work_order_id = $1 and open', [id])
    if (!row) throw new Error('the order has no open task')
    return asId<TaskId>(row.id)
  }
  return {
    server,
    ours,
    clock,
    sql,
    as,
    happened,
    taskId,
    report: async (): Promise<WorkOrderId> =>
      asId<WorkOrderId>((await report(await as(ours.people.customer), ours.tags.freezer)).id),
    tell: async (person: Person, id: string, command: Command) => tell(await as(person), id, command),
    /** What this order's row says of its next moment, in minutes after the beginning of the story. */
    due: async (id: string): Promise<number | null> => {
      const [row] = await sql<{ due: string | null }>(
        'select extract(epoch from due_at) * 1000 as due from order_timer where work_order_id = $1',
        [id],
      )
      return row?.due ? (Number(row.due) - began) / minute : null
    },
    inbox: async (person: Person): Promise<string[]> =>
      (
        await sql<{ template: string }>('select template from inbox_message where person_id = $1 order by id', [
          person.id,
        ])
      ).map(({ template }) => template),
    /** A worker with connections of its own, in this process. */
    work: (pollMs = 10) => {
      const world = createWorld(server.world.config, { clock: ticking, afterEvents, limits: false })
      const timers = runTimers(world, { pollMs })
      const stop = async () => {
        await timers.stop()
        await world.close()
      }
      stops.push(stop)
      return { stop }
    },
    rest: async () => {
      await Promise.all(stops.splice(0).map((stop) => stop()))
    },
    close: async () => {
      const violations = await asAdmin(admin, checkInvariants).finally(server.stop)
      if (violations.length > 0)
        throw new Error(violations.map(({ invariant, what }) => `${invariant}: ${what}`).join('\n'))
    },
  }
}

/** Waits until nothing is due any more, but for one order that cannot be helped. */
export async function settled(stage: Stage, patienceMs = 20_000, except: string | null = null): Promise<void> {
  for (const until = Date.now() + patienceMs; ; ) {
    const due = await stage.sql(
      'select from order_timer where due_at <= to_timestamp($1::float8 / 1000) and work_order_id is distinct from $2',
      [stage.clock.at, except],
    )
    if (due.length === 0) return
    if (Date.now() > until) throw new Error('timers are still due')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
