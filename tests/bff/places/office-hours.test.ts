import { minute, type TerritoryId } from '@field/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopTown } from '../../support/job.ts'
import { deskType, openStage, type Stage } from '../automation/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  const desk = deskType('answered', '一小时内答复')
  const nodes = desk.nodes.map((node) =>
    node.kind === 'task' ? { ...node, limits: { finishMinutes: 60, calendar: 'office' as const } } : node,
  )
  await stage.addType({ ...desk, nodes })
})
afterAll(() => stopTown(stage.town))

let minutes = 0
const at = (local: string): number => Date.parse(`${local}:00+08:00`)

/** Until when an order is promised that is reported on a Tuesday about half past five. */
async function promised(): Promise<string> {
  minutes += 1
  stage.clock.at = at('2026-11-24T17:30') + minutes * minute
  const customer = await stage.as(stage.ours.people.customer)
  const body = { tag: stage.ours.tags.freezer, workType: 'answered', answers: {} }
  const { id } = (await customer('POST /work-orders', { body })).value
  const [task] = await stage.sql<{ due: string }>(
    `select to_char(due_at at time zone 'Asia/Shanghai', 'DD HH24:MI') as due from task where work_order_id = $1`,
    [id],
  )
  return task?.due ?? 'never'
}
const set = async (id: TerritoryId, officeHours: { from: number; to: number } | null) =>
  (await stage.as(stage.ours.people.manager))('PUT /territories/:id/office-hours', {
    params: { id },
    body: { officeHours },
  })
const hoursOf = async (id: TerritoryId) =>
  (await (await stage.as(stage.ours.people.manager))('GET /territories')).value.items.find((one) => one.id === id)

test('time limits in office hours are counted by those of the territory, else of the one above, else by the usual ones', async () => {
  const { eastChina, jingan } = stage.ours.territories
  expect(await hoursOf(jingan)).toMatchObject({ officeHours: { from: 540, to: 1_080 }, own: false })
  expect(await promised()).toMatch(/^25 09:3/)
  expect((await set(eastChina, { from: 480, to: 1_200 })).value).toMatchObject({ own: true })
  expect(await hoursOf(jingan)).toMatchObject({ officeHours: { from: 480, to: 1_200 }, own: false })
  expect(await promised()).toMatch(/^24 18:3/)
  await set(jingan, { from: 600, to: 960 })
  expect(await promised()).toBe('25 11:00')
  await set(jingan, null)
  expect(await promised()).toMatch(/^24 18:3/)
})

test('hours that end before they begin, and another organization’s territory, are refused', async () => {
  const { jingan } = stage.ours.territories
  const backwards = await set(jingan, { from: 900, to: 900 })
  expect([backwards.status, backwards.error.path]).toEqual([422, 'officeHours.to'])
  const foreign = await set(stage.theirs.territories.jingan, { from: 540, to: 600 })
  expect([foreign.status, foreign.error.code]).toEqual([404, 'not_found'])
  const theirs = await (await stage.as(stage.theirs.people.manager))('GET /territories')
  expect(theirs.value.items.every(({ own }) => !own)).toBe(true)
})
