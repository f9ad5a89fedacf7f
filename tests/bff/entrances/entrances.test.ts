import { type Role, roles } from '@field/domain/access'
import jsQR from 'jsqr'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notCooling, startTown, stopTown, type Town } from '../../support/job.ts'
import type { Client } from '../../support/server.ts'

let town: Town
let manager: Client
beforeAll(async () => {
  town = await startTown({ sandbox: true })
  manager = await town.server.as(town.ours.people.manager)
})
afterAll(() => stopTown(town))

const open = async (code: string, kind: 'customer' | 'staff' | 'system', more = {}) =>
  (
    await manager('POST /entrances', {
      body: { code, kind, label: { 'zh-CN': `${code} 报修入口` }, workType: town.ours.workType.key, ...more },
    })
  ).value

const person = (role: Role) => {
  const found = Object.values(town.ours.people).find((one) => one.role === role)
  if (!found) throw new Error(`nobody is ${role}`)
  return found
}
const order = async (id: string) => (await manager('GET /work-orders/:id', { params: { id } })).value

test('#28 #33 one order through each entrance: source and tags come by themselves, from one preset', async () => {
  const { server, ours } = town
  await open('moments-ad', 'customer', { source: 'moments', tags: ['ad'] })
  await open('hotline', 'staff', { source: 'phone' })
  await open('erp', 'system', { source: 'erp' })
  const customer = await server.as(ours.people.customer)
  const dispatcher = await server.as(ours.people.dispatcher)
  const admin = await server.as(ours.people.admin)
  const { token } = (await admin('POST /api-keys', { body: { label: 'ERP', scopes: ['report', 'assets.read'] } })).value
  const report = async (client: Client, entrance: string) =>
    (await client('POST /work-orders', { body: { entrance, address: '南京西路 1 号', answers: notCooling } })).value.id
  const made = await Promise.all([
    report(customer, 'moments-ad'),
    report(dispatcher, 'hotline'),
    report(server.with(token), 'erp'),
  ])
  const shown = await Promise.all(made.map(order))
  expect(shown.map(({ source, tags }) => [source, tags])).toEqual([
    ['moments', ['moments', 'ad']],
    ['phone', ['phone']],
    ['erp', ['erp']],
  ])
  expect(new Set(shown.map(({ definition }) => definition.key))).toEqual(new Set([ours.workType.key]))
  const { items } = (await dispatcher('GET /work-orders', { query: { view: 'all' } })).value
  expect(made.map((id) => items.find((card) => card.id === id)?.source)).toEqual(['moments', 'phone', 'erp'])
  const own = (await customer('GET /work-orders', { query: { view: 'mine' } })).value.items
  expect(own.map(({ source }) => source)).toEqual([undefined])
  // A door that is not one's own is not there.
  const strangers = await customer('POST /work-orders', {
    body: { entrance: 'erp', address: '南京西路 1 号', answers: notCooling },
  })
  expect(strangers.error).toMatchObject({ code: 'not_found', path: 'entrance' })
})

test('#29 a closed entrance opens nothing; scanning its code reports without signing a form', async () => {
  const { id, code } = await open('poster', 'customer')
  const { tags } = (await manager('POST /entrances/:id/tags', { params: { id }, body: { count: 1 } })).value
  const tag = tags[0]?.token ?? ''
  const customer = await town.server.as(town.ours.people.customer)
  const body = { tag, address: '南京西路 1 号', answers: notCooling }
  expect((await order((await customer('POST /work-orders', { body })).value.id)).source).toBe(code)
  await manager('PUT /entrances/:id', { params: { id }, body: { open: false } })
  expect((await customer('POST /work-orders', { body })).error.code).toBe('entrance_closed')
})

test('#30 the desk finds a customer by name or the end of the phone, and reports on their behalf', async () => {
  const { server, ours } = town
  const dispatcher = await server.as(ours.people.dispatcher)
  const find = async (q: string) => (await dispatcher('GET /customers', { query: { q } })).value.items
  expect((await find('梅')).map(({ id, phoneMasked }) => [id, phoneMasked])).toEqual([
    [ours.people.customer.id, '156******77'],
  ])
  expect((await find('1177')).map(({ id }) => id)).toEqual([ours.people.customer.id])
  expect(await find('177')).toEqual([])
  expect(
    (await dispatcher('GET /customers/:id', { params: { id: ours.people.customer.id } })).value.assets,
  ).toHaveLength(1)
  const body = { customerId: ours.people.customer.id, address: '海防路 18 弄', answers: notCooling }
  const { id } = (await dispatcher('POST /work-orders', { body })).value
  expect((await order(id)).customer?.name).toBe('梅女士')
  const neighbour = await server.as(ours.people.neighbour)
  expect((await neighbour('POST /work-orders', { body })).error.code).toBe('not_permitted')
  const added = (await dispatcher('POST /customers', { body: { name: '新来电', phone: '13700002468' } })).value
  expect((await find('2468')).map((one) => one.id)).toEqual([added.id])
  const theirs = { ...body, customerId: town.theirs.people.customer.id }
  expect((await dispatcher('POST /work-orders', { body: theirs })).error.code).toBe('not_found')
})

test('#32 an entrance shows its work type to the roles and places it names, and to nobody else', async () => {
  const { server, ours } = town
  await open('store-only', 'staff', { roles: ['store_staff'], placeIds: [ours.places.store.id] })
  const sees = async (name: keyof typeof ours.people) =>
    (await (await server.as(ours.people[name]))('GET /entrances/mine')).value.entrances.some(
      ({ code }) => code === 'store-only',
    )
  expect(await sees('storeStaff')).toBe(true)
  expect(await sees('otherStoreStaff')).toBe(false)
  expect(await sees('technician')).toBe(false)
  expect(await sees('customer')).toBe(false)
})

test('#39 six roles may start a request at any time; finance may not', async () => {
  await open('everyone', 'staff')
  const starts: Partial<Record<Role, readonly string[]>> = {}
  for (const role of roles) {
    const answer = await (await town.server.as(person(role)))('GET /entrances/mine')
    starts[role] = answer.status === 200 ? [...new Set(answer.value.entrances.map(({ kind }) => kind))] : []
  }
  expect(starts).toEqual({
    customer: ['customer'],
    technician: ['staff'],
    store_staff: ['staff'],
    dispatcher: ['staff'],
    manager: ['staff'],
    admin: ['staff'],
    finance: [],
  })
})

test('#39 who may start a request opens one there and then; another’s door, and finance, open nothing', async () => {
  const { server } = town
  const doors = { customer: 'matrix-customers', staff: 'matrix-staff', system: 'matrix-systems' } as const
  for (const [kind, code] of Object.entries(doors)) await open(code, kind as keyof typeof doors)
  const matrix: Partial<Record<Role, readonly (number | string)[]>> = {}
  for (const role of roles) {
    const client = await server.as(person(role))
    const tries = await Promise.all(
      Object.values(doors).map((entrance) =>
        client('POST /work-orders', { body: { entrance, address: '南京西路 1 号', answers: notCooling } }),
      ),
    )
    matrix[role] = tries.map((answer) => (answer.status === 201 ? 'opened' : answer.error.code))
  }
  const colleague = ['not_found', 'opened', 'not_found']
  expect(matrix).toEqual({
    customer: ['opened', 'not_found', 'not_found'],
    technician: colleague,
    store_staff: colleague,
    dispatcher: colleague,
    manager: colleague,
    admin: colleague,
    finance: ['not_permitted', 'not_permitted', 'not_permitted'],
  })
})

test('#35 one list of all channels: the counts of the sources are those of the filtered list, and together all of it', async () => {
  const pageOf = async (source?: string) =>
    (await manager('GET /work-orders', { query: { view: 'all', limit: 100, ...(source ? { source } : {}) } })).value
  const { sources } = (await manager('GET /work-orders/sources')).value
  expect(sources.length).toBeGreaterThan(3)
  const seen = new Set<string>()
  for (const { source, count } of sources) {
    const { items } = await pageOf(source)
    expect([source, items.length]).toEqual([source, count])
    for (const card of items) {
      expect([card.id, card.source]).toEqual([card.id, source])
      seen.add(card.id)
    }
  }
  const whole = await pageOf()
  expect([whole.next, [...seen].sort()]).toEqual([null, whole.items.map(({ id }) => id).sort()])
})

test('#33 a sheet of twenty-four stickers: each code reads again as its tag', async () => {
  const { id } = await open('wall', 'customer', { label: { 'zh-CN': '扫码报修，随叫随到' } })
  const { tags } = (await manager('POST /entrances/:id/tags', { params: { id }, body: { count: 25 } })).value
  expect(tags.slice(0, 2).map(({ short }) => short)).toEqual(['WALL-001', 'WALL-002'])
  const { accessToken } = await town.server.signIn(town.ours.people.manager)
  const response = await fetch(`${town.server.url}/api/entrances/${id}/stickers.pdf?sheets=2`, {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const pdf = Buffer.from(await response.arrayBuffer())
  const text = pdf.toString('latin1')
  expect(text.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2)
  expect(text).toMatch(/NotoSansSC/)
  expect(pdf.length).toBeLessThan(2_000_000)
  const codes = imagesOf(pdf)
  expect(codes).toHaveLength(25)
  const read = await Promise.all(codes.map(readCode))
  expect(read.map((one) => tags.findIndex(({ token }) => one?.includes(token)))).toEqual(tags.map((_, index) => index))
})

/** The JPEG streams of a PDF, in the order in which they stand. */
function imagesOf(pdf: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = 0; ; ) {
    const filter = pdf.indexOf('/DCTDecode', at)
    if (filter < 0) return found
    const begin = pdf.indexOf('stream\n', filter) + 7
    const end = pdf.indexOf('endstream', begin)
    found.push(pdf.subarray(begin, end))
    at = end
  }
}

async function readCode(jpeg: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(jpeg).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data
}
