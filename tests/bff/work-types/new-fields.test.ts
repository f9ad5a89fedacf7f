import { checkAnswers, type Field, type FormSchema, plainText, whatIsMissing } from '@field/domain/form'
import { type Edit, insertEdit, nodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { report, startTown, stopTown, type Town, taskNow } from '../../support/job.ts'
import type { Client } from '../../support/server.ts'

// What a trade adds in the studio is in the forms that the server serves next: no client is released for it.

let town: Town
let admin: Client
beforeAll(async () => {
  town = await startTown()
  admin = await town.server.as(town.ours.people.admin)
})
afterAll(() => stopTown(town))

const key = 'appliance_repair'
const skinType: Field = {
  key: 'skin_type',
  kind: 'select',
  label: { 'zh-CN': '肤质', en: 'Skin type' },
  required: true,
  options: [
    { value: 'dry', label: { 'zh-CN': '干性', en: 'Dry' } },
    { value: 'oily', label: { 'zh-CN': '油性', en: 'Oily' } },
  ],
}
const lessonsLeft: Field = {
  key: 'lessons_left',
  kind: 'number',
  label: { 'zh-CN': '课时剩余量', en: 'Lessons left' },
  min: 0,
}

const reportForm = async (client: Client): Promise<FormSchema> =>
  (await client('GET /work-types/:key/report-form', { params: { key } })).value.form
const keysOf = ({ fields }: FormSchema) => fields.map((field) => field.key)
const formOf = (definition: WorkTypeDefinition, node: string): FormSchema => {
  const found = nodeOf(definition, node)
  if (found?.kind !== 'task' || !found.form) throw new Error(`${node} has no form`)
  return found.form
}

async function add(edits: (definition: WorkTypeDefinition) => Edit[]): Promise<void> {
  const { definition, revision } = (await admin('GET /work-types/:key/draft', { params: { key } })).value
  const body = { base: revision, edits: edits(definition) }
  const edited = (await admin('POST /work-types/:key/draft/edits', { params: { key }, body })).value
  expect(edited).toMatchObject({ conflicts: [], problems: [] })
  const publishing = { revision: edited.revision, migrate: 'none' } as const
  await admin('POST /work-types/:key/publish', { params: { key }, body: publishing })
}

test('#15 a field of the trade is in the next report and the next task, is judged, kept and read; older orders lack it', async () => {
  const { server, ours } = town
  const customer = await server.as(ours.people.customer)
  const dispatcher = await server.as(ours.people.dispatcher)
  const detail = async (id: string) => (await dispatcher('GET /work-orders/:id', { params: { id } })).value
  const { id: before } = await report(customer, ours.tags.freezer)
  expect(keysOf(await reportForm(customer))).not.toContain('skin_type')
  await add((definition) => [
    insertEdit(definition, ['report', 'fields'], skinType),
    insertEdit(definition, ['nodes', 'repair', 'form', 'fields'], lessonsLeft),
  ])

  const served = await reportForm(customer)
  expect(served.fields.find((field) => field.key === 'skin_type')).toEqual(skinType)
  const tell = (answers: object) =>
    customer('POST /work-orders', {
      body: { tag: ours.tags.fridge, answers: { symptoms: ['not_cooling'], words: '不冷', ...answers } as never },
    })
  expect((await tell({})).error).toMatchObject({ code: 'required', path: 'answers.skin_type' })
  expect((await tell({ skin_type: 'scaly' })).error).toMatchObject({
    code: 'not_an_option',
    path: 'answers.skin_type',
  })
  const { id } = (await tell({ skin_type: 'oily' })).value
  const fresh = await detail(id)
  expect(fresh.report.skin_type).toBe('oily')
  expect(keysOf(fresh.reportForm)).toContain('skin_type')
  expect(plainText(skinType, fresh.report.skin_type, 'en')).toBe('Oily')

  const task = await taskNow(town, id)
  const handler = [ours.people.technician, ours.people.secondTechnician].find((one) => one.id === task.assigneeId)
  if (!handler) throw new Error('nobody near has it')
  const technician = await server.as(handler)
  const seen = (await technician('GET /work-orders/:id', { params: { id } })).value
  expect(formOf(seen.definition, task.node).fields).toContainEqual(lessonsLeft)
  const command = { kind: 'save_draft', taskId: task.id, answers: { lessons_left: 7 } } as const
  for (const first of ['accept', 'travel', 'arrive'] as const)
    await technician('POST /work-orders/:id/commands', {
      params: { id },
      body: { command: { kind: first, taskId: task.id } },
    })
  expect((await technician('POST /work-orders/:id/commands', { params: { id }, body: { command } })).status).toBe(200)
  const kept = (await detail(id)).tasks.find((one) => one.id === task.id)?.answers
  expect(kept).toMatchObject({ lessons_left: 7 })

  const older = await detail(before)
  expect(keysOf(older.reportForm)).not.toContain('skin_type')
  expect(keysOf(formOf(older.definition, 'repair'))).not.toContain('lessons_left')
})

test('#15 a client from before a kind was known reads it as text, is not held up by it, and the rest works', async () => {
  const customer = await town.server.as(town.ours.people.customer)
  const served = await reportForm(customer)
  // The served form as a client reads it that has never heard of this kind.
  const older: FormSchema = {
    ...served,
    fields: served.fields.map((field) =>
      field.key === 'skin_type' ? ({ ...field, kind: 'hologram' } as unknown as Field) : field,
    ),
  }
  const answers = { symptoms: ['not_cooling'], words: '不冷' }
  expect(whatIsMissing(older, answers)).toEqual([])
  expect(checkAnswers(older, answers, { mode: 'final', now: Date.now() })).toEqual([])
  const unknown = older.fields.find((field) => field.key === 'skin_type') as Field
  expect(plainText(unknown, 'oily', 'zh-CN')).toBe('oily')
  const judged = checkAnswers(older, { ...answers, symptoms: ['nonsense'] }, { mode: 'final', now: Date.now() })
  expect(judged.map(({ refusal }) => refusal.code)).toEqual(['not_an_option'])
})
