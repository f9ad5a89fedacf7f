import { day } from '@field/domain/kernel'
import { traceHolds } from '@field/domain/pricing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../support/company.ts'
import { report, stopTown } from '../../support/job.ts'
import { addCities, beginDraft, type Desk, idOf, openDesk, perUnit, publishWith, visitPrice } from './prices-desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => stopTown(desk.town))

const say = (text: string) => ({ 'zh-CN': text })
const visitItem = () => ({ kind: 'service_item' as const, id: desk.town.ours.items.visit })
const putInDraft = async (put: object[], base: number) =>
  desk.manager('POST /price-books/:kind/draft/rules', {
    params: { kind: 'sale' },
    body: { base, put: put as never },
  })

describe('the next version of a book', () => {
  test('#58 is edited, compared, published, and prices what is reported from its moment on; old orders keep theirs', async () => {
    const { town, manager, customer, clock } = desk
    const { ours } = town
    const before = await report(customer, ours.tags.homeFridge)
    expect((await manager('GET /price-books/:kind/draft', { params: { kind: 'sale' } })).status).toBe(404)
    const draft = await beginDraft(manager)
    expect(draft).toMatchObject({ basedOn: 12, edits: 0, rules: 6, ambiguities: [] })
    const page = (await manager('GET /price-books/:kind/draft', { params: { kind: 'sale' } })).value
    const visit = page.rules.find(({ item }) => 'id' in item && item.id === ours.items.visit)
    if (!visit) throw new Error('the visit has a price')
    const { bookId: _book, ...kept } = visit
    const edited = await putInDraft([{ ...kept, method: perUnit('320.00') }], draft.edits)
    expect(edited.value).toMatchObject({ edits: 1, rules: 6 })
    const changes = (await manager('GET /price-books/:kind/changes', { params: { kind: 'sale' } })).value
    expect([changes.added, changes.removed]).toEqual([[], []])
    expect(changes.changed.map((pair) => [pair.before.method, pair.after.method])).toEqual([
      [perUnit('300.00'), perUnit('320.00')],
    ])
    const stale = await manager('POST /price-books/:kind/publish', { params: { kind: 'sale' }, body: { base: 0 } })
    expect(stale.error.code).toBe('version_conflict')
    const past = await manager('POST /price-books/:kind/publish', {
      params: { kind: 'sale' },
      body: { base: 1, from: Date.now() - day },
    })
    expect(past.error).toMatchObject({ code: 'too_small', path: 'from' })
    const from = Date.now() + 2 * day
    const published = await manager('POST /price-books/:kind/publish', {
      params: { kind: 'sale' },
      body: { base: 1, from },
    })
    expect(published.value).toMatchObject({ version: 13, from, rules: 6 })

    const visitNow = async (at?: number) =>
      (await visitPrice(desk, manager, ours.territories.jingan, at === undefined ? {} : { at })).amountFen
    expect([await visitNow(), await visitNow(from - 1), await visitNow(from)]).toEqual([30_000, 30_000, 32_000])
    const afresh = async (person: Person) => town.server.with((await town.server.signIn(person)).accessToken)
    clock.offset = 3 * day
    const after = await report(await afresh(ours.people.customer), ours.tags.freezer)
    const accountant = await afresh(ours.people.finance)
    const priceOf = async (id: string) =>
      (await accountant('GET /work-orders/:id/settlement', { params: { id } })).value.lines[0]?.amountFen
    expect([await priceOf(before.id), await priceOf(after.id)]).toEqual([30_000, 32_000])
    clock.offset = 0
    const versions = (await manager('GET /price-books')).value.books.find(({ kind }) => kind === 'sale')?.versions
    expect(versions?.map(({ version, rules }) => [version, rules])).toEqual([
      [13, 6],
      [12, 6],
    ])
    const of13 = await manager('GET /price-books/:kind/changes', { params: { kind: 'sale' }, query: { version: 13 } })
    expect(of13.value.changed).toHaveLength(1)
  })

  test('#56 two rules that could tie are named with the case, and stop the publishing', async () => {
    const { manager, town } = desk
    const { jingan } = town.ours.territories
    const { edits } = await beginDraft(manager)
    const rule = { label: say('静安'), item: visitItem(), territory: jingan, method: perUnit('310.00') }
    const edited = (await putInDraft([rule, { ...rule, label: say('静安二'), tier: 'standard' }, rule], edits)).value
    expect(edited.ambiguities).toHaveLength(1)
    expect(edited.ambiguities[0]?.case).toEqual({ item: `service_item:${town.ours.items.visit}`, territory: jingan })
    const refused = await manager('POST /price-books/:kind/publish', {
      params: { kind: 'sale' },
      body: { base: edited.edits },
    })
    const { first = '', second = '' } = edited.ambiguities[0] ?? {}
    expect(refused.error).toMatchObject({ code: 'price_ambiguous', detail: { first, second } })
    const tried = await manager('POST /price-books/:kind/try', {
      params: { kind: 'sale' },
      body: { draft: true, case: { item: visitItem(), quantity: 1, territoryId: jingan } },
    })
    // The one with the tier is narrower than both that tie.
    expect(tried.value.amountFen).toBe(31_000)
    await manager('DELETE /price-books/:kind/draft', { params: { kind: 'sale' } })
    expect((await manager('GET /price-books/:kind/draft', { params: { kind: 'sale' } })).status).toBe(404)
  })

  test.each<[string, object, string, string]>([
    ['half a fen', { method: { kind: 'per_unit', unit: 0.5 } }, 'wrong_kind', 'put.0.method.unit'],
    ['a negative price', { method: { kind: 'per_unit', unit: -1 } }, 'amount_invalid', 'put.0.method.unit'],
    ['an unknown method', { method: { kind: 'free' } }, 'not_an_option', 'put.0.method.kind'],
    ['a member nobody knows', { discount: 3 }, 'unknown_field', 'put.0.discount'],
    ['a day there is not', { fromDay: '2026-02-30' }, 'wrong_format', 'put.0.fromDay'],
    ['a service item there is not', { item: { kind: 'service_item', id: 'x' } }, 'item_unknown', 'put.0.item.id'],
    ['a tier there is not', { tier: 'golden' }, 'not_an_option', 'put.0.tier'],
    ['a prototype', { item: { kind: 'constructor' } }, 'not_an_option', 'put.0.item.kind'],
    ['an id that is none', { id: 'x' }, 'wrong_format', 'put.0.id'],
    ['no item at all', { item: null }, 'not_an_option', 'put.0.item.kind'],
  ])('a rule with %s is refused where it is wrong', async (_name, wrong, code, path) => {
    const { edits } = await beginDraft(desk.manager)
    const rule = { label: say('坏'), item: visitItem(), method: perUnit('1.00'), ...wrong }
    const { status, error } = await putInDraft([rule], edits)
    expect([status, error.code, error.path]).toEqual([422, code, path])
  })

  test.each([null, 'visit', { kind: 'part', id: 'x' }, { kind: 'surcharge' }, { kind: 'category', key: 'a' }])(
    'a case of %j is refused, no fault',
    async (item) => {
      const body = { case: { item: item as never, quantity: 1, territoryId: desk.town.ours.territories.jingan } }
      const tried = await desk.manager('POST /price-books/:kind/try', { params: { kind: 'sale' }, body })
      expect([tried.status, tried.error.path?.startsWith('case.item')]).toEqual([422, true])
    },
  )

  test('#55 a book of another kind begins with a label, and a manager does not find what parts are settled at', async () => {
    const { manager, finance } = desk
    const refused = await finance('POST /price-books/:kind/draft', { params: { kind: 'service_cost' }, body: {} })
    expect(refused.error).toMatchObject({ code: 'required', path: 'label' })
    expect((await beginDraft(finance, 'parts_settlement', '配件结算价')).basedOn).toBe(0)
    const hidden = await manager('GET /price-books/:kind/draft', { params: { kind: 'parts_settlement' } })
    expect(hidden.status).toBe(404)
    const seen = async (client: typeof manager) =>
      (await client('GET /price-books')).value.books.map(({ kind }) => kind)
    expect([await seen(manager), await seen(finance)]).toEqual([['sale'], ['parts_settlement', 'sale']])
  })
})

describe('who is priced how', () => {
  test('#57 three tiers: everybody the standard one, key cities the preferred, a partner its own, from the day granted', async () => {
    const { manager, town } = desk
    const { people, places, territories } = town.ours
    const ids = await addCities(town, [{ code: '320500', name: '苏州' }])
    const suzhou = idOf(ids, '320500')
    for (const [key, name] of [
      ['standard', '标准档'],
      ['preferred', '优惠档'],
      ['custom', '定制档'],
    ] as const)
      await manager('PUT /price-tiers/:key', { params: { key }, body: { label: say(name) } })
    const tiered = (tier: string, amount: string) => ({
      label: say(tier),
      item: visitItem(),
      territory: territories.eastChina,
      tier,
      method: perUnit(amount),
    })
    await manager('DELETE /price-books/:kind/draft', { params: { kind: 'sale' } })
    await publishWith(manager, [tiered('preferred', '270.00'), tiered('custom', '240.00')], {
      from: Date.now() + 4 * day,
    })
    const at = Date.now() + 5 * day
    const give = (body: object) => manager('POST /price-grants', { body: { kind: 'tier', ...body } as never })
    expect((await give({ key: 'golden' })).error).toMatchObject({ code: 'not_an_option', path: 'key' })
    expect((await give({ key: 'preferred', territoryId: suzhou })).status).toBe(201)
    expect((await give({ key: 'custom', party: places.store.id })).status).toBe(201)
    const clash = await give({ key: 'custom', territoryId: suzhou })
    expect(clash.error.code).toBe('price_ambiguous')
    const amount = async (territoryId: string, party?: string) =>
      (await visitPrice(desk, manager, territoryId, { at, ...(party !== undefined && { party }) })).amountFen
    const { jingan } = territories
    const tierTold = async (asked: object) =>
      (await visitPrice(desk, manager, suzhou, { at, ...asked })).trace as { tier: string; tierLabel?: object } | null
    expect(await tierTold({})).toMatchObject({ tier: 'preferred', tierLabel: say('优惠档') })
    expect(await tierTold({ tier: 'custom' })).not.toHaveProperty('tierLabel')
    expect(await amount(jingan)).toBe(32_000)
    expect(await amount(suzhou)).toBe(27_000)
    expect(await amount(jingan, places.store.id)).toBe(24_000)
    expect(await amount(suzhou, places.store.id)).toBe(24_000)
    expect(await amount(suzhou, people.customer.id)).toBe(27_000)
    const grants = (await manager('GET /price-grants')).value.grants
    const ofStore = grants.find(({ party }) => party === places.store.id)
    await manager('POST /price-grants/:id/end', { params: { id: ofStore?.id ?? '' }, body: {} })
    expect(await amount(jingan, places.store.id)).toBe(32_000)
  })

  test('#56 partner levels carry how goods are handed on and by which shares they are settled; the level narrows a price', async () => {
    const { manager, town } = desk
    const { places, territories } = town.ours
    const level = (key: string, body: object) =>
      manager('PUT /partner-levels/:key', { params: { key }, body: body as never })
    const refused = await level('agent', { label: say('总代'), goodsSplit: 'by_quota', shareSet: 'nobody' })
    expect(refused.error).toMatchObject({ code: 'not_an_option', path: 'shareSet' })
    for (const [key, name, goodsSplit] of [
      ['agent', '总代', 'by_quota'],
      ['distributor', '分销', 'by_sales'],
      ['shop', '门店', 'on_order'],
    ] as const)
      expect((await level(key, { label: say(name), goodsSplit })).status).toBe(200)
    const { levels } = (await manager('GET /price-tiers')).value
    expect(levels.map(({ key, goodsSplit }) => [key, goodsSplit])).toEqual([
      ['agent', 'by_quota'],
      ['distributor', 'by_sales'],
      ['shop', 'on_order'],
    ])
    await publishWith(
      manager,
      [{ label: say('分销价'), item: visitItem(), level: 'distributor', method: perUnit('200.00') }],
      { from: Date.now() + 6 * day },
    )
    await manager('POST /price-grants', { body: { kind: 'level', key: 'distributor', party: places.otherStore.id } })
    const at = Date.now() + 7 * day
    const found = await visitPrice(desk, manager, territories.jingan, { at, party: places.otherStore.id })
    expect(found.amountFen).toBe(20_000)
    const without = await visitPrice(desk, manager, territories.jingan, { at })
    expect(without.amountFen).toBe(32_000)
    expect(without.others.find(({ lost }) => lost.why === 'other_level')?.lost).toEqual({
      why: 'other_level',
      wants: 'distributor',
    })
  })

  test('#59 #62 two districts give two prices by city tier and heat, each with the rule used and why the others lost', async () => {
    const { manager, town } = desk
    const cities = await addCities(town, [
      { code: '110105', name: '朝阳', tier: 1 },
      { code: '310115', name: '浦东', tier: 1 },
    ])
    const [chaoyang, pudong] = [idOf(cities, '110105'), idOf(cities, '310115')]
    await manager('POST /territories/:id/heat', { params: { id: chaoyang }, body: { heat: 'hot' } })
    await manager('POST /territories/:id/heat', { params: { id: pudong }, body: { heat: 'calm' } })
    await publishWith(
      manager,
      [
        {
          label: say('城市热度'),
          item: visitItem(),
          territory: town.ours.territories.eastChina,
          method: {
            kind: 'city_heat',
            cityTiers: [1, 2],
            heats: ['hot', 'calm'],
            units: [
              [38_000, 33_000],
              [30_000, 26_000],
            ],
          } as never,
        },
      ],
      { from: Date.now() + 8 * day },
    )
    const at = Date.now() + 9 * day
    const [hot, calm] = [
      await visitPrice(desk, manager, chaoyang, { at }),
      await visitPrice(desk, manager, pudong, { at }),
    ]
    expect([hot.amountFen, calm.amountFen]).toEqual([38_000, 33_000])
    expect(hot.trace).toMatchObject({ rule: { label: say('城市热度') }, cell: { cityTier: 1, heat: 'hot' } })
    expect(hot.trace && traceHolds(hot.trace)).toBe(true)
    expect(hot.others.some(({ lost }) => lost.why === 'less_specific' && lost.step === 'city_heat')).toBe(true)
    // What is said of a district today changes nothing of yesterday.
    const { districts } = (await manager('GET /district-heat')).value
    expect(districts.map(({ name, heat }) => [name, heat]).sort()).toEqual([
      ['朝阳', 'hot'],
      ['浦东', 'calm'],
    ])
  })

  test('#58 a rule for a season begins at 00:00 of the territory', async () => {
    const { manager, town } = desk
    const cities = await addCities(town, [{ code: '650100', name: '乌鲁木齐', zone: 'Asia/Urumqi' }])
    const urumqi = idOf(cities, '650100')
    const from = Date.now() + 10 * day
    const season = new Date(from + 20 * day).toISOString().slice(0, 10)
    await publishWith(
      manager,
      [{ label: say('旺季'), item: visitItem(), territory: urumqi, fromDay: season, method: perUnit('400.00') }],
      { from },
    )
    const midnight = Date.parse(`${season}T00:00:00+06:00`)
    const amount = async (at: number) => (await visitPrice(desk, manager, urumqi, { at })).amountFen
    expect([await amount(midnight - 1), await amount(midnight)]).toEqual([32_000, 40_000])
  })
})

test('#71 one call with 20 cities makes 20 schemes, each marked with its region, and gives what it says there alone', async () => {
  const { manager, town } = desk
  const cities = await addCities(
    town,
    Array.from({ length: 20 }, (_, index) => ({ code: `4${index + 10}100`, name: `城市${index + 1}` })),
  )
  const territoryIds = [...cities.values()]
  const made = (
    await manager('POST /promotions', {
      body: {
        label: say('满300减50'),
        on: 'labour',
        gift: { kind: 'spend_minus', spend: 30_000, minus: 5_000 } as never,
        territoryIds,
        untilDay: '2099-01-01',
      },
    })
  ).value
  expect(made.promotions).toHaveLength(20)
  expect(new Set(made.promotions.map(({ label }) => label['zh-CN'])).size).toBe(20)
  expect(made.promotions.map(({ territory, label }) => label['zh-CN'] === `满300减50 · ${territory}`)).not.toContain(
    false,
  )
  const kept = (await manager('GET /promotions', { query: { campaign: made.campaign } })).value.promotions
  expect(kept.map(({ territoryId }) => territoryId).sort()).toEqual([...territoryIds].sort())
  const nested = await manager('POST /promotions', {
    body: {
      label: say('重叠'),
      on: 'labour',
      gift: { kind: 'percent_off', points: 500 } as never,
      territoryIds: [town.ours.territories.eastChina, territoryIds[0] ?? ''],
    },
  })
  expect(nested.error).toMatchObject({ code: 'not_unique', path: 'territoryIds.1' })
  const [first] = kept
  const ended = (await manager('POST /promotions/:id/end', { params: { id: first?.id ?? '' }, body: {} })).value
  expect(ended.until).not.toBeNull()
})
