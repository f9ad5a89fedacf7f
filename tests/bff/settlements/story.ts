import type { Route } from '@field/contract'
import {
  asId,
  type FileId,
  type Instant,
  type PartId,
  type ServiceItemId,
  type SettlementId,
  type WorkOrderId,
} from '@field/domain/kernel'
import type { Command, PartLine, ServiceLine } from '@field/domain/work-order'
import { afterEvents } from '../../../bff/src/app.ts'
import { readConfig } from '../../../bff/src/platform/config.ts'
import { inTransaction, type Tx } from '../../../bff/src/platform/database/transaction.ts'
import type { Call, Handler } from '../../../bff/src/platform/http/call.ts'
import type { Outcome } from '../../../bff/src/platform/http/outcome.ts'
import { newId } from '../../../bff/src/platform/id.ts'
import { createWorld, type World } from '../../../bff/src/platform/world.ts'
import { listSettlements } from '../../../bff/src/settlements/list-settlements.ts'
import { moveSettlement } from '../../../bff/src/settlements/move-settlement.ts'
import { showSettlement } from '../../../bff/src/settlements/show-settlement.ts'
import { runCommand } from '../../../bff/src/work-orders/command.ts'
import { loadOrder } from '../../../bff/src/work-orders/queries.ts'
import { reportWorkOrder } from '../../../bff/src/work-orders/report.ts'
import { repairLines } from '../../support/appliance-repair.ts'
import type { Person } from '../../support/company.ts'
import { now, openScene, type Scene } from '../stock/scene.ts'

/** A scene whose work orders can be reported and worked on. */
export type Stage = Scene & { readonly world: World; readonly clock: { at: Instant } }

export async function openStage(): Promise<Stage> {
  const scene = await openScene(6)
  const { app, worker, owner } = scene.database.urls
  const config = readConfig({
    DATABASE_URL: app,
    DATABASE_WORKER_URL: worker,
    DATABASE_OWNER_URL: owner,
    WECHAT_APPID: scene.ours.appId,
    WECHAT_SECRET: 'secret',
    WECHAT_PUSH_TOKEN: 'token',
    WECHAT_PUSH_AES_KEY: 'a'.repeat(43),
    JWT_SECRET: 'j'.repeat(40),
    LOG_LEVEL: 'silent',
  })
  const clock = { at: now }
  const world = createWorld(config, { db: scene.db, clock: { now: () => clock.at }, afterEvents, limits: false })
  const close = async () => {
    await world.workerDb.close()
    await scene.close()
  }
  return { ...scene, world, clock, close }
}

export const actorOf = ({ orgId, id, role, placeIds }: Person) => ({ orgId, personId: id, role, placeIds })

/** The value of a "yes"; a "no" fails the test with what was refused. */
export function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value
}

export const asPerson = <T>(stage: Stage, person: Person, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(stage.db, { orgId: person.orgId }, work)

/** Calls a route's verb as a person, inside a transaction as the rim gives it. A refusal rolls back there too. */
export async function ask<R extends Route>(
  stage: Stage,
  person: Person,
  handler: Handler<R>,
  call: Partial<Pick<Call<R>, 'params' | 'query' | 'body'>>,
) {
  const run = (tx: Tx) =>
    handler({
      query: {},
      params: {},
      ...call,
      tx,
      world: stage.world,
      actor: actorOf(person),
      now: stage.clock.at,
    } as Call<R>)
  class Undone extends Error {}
  let answer: Awaited<ReturnType<typeof run>> | undefined
  try {
    await asPerson(stage, person, async (tx) => {
      answer = await run(tx)
      if (!answer.ok) throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  if (!answer) throw new Error('the verb gave no answer')
  return answer
}

export async function report(stage: Stage, customer = stage.ours.people.customer): Promise<WorkOrderId> {
  const { tags } = stage.ours
  const body = { tag: tags.freezer, answers: { symptoms: ['not_cooling'] } }
  const reported = await asPerson(stage, customer, (tx) =>
    reportWorkOrder(tx, stage.world, { actor: actorOf(customer), body, now: stage.clock.at, key: newId() }),
  )
  return asId<WorkOrderId>(granted(reported).id)
}

export async function orderOf(stage: Stage, id: WorkOrderId) {
  const { admin } = stage.ours.people
  const loaded = await asPerson(stage, admin, (tx) => loadOrder(tx, actorOf(admin), id))
  if (!loaded) throw new Error('the order is not there')
  return loaded.order
}

export const tryCommand = (stage: Stage, person: Person, id: WorkOrderId, command: Command) =>
  ask<'POST /work-orders/:id/commands'>(
    stage,
    person,
    ({ tx, world, actor, now }) => runCommand(tx, world, { actor, id, command, now }),
    {},
  )

/** One command a minute after the one before; fails the test when it is refused. */
export async function command(stage: Stage, person: Person, id: WorkOrderId, one: Command): Promise<void> {
  stage.clock.at += 60_000
  granted(await tryCommand(stage, person, id, one))
}

/** The open task of an order, which every act is about. */
export async function openTaskId(stage: Stage, id: WorkOrderId) {
  const order = await orderOf(stage, id)
  const task = order.tasks.at(-1)
  if (!task) throw new Error('the order has no task')
  return task.id
}

async function photo(stage: Stage, { id: by, orgId }: Person): Promise<FileId> {
  const id = newId<FileId>()
  await stage.sql(
    `insert into file (org_id, id, kind, content_type, bytes, sha256, upload_sha256, storage_key, created_by, created_at)
     values ($1, $2, 'image', 'image/webp', 1, '\\x00', '\\x00', $4, $3, now())`,
    [orgId, id, by, id],
  )
  return id
}

/** Who the rules gave the visit to. */
export async function handlerOf(stage: Stage, id: WorkOrderId): Promise<Person> {
  const order = await orderOf(stage, id)
  const handler = order.tasks.findLast(({ node }) => node === 'repair')?.assigneeId
  const found = Object.values(stage.ours.people).find((person) => person.id === handler)
  if (!found) throw new Error('nobody has the visit')
  return found
}

/** Gives the visit to the technician of the story and has him drive there and arrive. */
export async function arrive(stage: Stage, id: WorkOrderId): Promise<Person> {
  const { technician, dispatcher } = stage.ours.people
  const taskId = await openTaskId(stage, id)
  if ((await handlerOf(stage, id)).id !== technician.id) {
    await command(stage, dispatcher, id, { kind: 'assign', taskId, to: technician.id })
  }
  for (const kind of ['accept', 'travel', 'arrive'] as const) await command(stage, technician, id, { kind, taskId })
  return technician
}

export type Done = { readonly parts?: readonly PartLine[]; readonly services?: readonly ServiceLine[] }

/** Does the work: takes the parts, answers the form with photos, lists the services, completes. */
export async function repair(
  stage: Stage,
  id: WorkOrderId,
  { parts = [], services = [] }: Done,
  lines: readonly string[] = repairLines,
) {
  const technician = stage.ours.people.technician
  const taskId = await openTaskId(stage, id)
  if (parts.length > 0) await command(stage, technician, id, { kind: 'pick_parts', taskId, parts })
  const earlier = (await orderOf(stage, id)).tasks.at(-1)?.answers.checklist ?? {}
  const done = async () => ({
    done: true,
    action: 'replaced',
    before: [await photo(stage, technician)],
    after: [await photo(stage, technician)],
  })
  const fresh = Object.fromEntries(await Promise.all(lines.map(async (line) => [line, await done()] as const)))
  const checklist = { ...(earlier as object), ...fresh }
  const answers = { before_temperature: -2, fault_code: 'e4', checklist, after_temperature: -18.4 }
  await command(stage, technician, id, { kind: 'complete', taskId, answers, services })
}

/** The store judges every open line; those named go back. */
export async function judge(
  stage: Stage,
  id: WorkOrderId,
  open: readonly string[] = repairLines,
  rework: readonly string[] = [],
) {
  const { storeStaff } = stage.ours.people
  const verdicts = open.map((line) =>
    rework.includes(line)
      ? ({ line, verdict: 'rework', remark: '还漏' } as const)
      : ({ line, verdict: 'accepted' } as const),
  )
  await command(stage, storeStaff, id, { kind: 'complete', taskId: await openTaskId(stage, id), verdicts })
}

export const confirm = async (stage: Stage, id: WorkOrderId): Promise<void> =>
  command(stage, stage.ours.people.customer, id, { kind: 'complete', taskId: await openTaskId(stage, id) })

/** What an order costs, as somebody may see it. */
export const shown = async (stage: Stage, id: WorkOrderId, person: Person = stage.ours.people.finance) =>
  granted(await ask<'GET /work-orders/:id/settlement'>(stage, person, showSettlement, { params: { id } }))

/** The settlement of an order that holds now. */
export async function settlementOf(stage: Stage, id: WorkOrderId): Promise<SettlementId> {
  const query = { limit: 100 }
  const { items } = granted(await ask<'GET /settlements'>(stage, stage.ours.people.finance, listSettlements, { query }))
  const found = items.find(({ workOrderId }) => workOrderId === id)
  if (!found) throw new Error('there is no settlement')
  return asId<SettlementId>(found.id)
}

/** Moves a settlement a step on. */
export const moveTo = (
  stage: Stage,
  settlement: string,
  to: 'reviewed' | 'confirmed' | 'paid',
  person: Person = stage.ours.people.finance,
) => ask<'POST /settlements/:id/move'>(stage, person, moveSettlement, { params: { id: settlement }, body: { to } })

/** An order as far as the customer's own word: 300.00 for the visit and 80.00 a fan. */
export async function worked(stage: Stage, fans = 1): Promise<WorkOrderId> {
  const id = await report(stage)
  await arrive(stage, id)
  const { services } = freezerWork(stage)
  await repair(stage, id, { services: services.map((line) => ({ ...line, quantity: fans })) })
  await judge(stage, id)
  return id
}

/** The same with its settlement; up to 600.00 the rule confirms it. */
export async function settled(stage: Stage, fans = 1): Promise<WorkOrderId> {
  const id = await worked(stage, fans)
  await confirm(stage, id)
  return id
}

/** `ok`, or the code of what was refused. */
export const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.code)

/** What the story of the freezer uses: a fan, a capacitor under warranty, a door seal, and the change of the fan. */
export function freezerWork({ ours: { parts, items } }: Stage): Required<Done> {
  const line = (partId: PartId) => ({ partId, quantity: 1 })
  const item = (itemId: ServiceItemId) => ({ itemId, quantity: 1 })
  return { parts: [line(parts.fan), line(parts.capacitor), line(parts.seal)], services: [item(items.changeFan)] }
}
