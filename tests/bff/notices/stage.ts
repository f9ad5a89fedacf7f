import type { Body } from '@field/contract'
import type { FileId, PersonId, TaskId, WorkOrderId } from '@field/domain/kernel'
import type { NoticeTemplate } from '@field/domain/notice'
import { type Command, type KeptTask, type ServiceLine, type Task, unpackTask } from '@field/domain/work-order'
import type { Behaviour, CallEntry, Message, PushEntry } from '@field/wechat-sandbox'
import pg from 'pg'
import { checkInvariants } from '../../../bff/src/invariants.ts'
import { type OutboxOptions, runOutbox } from '../../../bff/src/notices/outbox/run.ts'
import { sandboxLibrary } from '../../../bff/src/notices/sandbox-library.ts'
import { openTokenStore } from '../../../bff/src/notices/token-store.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { newId } from '../../../bff/src/platform/id.ts'
import { createWorld, type Parts } from '../../../bff/src/platform/world.ts'
import { repairLines } from '../../support/appliance-repair.ts'
import { foundCompanies, type Person } from '../../support/company.ts'
import { appId, startServer } from '../../support/server.ts'

export const idOf = (template: NoticeTemplate): string => {
  const id = sandboxLibrary[template]?.id
  if (!id) throw new Error(`the sandbox carries no ${template}`)
  return id
}

export type Row = {
  id: string
  person_id: string
  template: NoticeTemplate
  template_id: string
  state: string
  attempt: number
  msgid: string | null
  code: number | null
  detail: string | null
}

export type Stage = Awaited<ReturnType<typeof openStage>>

/** Server, WeChat stand-in and a company whose people have phones there; workers are started by the test. */
export async function openStage(behaviour: Partial<Behaviour> = {}, parts: Parts = {}) {
  const server = await startServer({
    sandbox: { behaviour: { sentEventDelayMs: 20, ...behaviour } },
    parts: { tokenStore: openTokenStore, ...parts },
  })
  const { ours, theirs } = await foundCompanies({ admin: server.database.urls.admin ?? '' })
  const { pushToken, pushAesKey } = server.world.config.wechat

  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${server.sandbox?.url}/sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return response.json() as Promise<T>
  }
  const sql = <R>(text: string, values: unknown[] = []): Promise<R[]> =>
    asAdmin(server.database.urls.admin ?? '', async (client) => (await client.query(text, values)).rows as R[])

  const openids = new Map<string, string>()
  for (const person of Object.values(ours.people)) {
    const phone = await control<{ openids: Record<string, string> }>('POST', '/phones', { id: person.id })
    const openid = phone.openids[appId] ?? ''
    openids.set(person.id, openid)
    await sql('update person set openid = $2 where id = $1', [person.id, openid])
  }
  const push = (more: object = {}) =>
    control<{ active: boolean }>('PUT', `/apps/${appId}/push`, {
      url: `${server.url}/api/wechat/push`,
      token: pushToken,
      encodingAesKey: pushAesKey,
      ...more,
    })
  if (!(await push()).active) throw new Error('the push address was not taken')

  /** Somebody new with a phone in WeChat, so that tests on one stage do not meet. */
  const newCustomer = async (): Promise<Person> => {
    const id = newId<PersonId>()
    const phone = await control<{ openids: Record<string, string> }>('POST', '/phones', { id })
    const openid = phone.openids[appId] ?? ''
    openids.set(id, openid)
    const { orgId } = ours
    await sql(`insert into person (org_id, id, name, openid) values ($1, $2, '客人', $3)`, [orgId, id, openid])
    await sql(`insert into membership (org_id, id, person_id, role) values ($1, $2, $3, 'customer')`, [
      orgId,
      newId(),
      id,
    ])
    return { id, orgId, name: '客人', role: 'customer', openid, placeIds: [] }
  }

  const workers: (() => Promise<void>)[] = []
  const stopWorkers = async (): Promise<void> => {
    await Promise.all(workers.splice(0).map((stop) => stop()))
  }
  /** A worker as the program runs it, in this process and with connections of its own. */
  const work = (options: OutboxOptions = {}, brought: Parts = {}) => {
    const world = createWorld(server.world.config, { limits: false, tokenStore: openTokenStore, ...parts, ...brought })
    const outbox = runOutbox(world, { patienceMs: 300, pollMs: 50, ...options })
    const stop = async () => {
      await outbox.stop()
      await world.close()
    }
    workers.push(stop)
    return { world }
  }

  const rows = (): Promise<Row[]> =>
    sql(`select o.id, o.person_id, i.template, o.template_id, o.state, o.attempt, o.msgid, o.code, o.detail
      from outbox o join inbox_message i on i.id = o.inbox_id order by o.id`)
  const settled = async (patienceMs = 20_000): Promise<Row[]> => {
    for (const until = Date.now() + patienceMs; ; ) {
      const all = await rows()
      if (all.every(({ state }) => state !== 'pending' && state !== 'sending')) return all
      if (Date.now() > until) throw new Error(`not settled: ${JSON.stringify(all)}`)
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
  const report = async (person: Person = ours.people.customer): Promise<WorkOrderId> => {
    const call = await server.as(person)
    const body: Body<'POST /work-orders'> = { tag: ours.tags.freezer, answers: { symptoms: ['not_cooling'] } }
    return (await call('POST /work-orders', { body })).value.id as WorkOrderId
  }
  const command = async (person: Person, id: WorkOrderId, one: Command): Promise<void> => {
    const call = await server.as(person)
    const { value } = await call('POST /work-orders/:id/commands', { params: { id }, body: { command: one } as never })
    if (!value) throw new Error('no answer')
  }
  const tasks = async (id: WorkOrderId): Promise<Task[]> =>
    (await sql<{ data: KeptTask }>('select data from task where work_order_id = $1 order by opened_at, id', [id])).map(
      ({ data }) => unpackTask(data),
    )
  const openTask = async (id: WorkOrderId): Promise<TaskId> => {
    const task = (await tasks(id)).at(-1)
    if (!task) throw new Error('no task')
    return task.id
  }
  const photo = async ({ id: by, orgId }: Person): Promise<FileId> => {
    const id = newId<FileId>()
    await sql(
      `insert into file (org_id, id, kind, content_type, bytes, sha256, upload_sha256, storage_key, created_by, created_at)
       values ($1, $2, 'image', 'image/webp', 1, '\\x00', '\\x00', $4, $3, now())`,
      [orgId, id, by, id],
    )
    return id
  }
  /** The technician answers the form for these lines and completes the visit. */
  const complete = async (
    technician: Person,
    id: WorkOrderId,
    lines: readonly string[] = repairLines,
    services: readonly ServiceLine[] = [],
  ) => {
    const earlier = ((await tasks(id)).at(-1)?.answers.checklist ?? {}) as object
    const done = async () => ({
      done: true,
      action: 'replaced',
      before: [await photo(technician)],
      after: [await photo(technician)],
    })
    const fresh = Object.fromEntries(await Promise.all(lines.map(async (line) => [line, await done()] as const)))
    const answers = {
      before_temperature: -2,
      fault_code: 'e4',
      checklist: { ...earlier, ...fresh },
      after_temperature: -18.4,
    }
    await command(technician, id, { kind: 'complete', taskId: await openTask(id), answers, services } as Command)
  }

  return {
    server,
    ours,
    theirs,
    control,
    sql,
    push,
    work,
    rows,
    settled,
    report,
    command,
    tasks,
    openTask,
    complete,
    openid: (person: Person): string => openids.get(person.id) ?? '',
    /** The sends that WeChat counts, without the consent sheet. */
    allow: async (person: Person, templates: readonly NoticeTemplate[], left = 5) => {
      for (const name of templates) {
        await control('PUT', `/phones/${person.id}/ledger`, { templateId: idOf(name), left })
        await sql(
          `insert into consent_entry (org_id, id, person_id, template_id, change, cause, reported_at, pushed_at, created_at)
           values ($1, $2, $3, $4, $5, 'grant', now(), now(), now())`,
          [person.orgId, newId(), person.id, idOf(name), left],
        )
        await sql(
          `insert into consent_balance (org_id, person_id, template_id, remaining) values ($1, $2, $3, $4)
           on conflict (org_id, person_id, template_id) do update set remaining = consent_balance.remaining + excluded.remaining`,
          [person.orgId, person.id, idOf(name), left],
        )
      }
    },
    remaining: async (person: Person, template: NoticeTemplate): Promise<number> => {
      const found = await sql<{ remaining: number }>(
        'select remaining from consent_balance where person_id = $1 and template_id = $2',
        [person.id, idOf(template)],
      )
      return found[0]?.remaining ?? 0
    },
    messages: (person: Person) => control<Message[]>('GET', `/phones/${person.id}/messages`),
    /** What was asked of WeChat to send to this person. */
    sends: async (person: Person): Promise<CallEntry[]> => {
      const calls = await control<CallEntry[]>('GET', '/calls?path=/cgi-bin/message/subscribe/send')
      return calls.filter(({ body }) => (body as { touser?: string }).touser === openids.get(person.id))
    },
    pushes: () => control<PushEntry[]>('GET', '/pushes'),
    broken: () => asAdmin(server.database.urls.admin ?? '', checkInvariants),
    newCustomer,
    stopWorkers,
    /** Holds every consent account, so that whoever would spend waits. */
    holdBalances: async () => {
      const client = new pg.Client(server.database.urls.admin)
      await client.connect()
      await client.query('begin')
      await client.query('select from consent_balance for update')
      return { release: () => client.end() }
    },
    /** Cuts the connections that wait for a lock. */
    cutWaiting: () =>
      until(async () => {
        const cut = await sql(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and application_name = 'field-worker'`)
        return cut.length > 0
      }, 'somebody waits'),
    close: async () => {
      await stopWorkers()
      await server.stop()
    },
  }
}

/** Waits until it holds. */
export async function until(holds: () => Promise<boolean>, what: string, patienceMs = 20_000): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await holds()); ) {
    if (Date.now() > end) throw new Error(`never came true: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
