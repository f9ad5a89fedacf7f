import type { Reply } from '@field/contract'
import type { Answers, ChecklistAnswer } from '@field/domain/form'
import { asId, type FileId, minute, type PartId, type ServiceItemId, type TaskId } from '@field/domain/kernel'
import type { Command, LineVerdict } from '@field/domain/work-order'
import { call, type Person, personIdOf, upload } from './api.ts'
import { moveTo, storyNow } from './clock.ts'
import type { Founded } from './found.ts'
import { picture, signature } from './pictures.ts'

/** How far an order comes. */
export const ends = [
  'unassigned',
  'assigned',
  'accepted',
  'travelling',
  'in_progress',
  'paused',
  'awaiting_acceptance',
  'rework',
  'awaiting_confirmation',
  'settled',
  'rated',
  'cancelled',
] as const
export type End = (typeof ends)[number]

export type Tale = {
  readonly asset: string
  readonly customer: Person
  readonly symptoms: readonly string[]
  readonly words?: string
  readonly at: number
  readonly end: End
  /** Photos of every line, as a careful technician takes them; else of one line only. */
  readonly full: boolean
  readonly parts: readonly string[]
  readonly items: readonly string[]
  readonly fault: string
  readonly stars: number
  readonly praise: string
  /** How far finance moves a settlement that no rule confirms, once the customer has confirmed the work. */
  readonly finance?: readonly ('reviewed' | 'confirmed' | 'paid')[]
}

type Cast = {
  readonly company: Founded
  readonly technicians: readonly Person[]
  readonly dispatcher: Person
  readonly finance: Person
  readonly staffOf: (store: string) => Person
}

const lines = ['evaporator_fan', 'start_capacitor', 'door_seal', 'drain_hole'] as const

/** Tells one work order from the scan to where it ends, each step by the person who takes it and at its time. */
export async function tell(cast: Cast, tale: Tale): Promise<void> {
  const asset = cast.company.asset(tale.asset)
  const staff = cast.staffOf(asset.seed.store)
  await moveTo(tale.at)
  const photos = await Promise.all(
    (['cabinet', 'label'] as const).map(async (part) =>
      upload(tale.customer, storyNow(), await picture(part, 'before'), 'photo'),
    ),
  )
  const answers: Answers = { symptoms: tale.symptoms, photos, ...(tale.words ? { words: tale.words } : {}) }
  const { id } = await call(tale.customer, storyNow(), 'POST /work-orders', {
    body: { tag: asset.tag, source: 'scan', answers },
  })

  const after = (minutes: number) => moveTo(tale.at + minutes * minute)
  const send = (person: Person, command: Command) =>
    call(person, storyNow(), 'POST /work-orders/:id/commands', { params: { id }, body: { command } })
  const seen = (person: Person) => call(person, storyNow(), 'GET /work-orders/:id', { params: { id } })
  const until = (end: End) => ends.indexOf(tale.end) < ends.indexOf(end)

  if (tale.end === 'cancelled') {
    await after(6)
    await send(tale.customer, { kind: 'cancel', reason: '已经好了，不用来了' })
    return
  }
  const { technician, taskId } = await handlerOf(cast, id)
  if (!technician) return
  if (tale.end === 'unassigned') return declineAll(cast, id, after, send)
  if (until('accepted')) return
  await after(5)
  await send(technician, { kind: 'accept', taskId })
  if (until('travelling')) return
  await after(14)
  await send(technician, { kind: 'travel', taskId })
  if (until('in_progress')) return
  await after(41)
  await send(technician, { kind: 'arrive', taskId })
  const before = await work(cast, tale, technician)
  if (tale.end === 'in_progress') {
    await send(technician, { kind: 'save_draft', taskId, answers: before.draft })
    return
  }
  if (tale.end === 'paused') {
    await after(58)
    await send(technician, { kind: 'pause', taskId, reason: '温控板到货后再来，明早 9:00 到站', for: 'parts' })
    return
  }
  await after(62)
  if (tale.parts.length > 0) {
    const wanted = tale.parts.flatMap((code) =>
      cast.company.library.parts.get(code)
        ? [{ partId: cast.company.library.parts.get(code) as PartId, quantity: 1 }]
        : [],
    )
    await send(technician, { kind: 'pick_parts', taskId, parts: wanted })
  }
  await after(96)
  await send(technician, { kind: 'complete', taskId, answers: before.final, services: before.services })
  if (until('rework')) return
  await after(118)
  const judge = currentTask(await seen(staff))
  const reject: LineVerdict = { line: 'door_seal', verdict: 'rework', remark: '门封条右下角没压实，还漏冷气' }
  const verdicts = lines.map(
    (line): LineVerdict => (tale.end === 'rework' && line === reject.line ? reject : { line, verdict: 'accepted' }),
  )
  const signed = asId<FileId>(await upload(staff, storyNow(), await signature(tale.at % 97), 'signature'))
  await send(staff, { kind: 'complete', taskId: judge, verdicts, signatureId: signed })
  if (until('settled')) return
  await after(140)
  await send(tale.customer, { kind: 'complete', taskId: currentTask(await seen(tale.customer)) })
  for (const to of tale.finance ?? []) await moveSettlementOf(cast.finance, id, to)
  if (until('rated')) return
  await after(150)
  await send(tale.customer, {
    kind: 'rate',
    stars: tale.stars,
    tags: tale.stars >= 4 ? ['punctual', 'clear'] : ['slow'],
    words: tale.praise,
  })
}

/** Moves the settlement of an order one step on; the newest settlements are those that were just made. */
async function moveSettlementOf(finance: Person, workOrderId: string, to: 'reviewed' | 'confirmed' | 'paid') {
  const { items } = await call(finance, storyNow(), 'GET /settlements', { query: { limit: 10 } })
  const made = items.find((one) => one.workOrderId === workOrderId)
  if (!made) throw new Error(`no settlement of ${workOrderId} to move to ${to}`)
  await call(finance, storyNow(), 'POST /settlements/:id/move', { params: { id: made.id }, body: { to } })
}

/** Pays every confirmed settlement that was made before a moment, as finance does once a week. */
export async function payUntil(finance: Person, moment: number): Promise<void> {
  const query = { state: 'confirmed', limit: 100 } as const
  let next: string | null = null
  do {
    const page: Reply<'GET /settlements'> = await call(finance, storyNow(), 'GET /settlements', {
      query: { ...query, ...(next !== null && { after: next }) },
    })
    next = page.next
    for (const { id, at } of page.items) {
      if (at < moment)
        await call(finance, storyNow(), 'POST /settlements/:id/move', { params: { id }, body: { to: 'paid' } })
    }
  } while (next !== null)
}

type Detail = Reply<'GET /work-orders/:id'>

function currentTask(order: Detail): TaskId {
  if (!order.task) throw new Error(`work order ${order.number} has no open task`)
  return asId<TaskId>(order.task.id)
}

/** Whom the work order was assigned to, as the dispatcher sees it. */
async function handlerOf(cast: Cast, id: string): Promise<{ technician: Person | null; taskId: TaskId }> {
  const { task } = await call(cast.dispatcher, storyNow(), 'GET /work-orders/:id', { params: { id } })
  for (const technician of cast.technicians) {
    if (task && (await personIdOf(technician, storyNow())) === task.assigneeId)
      return { technician, taskId: asId(task.id) }
  }
  return { technician: null, taskId: asId('') }
}

async function declineAll(
  cast: Cast,
  id: string,
  after: (minutes: number) => Promise<void>,
  send: (person: Person, command: Command) => Promise<unknown>,
): Promise<void> {
  for (let minutes = 2; minutes < 40; minutes += 2) {
    const { technician, taskId } = await handlerOf(cast, id)
    if (!technician) return
    await after(minutes)
    await send(technician, { kind: 'decline', taskId, reason: '今天排满了，赶不过来' })
  }
}

/** What the technician records: a draft half way, and the finished form. */
async function work({ company }: Cast, tale: Tale, technician: Person) {
  const photo = async (line: string, state: 'before' | 'after') =>
    asId<FileId>(await upload(technician, storyNow(), await picture(line, state), 'photo'))
  const done: Record<string, ChecklistAnswer> = {}
  for (const [i, line] of lines.entries()) {
    if (tale.full || i === 0) {
      const [before, after] = await Promise.all([photo(line, 'before'), photo(line, 'after')])
      done[line] = {
        done: true,
        action: i === 3 ? 'cleared' : i < 2 ? 'replaced' : 'repaired',
        before: [before],
        after: [after],
      }
    } else done[line] = { done: true, notApplicable: true, note: '检查正常，不用处理', before: [], after: [] }
  }
  const draft: Answers = {
    before_temperature: -3,
    fault_code: tale.fault,
    checklist: Object.fromEntries(Object.entries(done).slice(0, 2)),
  }
  const final: Answers = { ...draft, after_temperature: -18.4, checklist: done, notes: '试机 20 分钟，温度稳定。' }
  const services = tale.items.flatMap((code) => {
    const itemId = company.library.items.get(code)
    return itemId ? [{ itemId: itemId as ServiceItemId, quantity: 1 }] : []
  })
  return { draft, final, services }
}
