import { createHmac, randomUUID } from 'node:crypto'
import type { Reply } from '@field/contract'
import { type Answers, checklistLines } from '@field/domain/form'
import { asId, minute, type WorkOrderId } from '@field/domain/kernel'
import { type Command, factsOf, formAt, isAside, isOpen, isOver, type Task } from '@field/domain/work-order'
import { nodeOf, taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import type { Journey } from '@field/presets'
import { doNext } from '../../bff/src/automation/run.ts'
import { fireNext } from '../../bff/src/timers/run.ts'
import { asOrder } from '../../miniapp/src/work-order/as-order.ts'
import { filled } from '../presets/fill.ts'
import type { Person } from './company.ts'
import { realAnswers } from './real-answers.ts'
import type { Shop, Taken } from './shop.ts'

/** An order on its way over HTTP, with what its driver has to remember. */
export type Ride = {
  readonly shop: Shop
  readonly taken: Taken
  readonly journey: Journey
  readonly id: WorkOrderId
  readonly visits: Map<string, number>
  readonly decided: Map<string, number>
  readonly lain: Set<string>
}

type Detail = Reply<'GET /work-orders/:id'>
type Part = Reply<'GET /work-orders/:id/progress'>['progress']['parts'][number]

const nameOf = ({ taken, journey }: Ride): string => `${taken.preset.key}, ${journey.tells}`

/** Reports as the journey says: by the customer, through the tag of a shop's device, or of the customer's own. */
export async function report(shop: Shop, taken: Taken, journey: Journey): Promise<Ride> {
  const { definition, sample } = taken.preset
  const { customer } = shop.ours.people
  const client = await shop.as(customer)
  const plain = filled(definition.report, { ...sample.report, ...journey.report }, {}, shop.clock.at)
  const answers = await realAnswers(shop, customer, definition.report, plain)
  const tag = (journey.without ?? []).includes('store') ? shop.ours.tags.homeFridge : shop.ours.tags.freezer
  const { id } = (await client('POST /work-orders', { body: { tag, workType: taken.key, answers } })).value
  return {
    shop,
    taken,
    journey,
    id: asId<WorkOrderId>(id),
    visits: new Map(),
    decided: new Map(),
    lain: new Set(),
  }
}

export async function detailFor({ shop, id }: Ride, person: Person): Promise<Detail> {
  return (await (await shop.as(person))('GET /work-orders/:id', { params: { id } })).value
}

export async function progressFor({ shop, id }: Ride, person: Person) {
  return (await (await shop.as(person))('GET /work-orders/:id/progress', { params: { id } })).value
}

async function tell(ride: Ride, person: Person, command: Command, at: string): Promise<void> {
  ride.shop.clock.at += minute
  const client = await ride.shop.as(person)
  const { status, text } = await client('POST /work-orders/:id/commands', {
    params: { id: ride.id },
    body: { command },
  })
  if (status !== 200)
    throw new Error(`${nameOf(ride)}: ${command.kind} at ${at} by ${person.role} was refused: ${text}`)
}

/** Who does an open task: whom it was given to, or somebody of its role at its place; null while it is nobody's. */
export function whoDoes({ people }: Shop, { assigneeId, role, placeId }: Task): Person | null {
  const there = (one: Person): boolean =>
    placeId === null || one.placeIds.length === 0 || one.placeIds.includes(placeId)
  if (assigneeId !== null) return people.find(({ id }) => id === assigneeId) ?? null
  if (role !== null) return people.find((one) => one.role === role && there(one)) ?? null
  return placeId === null ? null : (people.find((one) => one.role === 'store_staff' && there(one)) ?? null)
}

/** The answers the journey gives for this visit of the node; the last said holds for all later ones. */
function said({ journey, visits }: Ride, node: string): Answers {
  const answers = journey.answers?.[node]
  if (answers === undefined) return {}
  const list: readonly Answers[] = Array.isArray(answers) ? answers : [answers as Answers]
  return list[Math.min(visits.get(node) ?? 0, list.length - 1)] ?? {}
}

function verdictsOf({ journey, visits }: Ride, definition: WorkTypeDefinition, task: Task) {
  const node = taskNodeOf(definition, task.node)
  const again = (visits.get(node.key) ?? 0) === 0 && (journey.rework ?? []).includes(node.key)
  if (node.work !== 'acceptance' && !again) return {}
  const form = taskNodeOf(definition, node.judges ?? node.key).form
  const all = form ? checklistLines(form) : []
  const lines = task.openLines ?? (all.length > 0 ? all : ['work'])
  const verdict = again ? ('rework' as const) : ('accepted' as const)
  return { verdicts: lines.map((line) => ({ line, verdict, ...(again && { remark: '请再看一下' }) })) }
}

/** Does an open task as the person whose it is: sees it, goes there, fills in the form, decides. */
export async function doTask(ride: Ride, task: Task, definition: WorkTypeDefinition): Promise<void> {
  const { shop, visits, decided, journey } = ride
  const { dispatcher, technician } = shop.ours.people
  const node = taskNodeOf(definition, task.node)
  const found = whoDoes(shop, task)
  if (!found && node.work === 'visit')
    await tell(ride, dispatcher, { kind: 'assign', taskId: task.id, to: technician.id }, node.key)
  const person = found ?? (node.work === 'visit' ? technician : dispatcher)
  if (node.work === 'visit') await tell(ride, person, { kind: 'arrive', taskId: task.id }, node.key)
  const seen = await detailFor(ride, person)
  const own = seen.tasks.find(({ id }) => id === task.id)
  if (!own) throw new Error(`${nameOf(ride)}: ${person.role} does not see ${node.key}`)
  const may = seen.operations.find(({ taskId }) => taskId === task.id)?.operations ?? []
  if (!may.includes('complete')) throw new Error(`${nameOf(ride)}: ${person.role} may not complete ${node.key}`)
  const form = formAt(definition, node)
  const facts = factsOf({ ...asOrder(seen, shop.ours), tags: seen.tags ?? [] })
  const plain = filled(form, { ...own.answers, ...said(ride, node.key) }, facts, shop.clock.at)
  const answers = node.form ? { answers: await realAnswers(shop, person, form, plain, own.answers) } : {}
  const count = decided.get(node.key) ?? 0
  const decision = journey.decisions?.[node.key]?.[count] ?? 'approved'
  const deciding = node.kind === 'approval' ? { decision, ...(decision === 'rejected' && { words: '再考虑一下' }) } : {}
  const judged = verdictsOf(ride, definition, own)
  await tell(ride, person, { kind: 'complete', taskId: task.id, ...answers, ...judged, ...deciding }, node.key)
  visits.set(node.key, (visits.get(node.key) ?? 0) + 1)
  if (node.kind === 'approval') decided.set(node.key, count + 1)
}

/** Lets the time come at which something next happens to the order by itself, and everything that is due then happen. */
export async function letTimePass({ shop, id }: Ride, until?: number): Promise<boolean> {
  const [row] = await shop.sql<{ due: number | null }>(
    'select extract(epoch from due_at)::float8 * 1000 as due from order_timer where work_order_id = $1',
    [id],
  )
  const due = until ?? row?.due ?? null
  if (due === null) return false
  shop.clock.at = Math.max(shop.clock.at, Math.ceil(due))
  while (await fireNext(shop.server.world, 30_000));
  return true
}

/** Leaves the task lying until time has taken it away, or does nothing more to it. */
async function leaveLying(ride: Ride, task: Task): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    const now = await detailFor(ride, ride.shop.ours.people.dispatcher)
    const still = now.tasks.find(({ id }) => id === task.id)
    if (!still || !isOpen(still)) return
    if (!(await letTimePass(ride))) return
  }
}

/** What another system says of the order, through a signed hook of the organization; the worker hears it. */
async function hear({ shop, id }: Ride, event: string): Promise<void> {
  shop.clock.at += minute
  const { path, secret } = await shop.hook()
  const body = JSON.stringify({ id: randomUUID(), event, order: id })
  const timestamp = String(Math.floor(shop.clock.at / 1000))
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
  const headers = {
    'content-type': 'application/json',
    'x-timestamp': timestamp,
    'x-signature': `sha256=${signature}`,
  }
  const response = await fetch(`${shop.server.url}${path}`, { method: 'POST', headers, body })
  if (response.status !== 202) throw new Error(`${event} was not taken: ${await response.text()}`)
  while (await doNext(shop.server.world, 30_000));
}

async function endWait(ride: Ride, { node: key, until }: Part, definition: WorkTypeDefinition): Promise<void> {
  const node = nodeOf(definition, key)
  const event = node?.kind === 'wait' && node.until.kind === 'event' ? node.until.event : null
  if (event !== null && ride.journey.waits?.[key] !== 'timeout') return hear(ride, event)
  if (until === null) throw new Error(`${nameOf(ride)}: ${key} waits for ever`)
  await letTimePass(ride, until)
}

/** Finance takes a settlement that waits for it to its end. */
async function settle({ shop, id }: Ride): Promise<void> {
  const finance = await shop.as(shop.ours.people.finance)
  const [row] = await shop.sql<{ id: string; state: string }>(
    'select id, state from settlement where work_order_id = $1',
    [id],
  )
  if (row?.state !== 'submitted') return
  for (const to of ['reviewed', 'confirmed'] as const) {
    const { status, text } = await finance('POST /settlements/:id/move', { params: { id: row.id }, body: { to } })
    if (status !== 200) throw new Error(`${to}: ${text}`)
  }
}

/** One step: the first open task is done, left lying, or a wait comes to its end. False when the order is over. */
export async function step(ride: Ride): Promise<boolean> {
  const { dispatcher } = ride.shop.ours.people
  const seen = await detailFor(ride, dispatcher)
  if (isOver(seen.status)) return false
  const { definition } = seen
  const open = seen.tasks.filter(isOpen)
  const aside = open.find(isAside)
  const task = aside ?? open[0]
  if (!task) {
    const { progress } = await progressFor(ride, dispatcher)
    const wait = progress.parts.find(({ taskId }) => taskId === null)
    if (!wait) throw new Error(`${nameOf(ride)}: stands still`)
    await endWait(ride, wait, definition)
    return true
  }
  if (!aside && (ride.journey.late ?? []).includes(task.node) && !ride.lain.has(task.node)) {
    ride.lain.add(task.node)
    await leaveLying(ride, task)
    return true
  }
  await doTask(ride, task, definition)
  return true
}

export type Ridden = { readonly ride: Ride; readonly status: Detail['status']; readonly visited: ReadonlySet<string> }

/** Runs a journey from report to end over HTTP; a refusal on the way is thrown with what was refused and to whom. */
export async function drive(shop: Shop, taken: Taken, journey: Journey): Promise<Ridden> {
  const ride = await report(shop, taken, journey)
  for (let steps = 0; await step(ride); steps += 1)
    if (steps > 200) throw new Error(`${nameOf(ride)}: goes round and round`)
  await settle(ride)
  const { status } = await detailFor(ride, shop.ours.people.dispatcher)
  return { ride, status, visited: await visitedBy(ride) }
}

/** The stations that the stored timeline of the order speaks of. */
async function visitedBy({ shop, id }: Ride): Promise<ReadonlySet<string>> {
  const rows = await shop.sql<{ node: string | null }>(
    `select coalesce(event->'task'->>'node', event->'wait'->>'node', event->>'node', event->>'join') as node
     from timeline where work_order_id = $1`,
    [id],
  )
  return new Set(rows.flatMap(({ node }) => (node === null ? [] : [node])))
}
