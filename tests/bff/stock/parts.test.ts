import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTown, stopTown, type Town } from '../../support/job.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => stopTown(town))

const as = (name: keyof Town['ours']['people']) => town.server.as(town.ours.people[name])
const pump = { code: 'DP-7', name: { 'zh-CN': ' 排水泵 ', en: 'Drain pump' } }

test('#51 a part is brought into the library, found by its initials, delivered, and renamed', async () => {
  const [manager, dispatcher] = [await as('manager'), await as('dispatcher')]
  const body = { ...pump, fits: ['CN-L460', 'CN-L460', ' '], oldPartReturn: true, deposit: 5_000, cost: 8_000 }
  const made = (await manager('POST /parts', { body })).value
  expect(made).toMatchObject({
    code: 'DP-7',
    name: { 'zh-CN': '排水泵', en: 'Drain pump' },
    fits: ['CN-L460'],
    category: '',
    serial: false,
    oldPartReturn: true,
    deposit: 5_000,
    cost: 8_000,
    pieces: [],
  })
  const found = async (q: string) => (await dispatcher('GET /parts', { query: { q } })).value.items.map(({ id }) => id)
  expect(await found('psb')).toContain(made.id)
  const lines = [{ partId: made.id, quantity: 2 }]
  const booked = await dispatcher('POST /stock/receipts', {
    body: { locationId: town.ours.locations.warehouse, lines },
  })
  expect(booked.status).toBe(201)
  const foreign = town.theirs.parts.fan
  const strange = await dispatcher('POST /stock/receipts', {
    body: { locationId: town.ours.locations.warehouse, lines: [...lines, { partId: foreign, quantity: 1 }] },
  })
  expect(strange.error).toMatchObject({ code: 'part_unknown', path: `parts.${foreign}` })
  const params = { id: made.id }
  const changed = await manager('PUT /parts/:id', { params, body: { name: { 'zh-CN': '循环泵' } } })
  expect(changed.value).toMatchObject({ code: 'DP-7', name: { 'zh-CN': '循环泵' }, fits: ['CN-L460'], deposit: 5_000 })
  expect([await found('xhb'), await found('psb')]).toEqual([[made.id], []])
  // Pieces that lie somewhere have no numbers, so numbers cannot begin now; nothing else of the change is kept.
  const numbered = await manager('PUT /parts/:id', { params, body: { serial: true, name: { 'zh-CN': '别名' } } })
  expect(numbered.error).toMatchObject({ code: 'wrong_state', path: 'serial' })
  expect((await dispatcher('GET /parts/:id', { params })).value.name).toEqual({ 'zh-CN': '循环泵' })
})

test('#51 a code is one part’s alone, a name is needed, and only who designs may change the library', async () => {
  const [manager, dispatcher] = [await as('manager'), await as('dispatcher')]
  const again = await manager('POST /parts', { body: { ...pump, code: 'dp-7' } })
  expect(again.error).toMatchObject({ code: 'not_unique', path: 'code' })
  const bare = await manager('POST /parts', { body: { code: 'DP-8', name: { 'zh-CN': ' ' } } })
  expect(bare.error).toMatchObject({ code: 'required', path: 'name' })
  expect((await dispatcher('POST /parts', { body: pump })).error.code).toBe('not_permitted')
  const { id } = (await manager('POST /parts', { body: { ...pump, code: 'DP-9' } })).value
  expect(
    (await (await town.server.as(town.theirs.people.dispatcher))('GET /parts/:id', { params: { id } })).error.code,
  ).toBe('not_found')
})
