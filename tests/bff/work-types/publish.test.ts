import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish } from '../../../bff/src/work-types/publish.ts'
import { applianceRepair } from '../../support/appliance-repair.ts'
import { report, startTown, stopTown, type Town } from '../../support/job.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => stopTown(town))

const publishing = (definition: typeof applianceRepair) =>
  town.server.world.inOrganization(town.ours.orgId, (tx) =>
    publish(tx, { orgId: town.ours.orgId, definition, by: town.ours.people.admin.id }),
  )

const form = async () => {
  const customer = await town.server.as(town.ours.people.customer)
  return (await customer('GET /work-types/:key/report-form', { params: { key: 'appliance_repair' } })).value
}

test('a new version serves new reports, and running orders stay on theirs', async () => {
  const { server, ours } = town
  const customer = await server.as(ours.people.customer)
  const { id } = await report(customer, ours.tags.freezer)
  const before = await form()
  expect(before).toMatchObject({ label: { 'zh-CN': '家电维修' }, versionId: ours.workType.versionId })

  const renamed = { ...applianceRepair, label: { 'zh-CN': '冷柜维修' } }
  const published = await publishing(renamed)
  expect(published).toHaveProperty('versionId')
  expect(await form()).toMatchObject({ label: { 'zh-CN': '冷柜维修' } })
  const dispatcher = await server.as(ours.people.dispatcher)
  const running = (await dispatcher('GET /work-orders/:id', { params: { id } })).value
  expect(running.definition.label['zh-CN']).toBe('家电维修')
  const fresh = await report(customer, ours.tags.fridge)
  expect((await dispatcher('GET /work-orders/:id', { params: { id: fresh.id } })).value.definition.label['zh-CN']).toBe(
    '冷柜维修',
  )
})

test('an unsound definition is not published, and each problem is named', async () => {
  const before = await form()
  const broken = { ...applianceRepair, start: 'nowhere' }
  const answered = await publishing(broken)
  expect(answered).toMatchObject({
    problems: expect.arrayContaining([expect.objectContaining({ rule: 'start_missing' })]),
  })
  expect((await form()).versionId).toBe(before.versionId)
})

test('ten publications at once get ten numbers', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => publishing(applianceRepair)))
  expect(all.every((one) => 'versionId' in one)).toBe(true)
})

test('an unknown work type is not found', async () => {
  const customer = await town.server.as(town.ours.people.customer)
  const asked = await customer('GET /work-types/:key/report-form', { params: { key: 'gardening' } })
  expect(asked.error).toMatchObject({ code: 'not_found', path: 'workType' })
})
