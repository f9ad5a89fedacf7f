import { insertEdit, setEdit } from '@field/domain/workflow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemWords, warningWords } from '../../../miniapp/src/words/problems.ts'
import { stopTown } from '../../support/job.ts'
import type { Client } from '../../support/server.ts'
import { openStage, type Stage } from '../automation/stage.ts'

let stage: Stage
let admin: Client
beforeAll(async () => {
  stage = await openStage()
  admin = await stage.as(stage.ours.people.admin)
})
afterAll(() => stopTown(stage.town))

const draftOf = async (key: string) => (await admin('GET /work-types/:key/draft', { params: { key } })).value
const warned = async (key: string) => {
  const { revision } = await draftOf(key)
  return (await admin('POST /work-types/:key/preview', { params: { key }, body: { revision } })).value.warnings
}
const addItem = (code: string, name: string) =>
  stage.sql(
    `insert into service_item (org_id, id, code, name, category, minutes, search)
     values ($1, $2, $3, $4, 'door', 30, $3)`,
    [stage.ours.orgId, crypto.randomUUID(), code, JSON.stringify({ 'zh-CN': name })],
  )

test('service items without a price are named before a publication, which may go ahead all the same', async () => {
  const { key } = stage.ours.workType
  expect(await warned(key)).toEqual([])
  await addItem('HINGE', '更换门铰链')
  const [warning, ...more] = (await warned(key)) ?? []
  expect([warning, more]).toEqual([
    { warning: 'items_unpriced', items: [{ code: 'HINGE', name: { 'zh-CN': '更换门铰链' } }] },
    [],
  ])
  if (!warning) throw new Error('nothing was warned of')
  expect(warningWords(warning, 'zh-CN')).toEqual({
    wrong: '还没有定价：“更换门铰链”',
    advice: '用到它们的工单结算时会被拦下，先去定价',
  })
  expect(warningWords(warning, 'en').wrong).toBe('Without a price: 更换门铰链')
  const { definition, revision } = await draftOf(key)
  const edits = [setEdit(definition, ['label'], { 'zh-CN': '冷柜维修' })]
  const edited = (
    await admin('POST /work-types/:key/draft/edits', { params: { key }, body: { base: revision, edits } })
  ).value
  const published = (
    await admin('POST /work-types/:key/publish', {
      params: { key },
      body: { revision: edited.revision, migrate: 'none' },
    })
  ).value
  expect([published.number, published.problems]).toEqual([2, []])
})

test('the visit that every order is charged with is named when the library has none of that code', async () => {
  const { key } = stage.ours.workType
  const { definition, revision } = await draftOf(key)
  const edits = [setEdit(definition, ['visitItem'], 'MOON')]
  await admin('POST /work-types/:key/draft/edits', { params: { key }, body: { base: revision, edits } })
  expect((await warned(key))?.[0]?.items.map(({ code }) => code)).toEqual(['MOON', 'HINGE'])
})

test('what never settles is not warned of, and many items are counted rather than read out', async () => {
  const { key } = (await admin('POST /work-types', { body: { key: 'errands' } })).value
  expect(await warned(key)).toEqual([])
  for (let at = 1; at <= 6; at += 1) await addItem(`X-${at}`, `项目 ${at}`)
  const [many] = (await warned(stage.ours.workType.key)) ?? []
  if (!many) throw new Error('nothing was warned of')
  expect(warningWords(many, 'zh-CN').wrong).toMatch(/，等 8 项$/)
  expect(warningWords(many, 'en').wrong).toMatch(/ and 3 more$/)
})

test('#8 a step that asks for a part out of use is named, and keeps its work type from being published', async () => {
  const key = 'spares'
  const { definition } = (await admin('POST /work-types', { body: { key } })).value
  const manager = await stage.as(stage.ours.people.manager)
  const retire = (retired: boolean) =>
    manager('POST /parts/:id/retire', { params: { id: stage.ours.parts.fan }, body: { retired } })
  const ship = {
    kind: 'auto',
    key: 'ship',
    label: { 'zh-CN': '申请备件' },
    stage: definition.stages[0]?.key,
    action: 'stock_request',
    parts: [
      { code: 'MF-460', quantity: 1 },
      { code: 'EF-12', quantity: 2 },
    ],
    next: [{ to: definition.start }],
  }
  const base = (await draftOf(key)).revision
  const edits = [insertEdit(definition, ['nodes'], ship as never), setEdit(definition, ['start'], 'ship')]
  const { revision } = (
    await admin('POST /work-types/:key/draft/edits', {
      params: { key },
      body: { base, edits: edits.filter((one) => one !== null) },
    })
  ).value
  const publish = () => admin('POST /work-types/:key/publish', { params: { key }, body: { revision, migrate: 'none' } })
  const ofParts = async () => (await draftOf(key)).problems.filter(({ rule }) => rule === 'part_retired')
  expect(await ofParts()).toEqual([])
  await retire(true)
  const told = { rule: 'part_retired', node: 'ship', path: 'parts.1.code', detail: { part: 'EF-12' } }
  expect(await ofParts()).toEqual([told])
  expect((await publish()).value).toMatchObject({ problems: expect.arrayContaining([told]) })
  expect(problemWords(told as never, (await draftOf(key)).definition, 'zh-CN').wrong).toBe(
    '“申请备件”要的备件 EF-12 已停用',
  )
  await retire(false)
  expect((await publish()).value.problems).toEqual([])
})
