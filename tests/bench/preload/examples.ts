import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { repairLines } from '../../support/appliance-repair.ts'
import { tokenOf } from '../tokens.ts'
import type { Crowd, Somebody } from './crowd.ts'

/** An order that was really brought so far through the API, and who was in it; the others are copies of such. */
export type Example = {
  readonly orderId: string
  readonly customer: Somebody
  readonly technician: Somebody
  readonly shop: Crowd['shops'][number]
  /** The photos that the next completion may name. */
  readonly files: readonly string[]
}
export type Examples = Readonly<Record<'atWork' | 'awaiting' | 'settled' | 'cancelled', Example>>

/** Tells four stories to a running server: one ends at work, one before the acceptance, one when all is over, one early. */
export async function tellExamples(url: string, client: pg.Client, crowd: Crowd): Promise<Examples> {
  const story = { url, client, crowd }
  const [customer, shop] = [crowd.customers[0], crowd.shops[0]]
  if (!customer || !shop) throw new Error('nobody is there')
  const begin = async (): Promise<Example> => {
    const { id } = await post(url, customer, '/work-orders', {
      tag: shop.tag,
      answers: { symptoms: ['not_cooling'], words: '早上开始不怎么冷，里面结了一层霜。' },
    })
    const { rows } = await client.query('select assignee_id from task where work_order_id = $1', [id])
    const technician = crowd.technicians.find((one) => one.id === rows[0]?.assignee_id)
    if (!technician) throw new Error('the order went to nobody')
    return { orderId: id, customer, technician, shop, files: await photos(client, technician) }
  }
  const [atWork, awaiting, settled, cancelled] = [await begin(), await begin(), await begin(), await begin()]
  for (const one of [atWork, awaiting, settled]) await arrive(story, one)
  for (const one of [awaiting, settled]) await repair(story, one)
  await close(story, settled)
  await command(story, cancelled, customer, { kind: 'cancel', reason: '又好了' })
  return { atWork, awaiting, settled, cancelled }
}

type Story = { readonly url: string; readonly client: pg.Client; readonly crowd: Crowd }

async function arrive(story: Story, example: Example): Promise<void> {
  for (const kind of ['accept', 'travel', 'arrive'])
    await command(story, example, example.technician, { kind, taskId: await taskOf(story, example) })
}

/** The answers of the repair form, with the photos in the order of the checklist. */
export function repairAnswers(files: readonly string[]): Record<string, unknown> {
  const checklist = Object.fromEntries(
    repairLines.map((line, index) => [
      line,
      { done: true, action: 'replaced', before: [files[2 * index]], after: [files[2 * index + 1]] },
    ]),
  )
  return { before_temperature: -3, fault_code: 'e4', checklist, internal_note: '只给同事看', after_temperature: -18.4 }
}

async function repair(story: Story, example: Example): Promise<void> {
  const { technician, files } = example
  const taskId = await taskOf(story, example)
  await command(story, example, technician, { kind: 'complete', taskId, answers: repairAnswers(files) })
}

async function close(story: Story, example: Example): Promise<void> {
  const verdicts = repairLines.map((line) => ({ line, verdict: 'accepted' }))
  for (const person of [example.shop.staff, example.customer])
    await command(story, example, person, { kind: 'complete', taskId: await taskOf(story, example), verdicts })
  await command(story, example, example.customer, { kind: 'rate', stars: 5, tags: ['on_time'], words: '修得很快' })
}

const command = ({ url }: Story, { orderId }: Example, person: Somebody, said: unknown) =>
  post(url, person, `/work-orders/${orderId}/commands`, { command: said })

async function taskOf({ client }: Story, { orderId }: Example): Promise<string> {
  const { rows } = await client.query('select id from task where work_order_id = $1 and open', [orderId])
  return rows[0]?.id
}

/** Rows of photos that a technician uploaded; the pictures themselves are asked for by nobody here. */
async function photos(client: pg.Client, technician: Somebody): Promise<string[]> {
  const ids = Array.from({ length: 2 * repairLines.length }, () => randomUUID())
  await client.query(
    `insert into file (org_id, id, kind, content_type, bytes, width, height, sha256, upload_sha256, storage_key, thumbnail_key, created_by, created_at)
     select $1, id, 'image', 'image/jpeg', 180000, 1600, 1200, sha256(id::text::bytea), sha256(id::text::bytea), id::text, id::text, $2, now()
     from unnest($3::uuid[]) id`,
    [technician.orgId, technician.id, ids],
  )
  return ids
}

async function post(url: string, person: Somebody, path: string, body: unknown): Promise<{ id: string }> {
  const response = await fetch(`${url}/api${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokenOf(person)}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as { id: string }
}
