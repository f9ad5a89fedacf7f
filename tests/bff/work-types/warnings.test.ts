import { setEdit } from '@field/domain/workflow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { warningWords } from '../../../miniapp/src/words/problems.ts'
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
