import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { runCommand } from '../../../bff/src/work-orders/command.ts'
import type { Person } from '../../support/company.ts'
import { allHaveEnded } from '../../support/horizon.ts'
import { report, startTown, type Town, taskNow, tell, workUntilDone } from '../../support/job.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.server.stop())

const as = (person: Person) => town.server.as(person)

describe('lists', () => {
  test('pages of the desk hold every order once, newest first', async () => {
    const { ours } = town
    const customer = await as(ours.people.customer)
    const made: string[] = []
    for (let count = 0; count < 5; count++) made.unshift((await report(customer, ours.tags.fridge)).id)
    const dispatcher = await as(ours.people.dispatcher)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = (
        await dispatcher('GET /work-orders', { query: { view: 'all', limit: 2, ...(after ? { after } : {}) } })
      ).value
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(made)
    expect((await dispatcher('GET /work-orders', { query: { view: 'all', after: 'bm9uc2Vuc2U' } })).error.code).toBe(
      'wrong_format',
    )
  })

  test('a technician’s tasks stand by what is due next, over pages too', async () => {
    const { ours } = town
    const technician = await as(ours.people.technician)
    const whole = (await technician('GET /work-orders', { query: { view: 'tasks' } })).value.items
    expect(whole.length).toBeGreaterThan(1)
    const due = whole.map(({ task }) => task?.dueAt ?? Infinity)
    expect(due).toEqual([...due].sort((a, b) => a - b))
    const first = (await technician('GET /work-orders', { query: { view: 'tasks', limit: 1 } })).value
    const rest = (await technician('GET /work-orders', { query: { view: 'tasks', after: first.next ?? '' } })).value
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
    expect(whole.every(({ task }) => task?.assigneeId === ours.people.technician.id)).toBe(true)
  })

  test('everybody sees only their own: customers, stores, and nobody the desk’s but the office', async () => {
    const { ours, theirs } = town
    const customer = await as(ours.people.customer)
    const mine = (await customer('GET /work-orders', { query: { view: 'mine' } })).value.items
    expect(mine).toHaveLength(5)
    const neighbour = await as(ours.people.neighbour)
    for (const view of ['mine', 'tasks', 'done', 'store'] as const)
      expect((await neighbour('GET /work-orders', { query: { view } })).value.items).toEqual([])
    expect((await neighbour('GET /work-orders', { query: { view: 'all' } })).error.code).toBe('not_permitted')
    expect((await neighbour('GET /work-orders', { query: { view: 'unassigned' } })).error.code).toBe('not_permitted')
    const store = await as(ours.people.storeStaff)
    expect((await store('GET /work-orders', { query: { view: 'store' } })).value.items).toHaveLength(5)
    const otherStore = await as(ours.people.otherStoreStaff)
    expect((await otherStore('GET /work-orders', { query: { view: 'store' } })).value.items).toEqual([])
    const foreign = await as(theirs.people.dispatcher)
    expect((await foreign('GET /work-orders', { query: { view: 'all' } })).value.items).toEqual([])
  })

  test('the desk finds by number, by words, by place and by status, and takes a % for what it is', async () => {
    const { ours } = town
    const dispatcher = await as(ours.people.dispatcher)
    const find = async (query: { q?: string; placeId?: string; status?: 'assigned' | 'settled' }) =>
      (await dispatcher('GET /work-orders', { query: { view: 'all', ...query } })).value.items
    const [one] = await find({})
    expect(await find({ q: one?.number ?? '' })).toMatchObject([{ id: one?.id }])
    expect(await find({ q: '卧式' })).toHaveLength(5)
    expect(await find({ q: '灵石路' })).toHaveLength(5)
    expect(await find({ q: '%' })).toEqual([])
    expect(await find({ placeId: ours.places.otherStore.id })).toEqual([])
    expect(await find({ placeId: ours.places.site.id })).toHaveLength(5)
    expect(await find({ status: 'settled' })).toEqual([])
  })

  test('what a technician finished stands once under done', async () => {
    const { ours } = town
    const { id } = await report(await as(ours.people.customer), ours.tags.freezer)
    const { assigneeId } = await taskNow(town, id)
    await workUntilDone(town, id)
    const handler = [ours.people.technician, ours.people.secondTechnician].find((one) => one.id === assigneeId)
    if (!handler) throw new Error('nobody near')
    const done = (await (await as(handler))('GET /work-orders', { query: { view: 'done' } })).value.items
    expect(done).toMatchObject([{ id, task: { node: 'repair', state: 'done' } }])
  })
})

describe('who sees what of one order', () => {
  test('a foreign and a missing order answer alike', async () => {
    const { ours, theirs } = town
    const { id } = await report(await as(ours.people.customer), ours.tags.freezer)
    const missing = '018f0000-0000-7000-8000-00000000dead'
    for (const person of [theirs.people.admin, ours.people.neighbour, ours.people.otherStoreStaff]) {
      const client = await as(person)
      for (const route of ['GET /work-orders/:id', 'GET /work-orders/:id/progress'] as const) {
        const [foreign, none] = [
          await client(route, { params: { id } }),
          await client(route, { params: { id: missing } }),
        ]
        expect(foreign.error).toMatchObject({ code: 'not_found' })
        expect({ ...foreign.error, requestId: '' }).toEqual({ ...none.error, requestId: '' })
      }
    }
  })

  test('no phone number leaves, and the customer reads neither drafts nor words among colleagues', async () => {
    const { server, ours } = town
    const { people } = ours
    const { id } = await report(await as(people.customer), ours.tags.freezer)
    await workUntilDone(town, id)
    const bodies = new Map<string, string>()
    for (const person of [people.customer, people.storeStaff, people.dispatcher])
      bodies.set(person.role, (await (await server.as(person))('GET /work-orders/:id', { params: { id } })).text)
    for (const text of bodies.values()) expect(text).not.toContain('15600001177')
    expect(bodies.get('dispatcher')).toContain('只给同事看')
    expect(bodies.get('customer')).not.toContain('只给同事看')
    expect(bodies.get('store_staff')).not.toContain('只给同事看')
    // The amount by itself: times and ids may hold these digits too.
    expect(bodies.get('store_staff')).not.toMatch(/(?<![\w-])60000(?![\w-])/)
  })

  test('a draft is not shown to the customer before the work is done', async () => {
    const { ours } = town
    const { people } = ours
    const { id } = await report(await as(people.customer), ours.tags.freezer)
    const { id: taskId, assigneeId } = await taskNow(town, id)
    const handler = [people.technician, people.secondTechnician].find((one) => one.id === assigneeId)
    if (!handler) throw new Error('nobody near')
    const client = await as(handler)
    await tell(client, id, { kind: 'accept', taskId })
    await tell(client, id, { kind: 'arrive', taskId })
    await tell(client, id, {
      kind: 'save_draft',
      taskId,
      answers: { before_temperature: -3.25, internal_note: '草稿' },
    })
    const own = (await client('GET /work-orders/:id', { params: { id } })).value
    expect(own.tasks[0]?.answers).toMatchObject({ internal_note: '草稿' })
    const shown = (await (await as(people.customer))('GET /work-orders/:id', { params: { id } })).value
    expect(shown.tasks[0]).toMatchObject({ answers: {}, parts: [], reason: null })
  })

  test('a follower sees the progress, but not who reported and with which words', async () => {
    const { ours } = town
    const { people, tags } = ours
    const { id } = await report(await as(people.customer), tags.freezer)
    const neighbour = await as(people.neighbour)
    const wrongTag = await neighbour('POST /work-orders/:id/follow', { params: { id }, body: { tag: tags.fridge } })
    expect(wrongTag.error.code).toBe('not_found')
    const followed = (await neighbour('POST /work-orders/:id/follow', { params: { id }, body: { tag: tags.freezer } }))
      .value
    expect(followed.version).toBe(2)
    const again = (await neighbour('POST /work-orders/:id/follow', { params: { id }, body: { tag: tags.freezer } }))
      .value
    expect(again.version).toBe(2)
    const progress = await neighbour('GET /work-orders/:id/progress', { params: { id } })
    const detail = await neighbour('GET /work-orders/:id', { params: { id } })
    for (const { text } of [progress, detail]) {
      expect(text).not.toContain(people.customer.name)
      expect(text).not.toContain('早上开始不怎么冷')
    }
    expect(progress.value.technician?.name).toBeTruthy()
    expect((await neighbour('GET /work-orders', { query: { view: 'mine' } })).value.items).toMatchObject([{ id }])
  })
})

describe('changes since a cursor', () => {
  const shows = () => allHaveEnded(town.server.database.urls.admin ?? '')

  test('what commits late is not missed, and what is not mine is not told', async () => {
    const { server, ours, theirs } = town
    const { people, tags } = ours
    const customer = await as(people.customer)
    const [slow, quick] = [await report(customer, tags.freezer), await report(customer, tags.fridge)]
    const ask = async (person: Person, since?: string) =>
      (await (await as(person))('GET /changes', { query: since === undefined ? {} : { since } })).value
    await shows()
    const start = (await ask(people.customer)).cursor

    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let written = () => {}
    const writing = new Promise<void>((resolve) => {
      written = resolve
    })
    const late = server.world.inOrganization(ours.orgId, async (tx) => {
      const actor = { orgId: ours.orgId, personId: people.customer.id, role: 'customer' as const, placeIds: [] }
      const command = { kind: 'comment', words: '慢', photos: [] } as const
      await runCommand(tx, server.world, { actor, id: slow.id as never, command, now: Date.now() })
      written()
      await held
    })
    await writing
    const unheard = async () => {
      await tell(customer, quick.id, { kind: 'comment', words: '快', photos: [] })
      return ask(people.customer, start)
    }
    // Whatever comes of it, what is held is let go, for the server waits for it when it stops.
    const between = await unheard().finally(release)
    expect(between.items).toEqual([])
    await late
    await shows()
    const after = await ask(people.customer, between.cursor)
    expect(after.items.map(({ id, version }) => ({ id, version }))).toEqual(
      expect.arrayContaining([
        { id: slow.id, version: 2 },
        { id: quick.id, version: 2 },
      ]),
    )
    expect((await ask(people.customer, after.cursor)).items).toEqual([])
    expect((await ask(people.neighbour, start)).items.map(({ id }) => id)).not.toContain(slow.id)
    expect((await ask(theirs.people.dispatcher, start)).items).toEqual([])
  })

  test('a technician whose task went to somebody else hears of it, and may read the order no more', async () => {
    const { ours } = town
    const { people } = ours
    const { id } = await report(await as(people.customer), ours.tags.freezer)
    const { id: taskId, assigneeId } = await taskNow(town, id)
    const handler = [people.technician, people.secondTechnician].find((one) => one.id === assigneeId)
    if (!handler) throw new Error('nobody near')
    const client = await as(handler)
    await shows()
    const { cursor } = (await client('GET /changes')).value
    await tell(await as(people.dispatcher), id, { kind: 'assign', taskId, to: people.farTechnician.id })
    await shows()
    expect((await client('GET /changes', { query: { since: cursor } })).value.items).toMatchObject([{ id, version: 2 }])
    expect((await client('GET /work-orders/:id', { params: { id } })).error.code).toBe('not_found')
  })

  test('more changes than a page come over several, none lost', async () => {
    const { server, ours } = town
    const { people, tags } = ours
    const dispatcher = await as(people.dispatcher)
    await shows()
    const start = (await dispatcher('GET /changes')).value.cursor
    const { id } = await report(await as(people.customer), tags.freezer)
    await asAdmin(server.database.urls.admin ?? '', async (client) => {
      for (let count = 0; count < 230; count++) {
        await client.query(
          `with copied as (
             insert into work_order (org_id, id, number, work_type_version_id, version, status, title, source, territory_id, address, report, created_at, updated_at, client_request_id)
             select org_id, gen_random_uuid(), 'copy-' || $2, work_type_version_id, 1, status, title, source, territory_id, address, report, created_at, updated_at, gen_random_uuid()
             from work_order where id = $1 returning org_id, id
           ) insert into timeline (org_id, work_order_id, seq, version, at, saved_at, kind, event, hash)
           select org_id, id, 1, 1, now(), now(), 'urged', '{"kind":"urged"}', '' from copied`,
          [id, count],
        )
      }
    })
    await shows()
    const seen = new Set<string>()
    let since = start
    let pages = 0
    for (let more = true; more; pages++) {
      const page = (await dispatcher('GET /changes', { query: { since } })).value
      for (const item of page.items) seen.add(item.id)
      since = page.cursor
      more = page.more
    }
    expect(seen.size).toBe(231)
    expect(pages).toBe(2)
  })
})

test('the store’s board and the overview count what there is', async () => {
  const { ours } = town
  const { people, places, tags } = ours
  const { id } = await report(await as(people.customer), tags.store)
  await workUntilDone(town, id)
  const board = (await (await as(people.storeStaff))('GET /stores/:id/board', { params: { id: places.store.id } }))
    .value
  expect(board.awaiting.map((card) => card.id)).toContain(id)
  expect(board.coming.every(({ technicianName }) => technicianName !== null)).toBe(true)
  const foreign = await (await as(people.otherStoreStaff))('GET /stores/:id/board', { params: { id: places.store.id } })
  expect(foreign.error.code).toBe('not_found')
  const { byStatus, bySite } = (await (await as(people.manager))('GET /overview')).value
  expect(byStatus.find(({ status }) => status === 'awaiting_acceptance')?.count).toBeGreaterThanOrEqual(1)
  expect(bySite.find(({ siteId }) => siteId === places.site.id)?.open).toBeGreaterThan(0)
})
