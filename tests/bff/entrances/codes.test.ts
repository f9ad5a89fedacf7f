import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTown, stopTown, type Town } from '../../support/job.ts'
import type { Client } from '../../support/server.ts'

let town: Town
let manager: Client
beforeAll(async () => {
  town = await startTown()
  manager = await town.server.as(town.ours.people.manager)
})
afterAll(() => stopTown(town))

test('#33 the codes of an entrance are listed by their numbers, those of its own alone', async () => {
  const { ours } = town
  const body = { code: 'c-vip', kind: 'customer', label: { 'zh-CN': '会员' }, workType: ours.workType.key } as const
  const { id } = (await manager('POST /entrances', { body })).value
  expect((await manager('GET /entrances/:id/tags', { params: { id } })).value.tags).toEqual([])
  const made = (await manager('POST /entrances/:id/tags', { params: { id }, body: { count: 3 } })).value.tags
  const { tags } = (await manager('GET /entrances/:id/tags', { params: { id } })).value
  expect(tags).toEqual(made.map((tag, index) => ({ ...tag, number: index + 1 })))
})

test('#34 the choices of routing are the organization’s own territories, tags, sources and sets of shares', async () => {
  const { ours } = town
  const body = {
    code: 'c-gold',
    kind: 'customer' as const,
    label: { 'zh-CN': '金卡' },
    workType: ours.workType.key,
    source: 'gold',
    tags: ['金卡'],
  }
  await manager('POST /entrances', { body })
  const { territories, tags, sources, shareSets } = (await manager('GET /routing/choices')).value
  expect(territories.map(({ name }) => name)).toEqual(['中国', '华东', '上海', '静安'])
  expect(territories[1]?.parentId).toBe(territories[0]?.id)
  expect(tags).toContain('金卡')
  expect(sources).toContain('gold')
  expect(shareSets).toEqual([])
})
