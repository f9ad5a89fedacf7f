import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInvariants } from '../../../bff/src/invariants.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { allHaveEnded } from '../../support/horizon.ts'
import { startTown, stopTown, type Town } from '../../support/job.ts'
import { orderAtWork } from '../../support/stock-examples.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => stopTown(town))

type Name = keyof Town['ours']['people']
const as = (name: Name) => town.server.as(town.ours.people[name])
const fan = () => ({ id: town.ours.parts.fan })
const holds = async () => expect(await asAdmin(town.server.database.urls.worker, checkInvariants)).toEqual([])
const retire = async (retired: boolean, by: Name = 'manager', params: { id: string } = fan()) =>
  (await as(by))('POST /parts/:id/retire', { params, body: { retired } })
const found = async (by: Name, retired?: 'only' | 'any') => {
  const query = { q: 'EF-12', ...(retired && { retired }) }
  return (await (await as(by))('GET /parts', { query })).value.items.map(({ code, retired: gone, van }) => {
    return { code, gone, van }
  })
}

test('#51 a part out of use is found by nobody but who has it on the van, and comes back with its story', async () => {
  expect(await found('dispatcher')).toMatchObject([{ code: 'EF-12', gone: false }])
  expect((await retire(true, 'dispatcher')).error.code).toBe('not_permitted')
  const gone = (await retire(true)).value
  expect(gone.retiredAt).not.toBeNull()
  expect(gone.retirements).toMatchObject([{ retired: true, at: gone.retiredAt }])
  // The same again is no second word.
  expect((await retire(true)).value).toEqual(gone)
  expect(await found('dispatcher')).toEqual([])
  expect(await found('dispatcher', 'only')).toMatchObject([{ code: 'EF-12', gone: true }])
  expect(await found('dispatcher', 'any')).toMatchObject([{ code: 'EF-12', gone: true }])
  expect(await found('technician')).toEqual([{ code: 'EF-12', gone: true, van: 2 }])
  await holds()
  const back = (await retire(false)).value
  expect([back.retiredAt, back.retirements.map(({ retired }) => retired)]).toEqual([null, [false, true]])
  expect(await found('dispatcher')).toMatchObject([{ code: 'EF-12', gone: false }])
  const unknown = await retire(true, 'manager', { id: randomUUID() })
  expect(unknown.error.code).toBe('not_found')
  const stranger = await town.server.as(town.theirs.people.manager)
  expect((await stranger('POST /parts/:id/retire', { params: fan(), body: { retired: true } })).error.code).toBe(
    'not_found',
  )
  await holds()
})

test('#51 what lies somewhere of a part out of use is moved, counted and used up', async () => {
  const { locations, parts } = town.ours
  const { id: workOrderId } = await orderAtWork(town)
  await retire(true)
  const [technician, dispatcher] = [await as('technician'), await as('dispatcher')]
  const lines = [{ partId: parts.fan, quantity: 1 }]
  const picked = await technician('POST /stock/picks', {
    body: { workOrderId, locationId: locations.warehouse, lines },
  })
  expect(picked.value.items).toEqual([{ partId: parts.fan, quantity: 3 }])
  const moved = await dispatcher('POST /stock/transfers', {
    body: { fromId: locations.warehouse, toId: locations.van, lines },
  })
  expect(moved.status).toBe(201)
  const { id } = (await dispatcher('POST /stock/counts', { body: { locationId: locations.warehouse } })).value
  const counted = await dispatcher('POST /stock/counts/:id/lines', {
    params: { id },
    body: { lines: [{ partId: parts.fan, counted: 15 }] },
  })
  expect(counted.value.lines).toMatchObject([{ code: 'EF-12', counted: 15 }])
  await holds()
  await retire(false)
})

test('#51 #48 a part out of use is in no list of what is taken, on the phone too, and nothing is lost for who writes it', async () => {
  const [manager, technician] = [await as('manager'), await as('technician')]
  const { fan: partId, seal: other } = town.ours.parts
  const line = (id: string) => ({ partId: id, quantity: 1 })
  const content = { label: { 'zh-CN': '换风机' }, path: [], minutes: 5, hints: [], instruction: null }
  const item = (
    await manager('POST /service-items', { body: { code: 'X-1', ...content, parts: [line(partId), line(other)] } })
  ).value
  const params = { id: item.id }
  const partsAt = async (as: typeof technician) => (await as('GET /service-items/:id', { params })).value.parts.length
  const page = async (since?: string) => {
    await allHaveEnded(town.server.database.urls.admin ?? '')
    return (await technician('GET /library', { query: since ? { since } : {} })).value
  }
  const taken = (given: Awaited<ReturnType<typeof page>>) =>
    given.items.find(([id]) => id === item.id)?.[7].map(([id]) => id)
  let at = await page()
  expect(taken(at)).toEqual([partId, other])
  await retire(true)
  at = await page(at.cursor)
  expect(taken(at)).toEqual([other])
  expect([await partsAt(technician), await partsAt(manager)]).toEqual([1, 2])
  // Who writes it is told which of them nobody is shown any more, and what a branch has otherwise names its parts too.
  const written = async () =>
    (await manager('GET /service-items/:id', { params })).value.parts.map(({ code, retired }) => [code, retired])
  expect(await written()).toEqual([
    ['EF-12', true],
    ['MF-460', false],
  ])
  const at1 = { id: item.id, scope: town.ours.places.site.id }
  const own = await manager('PUT /service-items/:id/overrides/:scope', {
    params: at1,
    body: { base: 0, fields: { parts: [{ partId, quantity: 3 }] } },
  })
  const [listedOwn] = (await manager('GET /service-items/:id/overrides', { params })).value.overrides
  for (const one of [own.value, listedOwn])
    expect(one?.parts).toMatchObject([{ partId, code: 'EF-12', quantity: 3, retired: true }])
  await manager('PUT /service-items/:id/overrides/:scope', { params: at1, body: { base: 1, fields: null } })
  const listed = (await technician('GET /service-items', { query: { q: 'X-1' } })).value.items
  expect(listed[0]?.requiredParts).toEqual([other])
  await retire(false)
  at = await page(at.cursor)
  expect(taken(at)).toEqual([partId, other])
})

test('#52 a fault code out of use matches nothing until it is written again', async () => {
  const [manager, technician, dispatcher] = [await as('manager'), await as('technician'), await as('dispatcher')]
  const part = { partId: town.ours.parts.fan, quantity: 1 }
  const body = { code: 'E40', label: { 'zh-CN': '风机不转' }, manual: '量绕组', parts: [part] }
  const { id } = (await manager('PUT /fault-codes', { body })).value
  const known = async (one = technician) => (await one('GET /fault-codes', { query: { code: 'e40' } })).value.items
  expect(await known()).toMatchObject([{ id, parts: [{ code: 'EF-12' }] }])
  // Its part out of use is suggested to nobody, and is not lost for who writes the code.
  await retire(true)
  expect((await known())[0]?.parts).toEqual([])
  expect((await known(manager))[0]?.parts).toMatchObject([{ code: 'EF-12', retired: true }])
  await retire(false)
  const gone = (one: typeof manager) => one('POST /fault-codes/:id/retire', { params: { id }, body: {} })
  expect((await gone(dispatcher)).error.code).toBe('not_permitted')
  expect((await gone(manager)).value).toEqual({ id })
  expect((await gone(manager)).value).toEqual({ id })
  expect([await known(), await known(manager)]).toEqual([[], []])
  await holds()
  expect((await manager('PUT /fault-codes', { body: { ...body, code: 'e40', manual: '先断电' } })).value).toEqual({
    id,
  })
  expect(await known()).toMatchObject([{ id, code: 'e40', manual: '先断电' }])
  await holds()
  await gone(manager)
  const rows = [['E40', '', '风机不转', '', '', '']]
  expect((await manager('POST /fault-codes/import', { body: { rows, confirm: true } })).value.written).toBe(1)
  expect(await known()).toMatchObject([{ id, manual: '' }])
  await holds()
})
