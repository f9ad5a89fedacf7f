import { randomUUID } from 'node:crypto'
import { type Role, roles } from '@field/domain/access'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { notCooling, report, startTown, stopTown, type Town, taskNow, workUntilDone } from '../../support/job.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => stopTown(town))

type Name = keyof Town['ours']['people']
const as = (name: Name) => town.server.as(town.ours.people[name])
const find = async (name: Name, q?: string) =>
  (await (await as(name))('GET /customers', { query: q === undefined ? {} : { q } })).value.items
const named = async (name: Name, q?: string) => (await find(name, q)).map((one) => one.name)
const inDatabase = (sql: string, values: unknown[] = []) =>
  asAdmin(town.server.database.urls.admin ?? '', (client) => client.query(sql, values))

test('#30 the office finds every customer, others those of their own orders and a stranger by the whole number', async () => {
  const { people, tags } = town.ours
  expect(await named('technician', '梅')).toEqual([])
  expect(await named('technician', '1177')).toEqual([])
  expect(await named('technician', '15600001177')).toEqual(['梅女士'])
  const { id } = await report(await as('customer'), tags.freezer)
  const { assigneeId } = await taskNow(town, id)
  const handler: Name = assigneeId === people.technician.id ? 'technician' : 'secondTechnician'
  const other: Name = handler === 'technician' ? 'secondTechnician' : 'technician'
  expect([await named(handler, '梅'), await named(handler, '1177')]).toEqual([['梅女士'], ['梅女士']])
  expect(await named(other, '梅')).toEqual([])
  expect([await named('storeStaff', '梅'), await named('otherStoreStaff', '梅')]).toEqual([['梅女士'], []])
  // By the store that they had work at.
  expect([await named('dispatcher', '灵石路'), await named('storeStaff', '灵石路')]).toEqual([['梅女士'], ['梅女士']])
  expect(await named('otherStoreStaff', '灵石路')).toEqual([])
  // Nobody is found by guessing three figures, and a percent sign is a sign.
  expect([await named('dispatcher', '177'), await named('dispatcher', '%')]).toEqual([[], []])
})

test('#30 a number is shown by its ends to the office, by its last two figures to others, whole to nobody', async () => {
  const shown = async (name: Name) => (await find(name, '15600001177'))[0]?.phoneMasked
  expect(await shown('dispatcher')).toBe('156******77')
  expect([await shown('technician'), await shown('storeStaff')]).toEqual(['*********77', '*********77'])
  for (const name of ['dispatcher', 'technician', 'storeStaff'] as const) {
    const client = await as(name)
    const { id } = town.ours.people.customer
    const answers = [
      await client('GET /customers', { query: { q: '15600001177' } }),
      await client('GET /customers/:id', { params: { id } }),
    ]
    for (const { text } of answers) expect(text).not.toContain('15600001177')
  }
})

test('#30 without a word the customers of the latest orders come, the latest first', async () => {
  const { tags } = town.ours
  await report(await as('neighbour'), tags.fridge)
  expect(await named('dispatcher')).toEqual(['高先生', '梅女士'])
  await report(await as('customer'), tags.freezer)
  expect(await named('dispatcher')).toEqual(['梅女士', '高先生'])
  expect(await named('storeStaff')).toEqual(['梅女士', '高先生'])
  expect(await named('otherStoreStaff')).toEqual([])
  expect(await named('farTechnician')).toEqual([])
  const [first] = await find('dispatcher')
  expect(first).toMatchObject({ lastPlace: town.ours.places.store.name, openOrders: 2 })
})

test('#30 #19 a link’s customer comes with devices, stores and addresses to fill a report with', async () => {
  const { people, assets, places } = town.ours
  const dispatcher = await as('dispatcher')
  const body = { customerId: people.customer.id, assetId: assets.homeFridge.id, answers: notCooling }
  const { id } = (await dispatcher('POST /work-orders', { body })).value
  await dispatcher('POST /work-orders', {
    body: { customerId: people.customer.id, address: '海防路 20 弄', answers: notCooling },
  })
  const story = (await dispatcher('GET /customers/:id', { params: { id: people.customer.id } })).value
  expect(story.devices.map(({ name, serial, open }) => [name, serial, open])).toEqual(
    expect.arrayContaining([
      ['家用冰箱', '2309-01190', true],
      ['立式冷冻展示柜', '2309-01187', true],
    ]),
  )
  expect(story.devices.find((one) => one.id === assets.homeFridge.id)?.address).toBe('海防路 18 弄 3 号')
  expect(story.places).toEqual([{ id: places.store.id, name: places.store.name, address: places.store.address }])
  expect(story.addresses).toEqual(['海防路 20 弄'])
  expect((await dispatcher('GET /work-orders/:id', { params: { id } })).value.address).toBe('海防路 18 弄 3 号')
  // Another store's people hear of what the customer owns, and of no order elsewhere.
  const elsewhere = (await (await as('otherStoreStaff'))('GET /customers/:id', { params: { id: people.customer.id } }))
    .value
  expect(elsewhere.devices.map((one) => one.id)).toEqual([assets.homeFridge.id])
  expect([elsewhere.places, elsewhere.addresses, elsewhere.lastPlace, elsewhere.openOrders]).toEqual([[], [], null, 0])
  const theirs = await dispatcher('GET /customers/:id', { params: { id: town.theirs.people.customer.id } })
  expect(theirs.error.code).toBe('not_found')
  // Nobody who is staff alone is a customer.
  expect((await dispatcher('GET /customers/:id', { params: { id: people.technician.id } })).error.code).toBe(
    'not_found',
  )
})

test('#30 whose order it is has it in the list, is told, and reads who reported; who reported follows it to the end', async () => {
  const { people, assets } = town.ours
  const storeStaff = await as('storeStaff')
  const body = { customerId: people.customer.id, assetId: assets.homeFridge.id, answers: notCooling }
  const { id } = (await storeStaff('POST /work-orders', { body })).value
  const customer = await as('customer')
  const mine = (await customer('GET /work-orders', { query: { view: 'mine' } })).value.items
  expect(mine[0]).toMatchObject({ id })
  const told = (await customer('GET /inbox')).value.items.filter((one) => one.workOrderId === id)
  expect(told.length).toBeGreaterThan(0)
  const rowOf = async (name: Name) => {
    const { progress, people: names } = (await (await as(name))('GET /work-orders/:id/progress', { params: { id } }))
      .value
    const row = progress.rows.find(({ kind }) => kind === 'reported')
    return row?.kind === 'reported' ? [row.onBehalf, names[row.by ?? ''], row.words] : null
  }
  expect(await rowOf('customer')).toEqual([true, '周倩', notCooling.words])
  expect(await rowOf('dispatcher')).toEqual([true, '周倩', notCooling.words])
  expect(await rowOf('storeStaff')).toEqual([true, '周倩', notCooling.words])
  expect((await storeStaff('GET /work-orders/:id', { params: { id } })).value.customer).toBeNull()
  const outsider = await (await as('otherStoreStaff'))('GET /work-orders/:id/progress', { params: { id } })
  expect(outsider.status).toBe(404)
  await workUntilDone(town, id)
  const { items } = (await (await as('dispatcher'))('GET /work-orders', { query: { view: 'all', source: 'staff' } }))
    .value
  expect(items.map((one) => one.id)).toContain(id)
})

test('#30 who reports for themselves is named by nobody else', async () => {
  const { id } = await report(await as('customer'), town.ours.tags.homeFridge)
  const { progress } = (await (await as('customer'))('GET /work-orders/:id/progress', { params: { id } })).value
  const row = progress.rows.find(({ kind }) => kind === 'reported')
  expect(row?.kind === 'reported' && row.onBehalf).toBeUndefined()
})

test('#30 a new customer is kept with the report, once however often it is sent, and the consent with the number', async () => {
  const technician = await as('technician')
  const key = randomUUID()
  const customer = { name: ' 王师母 ', phone: '13700002468', agreed: true }
  const body = { customer, address: '愚园路 12 号', answers: notCooling }
  const first = (await technician('POST /work-orders', { body, key })).value
  await inDatabase('delete from idempotency')
  expect((await technician('POST /work-orders', { body, key })).value).toEqual(first)
  const { rows } = await inDatabase(
    'select p.name, p.added_by, p.phone_agreed_at is not null as agreed, (select count(*)::int from membership m where m.person_id = p.id) as roles from person p where p.phone = $1',
    [customer.phone],
  )
  expect(rows).toEqual([{ name: '王师母', added_by: town.ours.people.technician.id, agreed: true, roles: 1 }])
  expect(await named('technician', '2468')).toEqual(['王师母'])
  expect((await (await as('dispatcher'))('GET /work-orders/:id', { params: { id: first.id } })).value.customer).toEqual(
    {
      name: '王师母',
      phone: true,
    },
  )
})

test('#30 bad input names the field, and a refused report keeps nobody', async () => {
  const { people, assets } = town.ours
  const technician = await as('technician')
  const refused = async (body: Record<string, unknown>) => {
    const answer = await technician('POST /work-orders', {
      body: { address: '愚园路 12 号', answers: notCooling, ...body },
    })
    return [answer.status, answer.error.code, answer.error.path]
  }
  const phone = '15600001177'
  expect(await refused({ customer: { name: '另一位', phone } })).toEqual([422, 'not_unique', 'customer.phone'])
  expect(await refused({ customerId: randomUUID() })).toEqual([404, 'not_found', 'customerId'])
  expect(await refused({ customerId: town.theirs.people.customer.id })).toEqual([404, 'not_found', 'customerId'])
  expect(await refused({ customer: { name: '没报成', phone: '13700009999' }, answers: {} })).toEqual([
    422,
    'required',
    'answers.symptoms',
  ])
  expect(await named('dispatcher', '没报成')).toEqual([])
  for (const customer of [{ name: ' ' }, { name: '' }, { name: '人', phone: '12ab' }, { name: '人', more: 1 }]) {
    const [status, , path] = await refused({ customer })
    expect([status, String(path).startsWith('customer')]).toEqual([400, true])
  }
  const own = await (await as('neighbour'))('POST /work-orders', {
    body: { customerId: people.customer.id, assetId: assets.homeFridge.id, answers: notCooling },
  })
  expect([own.error.code, own.error.path]).toEqual(['not_permitted', 'customerId'])
  const added = await technician('POST /customers', { body: { name: '同号', phone } })
  expect([added.error.code, added.error.path]).toEqual(['not_unique', 'phone'])
})

test('#39 what each role may start for a customer: every published type while staff have no entrance, then the entrances alone', async () => {
  const mayStart = async () => {
    const found: Partial<Record<Role, readonly string[]>> = {}
    for (const role of roles) {
      const person = Object.values(town.ours.people).find((one) => one.role === role)
      const answer = person && (await (await town.server.as(person))('GET /entrances/mine'))
      found[role] =
        answer?.status === 200
          ? [
              ...answer.value.entrances.filter(({ kind }) => kind === 'staff').map(({ code }) => code),
              ...answer.value.workTypes.map(({ key }) => key),
            ]
          : []
    }
    return found
  }
  const type = town.ours.workType.key
  const staff = ['technician', 'store_staff', 'dispatcher', 'manager', 'admin'] as const
  const each = (those: readonly string[]) => Object.fromEntries(staff.map((role) => [role, those]))
  expect(await mayStart()).toEqual({ customer: [], finance: [], ...each([type]) })
  const manager = await as('manager')
  await manager('POST /entrances', {
    body: {
      code: 'by-phone',
      kind: 'staff',
      label: { 'zh-CN': '来电' },
      workType: type,
      roles: ['dispatcher', 'technician'],
    },
  })
  expect(await mayStart()).toEqual({
    customer: [],
    finance: [],
    ...each([]),
    dispatcher: ['by-phone'],
    technician: ['by-phone'],
  })
  const { customer } = town.ours.people
  const body = { entrance: 'by-phone', customerId: customer.id, address: '愚园路 12 号', answers: notCooling }
  const { id } = (await (await as('technician'))('POST /work-orders', { body })).value
  const dispatcher = await as('dispatcher')
  const { sources } = (await dispatcher('GET /work-orders/sources')).value
  const { items } = (await dispatcher('GET /work-orders', { query: { view: 'all', source: 'by-phone' } })).value
  expect(items.map((one) => one.id)).toEqual([id])
  expect(sources).toContainEqual({ source: 'by-phone', count: 1 })
  expect((await (await as('storeStaff'))('POST /work-orders', { body })).error.path).toBe('entrance')
})
