import { randomUUID } from 'node:crypto'
import type { Reply } from '@field/contract'
import type { Answers, ChecklistAnswer } from '@field/domain/form'
import { asId, type FileId, type TaskId } from '@field/domain/kernel'
import type { Command, LineVerdict } from '@field/domain/work-order'
import sharp from 'sharp'
import { checkInvariants } from '../../bff/src/invariants.ts'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import { repairLines } from './appliance-repair.ts'
import { type Company, foundCompanies } from './company.ts'
import { type Caller, type Client, type StartOptions, startServer, type TestServer } from './server.ts'

/** A running server with the companies of `company.ts` in its database. */
export type Town = { readonly server: TestServer; readonly ours: Company; readonly theirs: Company }

export async function startTown(options: StartOptions = {}): Promise<Town> {
  const server = await startServer(options)
  return { server, ...(await foundCompanies(server.database.urls)) }
}

/** Stops the town after asking for everything that must never be; throws with what is wrong. */
export async function stopTown({ server }: Town): Promise<void> {
  const { admin = '' } = server.database.urls
  const violations = await asAdmin(admin, checkInvariants).finally(server.stop)
  if (violations.length > 0)
    throw new Error(violations.map(({ invariant, what }) => `${invariant}: ${what}`).join('\n'))
}

export const notCooling: Answers = { symptoms: ['not_cooling'], words: '早上开始不怎么冷，里面结了一层霜。' }

/** Reports through a tag and answers what the server did. */
export async function report(
  client: Client,
  tag: string,
  answers: Answers = notCooling,
): Promise<Reply<'POST /work-orders'>> {
  return (await client('POST /work-orders', { body: { tag, answers } })).value
}

export type Told = Reply<'POST /work-orders/:id/commands'>

/** One command; throws when the server refuses it. */
export async function tell(client: Client, id: string, command: Command): Promise<Told> {
  return (await client('POST /work-orders/:id/commands', { params: { id }, body: { command } })).value
}

/** The refusal of a command; throws when the server does it. */
export async function refusalOf(client: Client, id: string, command: Command) {
  return (await client('POST /work-orders/:id/commands', { params: { id }, body: { command } })).error
}

/** The task an order is at, as the dispatcher sees it. */
export async function taskNow({ server, ours }: Town, id: string) {
  const dispatcher = await server.as(ours.people.dispatcher)
  const { task } = (await dispatcher('GET /work-orders/:id', { params: { id } })).value
  if (!task) throw new Error('the order has no task')
  return { ...task, id: asId<TaskId>(task.id) }
}

let shade = 0

/** A small JPEG, each time another one. */
export function picture(): Promise<Buffer> {
  shade = (shade + 1) % 65_536
  const background = { r: shade % 256, g: Math.floor(shade / 256), b: 90 }
  return sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

export type Sent = {
  readonly id?: string
  readonly purpose?: string
  readonly bytes: Uint8Array
  readonly name?: string
}

/** Sends one file as the phone does. */
export async function sendFile(
  server: TestServer,
  person: Caller,
  { id = randomUUID(), purpose = 'photo', bytes, name = 'a.jpg' }: Sent,
) {
  const form = new FormData()
  form.append('id', id)
  form.append('purpose', purpose)
  if (purpose === 'file') form.append('name', name)
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  const { accessToken } = await server.signIn(person)
  return fetch(`${server.url}/api/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
    body: form,
  })
}

/** Uploads one photo and answers its id. */
export async function photoBy(server: TestServer, person: Caller): Promise<FileId> {
  const response = await sendFile(server, person, { bytes: await picture() })
  if (response.status !== 201) throw new Error(await response.text())
  return asId<FileId>(((await response.json()) as Reply<'POST /files'>).id)
}

/** Finished answers of the repair form, with photos of the person for the lines named. */
export async function repaired(
  server: TestServer,
  person: Caller,
  lines: readonly string[] = repairLines,
): Promise<Answers> {
  const checklist: Record<string, ChecklistAnswer> = {}
  for (const line of lines) {
    const [before, after] = [await photoBy(server, person), await photoBy(server, person)]
    checklist[line] = { done: true, action: 'replaced', before: [before], after: [after] }
  }
  return { before_temperature: -3, fault_code: 'e4', checklist, internal_note: '只给同事看', after_temperature: -18.4 }
}

export const verdicts = (
  lines: readonly string[],
  but: Partial<Record<string, Partial<LineVerdict>>> = {},
): LineVerdict[] => lines.map((line) => ({ line, verdict: 'accepted', ...but[line] }))

/** Brings a reported order to the end of the technician's work: accepted, travelled, arrived, all lines repaired. */
export async function workUntilDone(town: Town, id: string): Promise<void> {
  const { server, ours } = town
  const { technician, secondTechnician, farTechnician } = ours.people
  const { id: taskId, assigneeId } = await taskNow(town, id)
  const person = [technician, secondTechnician, farTechnician].find((one) => one.id === assigneeId)
  if (!person) throw new Error('nobody has the task')
  const client = await server.as(person)
  await tell(client, id, { kind: 'accept', taskId })
  await tell(client, id, { kind: 'travel', taskId })
  await tell(client, id, { kind: 'arrive', taskId })
  await tell(client, id, { kind: 'complete', taskId, answers: await repaired(server, person) })
}
