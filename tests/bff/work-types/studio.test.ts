import type { Reply } from '@field/contract'
import { type Edit, insertEdit, moveEdit, removeEdit, setEdit, type WorkTypeDefinition } from '@field/domain/workflow'
import { presets } from '@field/presets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTown, stopTown, type Town, taskNow } from '../../support/job.ts'
import type { Client } from '../../support/server.ts'
import { connect } from '../../support/socket.ts'

let town: Town
let admin: Client
let manager: Client
beforeAll(async () => {
  town = await startTown()
  admin = await town.server.as(town.ours.people.admin)
  manager = await town.server.as(town.ours.people.manager)
})
afterAll(() => stopTown(town))

type DraftReply = Reply<'GET /work-types/:key/draft'>

const begin = async (body: object): Promise<DraftReply> => (await admin('POST /work-types', { body })).value
const draftOf = async (key: string): Promise<DraftReply> =>
  (await admin('GET /work-types/:key/draft', { params: { key } })).value
const edit = (client: Client, key: string, base: number, edits: Edit[]) =>
  client('POST /work-types/:key/draft/edits', { params: { key }, body: { base, edits } })
const publish = async (key: string, revision: number, migrate: 'all' | 'none' | string[] = 'none') =>
  (await admin('POST /work-types/:key/publish', { params: { key }, body: { revision, migrate } })).value

const hint = { key: 'mind_the_dog', kind: 'hint', label: { 'zh-CN': '小心狗' } }

describe('work types and presets', () => {
  test('#21 the gallery lists every preset, and each can be looked at', async () => {
    const listed = (await manager('GET /presets')).value.presets
    expect(listed.map(({ key }) => key)).toEqual(presets.map(({ key }) => key))
    for (const card of listed) {
      const { value } = await manager('GET /presets/:key', { params: { key: card.key } })
      expect(value.definition.nodes).toHaveLength(card.nodes)
      expect(value.items).toHaveLength(card.serviceItems)
    }
    expect((await manager('GET /presets/:key', { params: { key: 'gardening_on_mars' } })).status).toBe(404)
  })

  test('#20 create, configure, publish: three calls, and an order is opened at once', async () => {
    const begun = await begin({ preset: 'appliance_repair', key: 'fridge_care', label: { 'zh-CN': '冰箱保养' } })
    expect(begun).toMatchObject({ key: 'fridge_care', basedOn: null })
    expect(begun.problems.map(({ rule }) => rule)).toEqual(['skill_unknown'])
    const ours = setEdit(begun.definition, ['nodes', 'repair', 'assignee', 0, 'skills'], ['refrigeration'])
    const put = insertEdit(begun.definition, ['report', 'fields'], hint)
    const edited = (await edit(admin, begun.key, begun.revision, [ours, put])).value
    expect(edited).toMatchObject({ conflicts: [], problems: [] })
    const published = await publish(begun.key, edited.revision)
    expect(published).toMatchObject({ number: 1, problems: [], migrated: [] })
    const customer = await town.server.as(town.ours.people.customer)
    const opened = await customer('POST /work-orders', {
      body: {
        workType: 'fridge_care',
        tag: town.ours.tags.freezer,
        answers: { symptoms: ['not_cooling'], words: '不冷' },
      },
    })
    expect(opened.status).toBe(201)
    expect((await taskNow(town, opened.value.id)).node).toBe(begun.definition.start)
  })

  test('an empty work type is sound from the first moment, and a copy is what it was copied from', async () => {
    const empty = await begin({ key: 'errands' })
    expect(empty.problems).toEqual([])
    const copy = await begin({ copyOf: 'errands' })
    expect(copy.key).toBe('errands_2')
    expect({ ...copy.definition, key: 'errands' }).toEqual(empty.definition)
    expect((await admin('POST /work-types', { body: { copyOf: 'nothing_there' } })).error).toMatchObject({
      path: 'copyOf',
    })
  })

  test('keys that are taken get a number, also for ten who begin at once', async () => {
    const begun = await Promise.all(Array.from({ length: 10 }, () => begin({ key: 'parcels' })))
    expect(new Set(begun.map(({ key }) => key)).size).toBe(10)
    expect(begun.map(({ key }) => key).sort()[0]).toBe('parcels')
  })

  test('the list says what is published, what is drafted and what differs', async () => {
    const { key, revision } = await begin({ key: 'listed' })
    const cardOf = async () => (await manager('GET /work-types')).value.workTypes.find((one) => one.key === key)
    expect(await cardOf()).toMatchObject({ published: null, draft: { revision, changed: true }, openOrders: 0 })
    await publish(key, revision)
    expect(await cardOf()).toMatchObject({ published: { number: 1, by: { name: '孙管理' } }, draft: null })
  })
})

describe('a draft', () => {
  test('begins from the published version, without a row before the first edit', async () => {
    const draft = await draftOf('appliance_repair')
    expect(draft).toMatchObject({ revision: 0, basedOn: 1 })
    const card = (await manager('GET /work-types')).value.workTypes.find(({ key }) => key === 'appliance_repair')
    expect(card?.draft).toBeNull()
  })

  test('#18 what is dragged is saved: moved, added, taken out', async () => {
    const { key, revision, definition } = await begin({ preset: 'appliance_repair', key: 'dragged' })
    const nodes = definition.nodes.map((node) => node.key) as [string, string]
    const edits = [
      moveEdit(definition, ['nodes', nodes[1]], null),
      insertEdit(definition, ['report', 'fields'], hint, null),
    ] as Edit[]
    const { value } = await edit(admin, key, revision, edits)
    expect(value.definition.nodes.slice(0, 2).map((node) => node.key)).toEqual([nodes[1], nodes[0]])
    expect(value.definition.report.fields[0]).toEqual(hint)
    const gone = removeEdit(value.definition, ['report', 'fields', 'mind_the_dog']) as Edit
    const after = (await edit(admin, key, value.revision, [gone])).value
    expect(after.definition.report).toEqual(definition.report)
  })

  test('of two at once: both edits stand, and each is told what the other did', async () => {
    const { key, revision, definition } = await begin({ key: 'two_hands' })
    const mine = (await edit(admin, key, revision, [setEdit(definition, ['label'], { 'zh-CN': '跑腿' })])).value
    const theirs = (await edit(manager, key, revision, [insertEdit(definition, ['report', 'fields'], hint)])).value
    expect(theirs).toMatchObject({ conflicts: [], revision: mine.revision + 1 })
    expect(theirs.others).toMatchObject([{ revision: mine.revision, by: { name: '孙管理' } }])
    expect(theirs.definition.label['zh-CN']).toBe('跑腿')
    expect((await draftOf(key)).definition).toEqual(theirs.definition)
    const log = (await admin('GET /work-types/:key/draft/edits', { params: { key }, query: { since: revision } })).value
    expect(log.edits.map(({ by }) => by?.name)).toEqual(['孙管理', '吴经理'])
  })

  test('of two at one place: the second sees what stands there, and nothing is overwritten', async () => {
    const { key, revision, definition } = await begin({ key: 'one_place' })
    await edit(admin, key, revision, [setEdit(definition, ['label'], { 'zh-CN': '甲' })])
    const late = (await edit(manager, key, revision, [setEdit(definition, ['label'], { 'zh-CN': '乙' })])).value
    expect(late.conflicts).toEqual([{ index: 0, path: ['label'], now: { 'zh-CN': '甲' } }])
    expect(late).toMatchObject({ revision: revision + 1, definition: { label: { 'zh-CN': '甲' } } })
  })

  test('of twenty at once: every edit is there, each revision once', async () => {
    const { key, revision, definition } = await begin({ key: 'crowd' })
    const edits = Array.from({ length: 20 }, (_, index) =>
      insertEdit(definition, ['report', 'fields'], { ...hint, key: `hint_${index}` }),
    )
    const done = await Promise.all(edits.map((one, index) => edit(index % 2 ? admin : manager, key, revision, [one])))
    expect(done.map(({ value }) => value.conflicts)).toEqual(edits.map(() => []))
    expect(new Set(done.map(({ value }) => value.revision)).size).toBe(20)
    expect((await draftOf(key)).definition.report.fields).toHaveLength(21)
  })

  test('may be broken: it is kept with its problems, and only the publication declines', async () => {
    const { key, revision, definition } = await begin({ key: 'broken' })
    const { value } = await edit(admin, key, revision, [setEdit(definition, ['start'], 'nowhere')])
    expect(value.problems.map(({ rule }) => rule)).toContain('start_missing')
    const declined = await publish(key, value.revision)
    expect(declined).toMatchObject({ number: null, versionId: null })
    expect(declined.problems).toEqual(value.problems)
    expect((await draftOf(key)).revision).toBe(value.revision)
  })

  test('knows the organization: a skill that nobody has and a person who is not here are problems', async () => {
    const { key, revision, definition } = await begin({ preset: 'appliance_repair', key: 'skills' })
    const rules = [{ by: 'nearest_idle', skills: ['alchemy'] }]
    const { value } = await edit(admin, key, revision, [setEdit(definition, ['nodes', 'repair', 'assignee'], rules)])
    expect(value.problems.map(({ rule }) => rule)).toContain('skill_unknown')
  })

  test('stays readable: what is no definition is refused with its path, and its key stays', async () => {
    const { key, revision, definition } = await begin({ key: 'readable' })
    const refused = async (one: Edit) => (await edit(admin, key, revision, [one])).error
    expect(await refused(setEdit(definition, ['nodes'], 'none'))).toMatchObject({ path: 'nodes' })
    expect(await refused(setEdit(definition, ['surprise'], 1))).toMatchObject({ path: 'surprise' })
    expect(await refused(setEdit(definition, ['key'], 'other'))).toMatchObject({ code: 'not_writable' })
    expect(await refused(setEdit(definition, ['label'], { 'zh-CN': 'a\u0000b' }))).toMatchObject({
      code: expect.any(String),
    })
    expect(await refused({ op: 'set', path: ['__proto__'], value: {} })).toMatchObject({ path: 'edits.0' })
    expect((await edit(admin, key, revision + 1, [setEdit(definition, ['label'], hint.label)])).error.code).toBe(
      'version_conflict',
    )
    expect((await draftOf(key)).revision).toBe(revision)
  })

  test('thrown away is one edit back to the published version, and revisions go on', async () => {
    const { key, revision } = await begin({ key: 'discarded' })
    await publish(key, revision)
    const before = await draftOf(key)
    const { value } = await edit(admin, key, before.revision, [
      setEdit(before.definition, ['label'], { 'zh-CN': '新' }),
    ])
    expect((await admin('DELETE /work-types/:key/draft', { params: { key } })).status).toBe(200)
    expect(await draftOf(key)).toMatchObject({ revision: value.revision + 1, definition: before.definition })
    const late = (await edit(manager, key, value.revision, [setEdit(value.definition, ['label'], { 'zh-CN': '更新' })]))
      .value
    expect(late.conflicts).toMatchObject([{ now: before.definition.label }])
    expect(late.others[0]?.edits).toMatchObject([{ op: 'set', path: [] }])
  })

  test('never published and thrown away is gone, and its key is free again', async () => {
    const { key } = await begin({ key: 'fleeting' })
    await admin('DELETE /work-types/:key/draft', { params: { key } })
    expect((await admin('GET /work-types/:key/draft', { params: { key } })).status).toBe(404)
    expect((await begin({ key: 'fleeting' })).key).toBe('fleeting')
  })

  test('tells everybody who is at it, and nobody else, that it has moved on', async () => {
    const { key, revision, definition } = await begin({ key: 'live' })
    const tokenOf = async (person: typeof town.ours.people.admin) => (await town.server.signIn(person)).accessToken
    const designer = await connect(town.server, await tokenOf(town.ours.people.manager))
    const dispatcher = await connect(town.server, await tokenOf(town.ours.people.dispatcher))
    const foreign = await connect(town.server, await tokenOf(town.theirs.people.manager))
    const ask = async (at: typeof designer) => ((await at.socket.emitWithAck('design', { key })) as { ok: boolean }).ok
    expect([await ask(designer), await ask(dispatcher), await ask(foreign)]).toEqual([true, false, true])
    await edit(admin, key, revision, [setEdit(definition, ['label'], { 'zh-CN': '活' })])
    await expect
      .poll(() => designer.heard.filter(({ event }) => event === 'design'))
      .toEqual([{ event: 'design', data: { key, revision: revision + 1 } }])
    expect([...dispatcher.heard, ...foreign.heard].filter(({ event }) => event === 'design')).toEqual([])
    for (const one of [designer, dispatcher, foreign]) one.close()
  })

  test('another organization has its own work type of the same key', async () => {
    const theirs = await town.server.as(town.theirs.people.admin)
    const { key } = await begin({ key: 'ours_alone' })
    for (const asked of [
      await theirs('GET /work-types/:key/draft', { params: { key } }),
      await edit(theirs, key, 0, [{ op: 'set', path: ['start'], value: 'x' }]),
      await theirs('GET /work-types/:key/versions', { params: { key } }),
      await theirs('POST /work-types/:key/publish', { params: { key }, body: { revision: 1, migrate: 'all' } }),
    ])
      expect(asked.status).toBe(404)
  })
})

test('#3 two nodes swapped and published: a new order follows the new way', async () => {
  const { key, revision, definition } = await begin({ key: 'swapped' })
  const [handle] = definition.nodes
  const check = { ...(handle as object), key: 'check', label: { 'zh-CN': '复核' }, next: [{ to: 'end' }] }
  const two: Edit[] = [
    insertEdit(definition, ['nodes'], check, 'handle'),
    setEdit(definition, ['nodes', 'handle', 'next'], [{ to: 'check' }]),
  ]
  const { value } = await edit(admin, key, revision, two)
  expect(value.problems).toEqual([])
  await publish(key, value.revision)
  const now: WorkTypeDefinition = value.definition
  const swap: Edit[] = [
    moveEdit(now, ['nodes', 'check'], null) as Edit,
    setEdit(now, ['start'], 'check'),
    setEdit(now, ['nodes', 'check', 'next'], [{ to: 'handle' }]),
    setEdit(now, ['nodes', 'handle', 'next'], [{ to: 'end' }]),
  ]
  const customer = await town.server.as(town.ours.people.customer)
  const open = async () =>
    (
      await customer('POST /work-orders', {
        body: { workType: key, tag: town.ours.tags.freezer, answers: { words: '请看看' } },
      })
    ).value.id
  const old = await open()
  const swapped = (await edit(admin, key, value.revision, swap)).value
  await publish(key, swapped.revision)
  const fresh = await open()
  expect([(await taskNow(town, old)).node, (await taskNow(town, fresh)).node]).toEqual(['handle', 'check'])
  const versions = (await admin('GET /work-types/:key/versions', { params: { key } })).value.versions
  expect(versions).toMatchObject([
    { number: 2, openOrders: 1, by: { name: '孙管理' } },
    { number: 1, openOrders: 1 },
  ])
  const first = (await admin('GET /work-types/:key/versions/:number', { params: { key, number: '1' } })).value
  expect(first.definition).toEqual(now)
})

test('#4 one value of a field leads to another node', async () => {
  const { key, revision, definition } = await begin({ key: 'branched' })
  const [handle] = definition.nodes
  const choice = {
    key: 'way',
    kind: 'select',
    required: true,
    label: { 'zh-CN': '先做什么' },
    options: [
      { value: 'quote', label: { 'zh-CN': '先报价' } },
      { value: 'demo', label: { 'zh-CN': '先演示' } },
    ],
  }
  const node = (name: string, next: string) => ({
    ...(handle as object),
    key: name,
    label: { 'zh-CN': name },
    next: [{ to: next }],
  })
  const next = [
    { to: 'demo', when: { op: 'equals', at: { from: 'answer', key: 'way' }, value: 'demo' } },
    { to: 'quote' },
  ]
  const edits: Edit[] = [
    insertEdit(definition, ['report', 'fields'], choice),
    insertEdit(definition, ['nodes'], node('quote', 'end'), 'handle'),
    insertEdit(definition, ['nodes'], node('demo', 'quote'), 'handle'),
    setEdit(definition, ['nodes', 'handle', 'next'], next),
  ]
  const { value } = await edit(admin, key, revision, edits)
  expect(value.problems).toEqual([])
  await publish(key, value.revision)
  const customer = await town.server.as(town.ours.people.customer)
  const dispatcher = await town.server.as(town.ours.people.dispatcher)
  for (const way of ['quote', 'demo']) {
    const answers = { words: '想了解', way }
    const { id } = (
      await customer('POST /work-orders', { body: { workType: key, tag: town.ours.tags.freezer, answers } })
    ).value
    const task = await taskNow(town, id)
    await dispatcher('POST /work-orders/:id/commands', {
      params: { id },
      body: { command: { kind: 'complete', taskId: task.id } },
    })
    expect((await taskNow(town, id)).node).toBe(way)
  }
})
