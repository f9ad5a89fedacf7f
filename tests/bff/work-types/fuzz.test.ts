import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Route } from '@field/contract'
import { definitionLimits, type WorkTypeDefinition } from '@field/domain/workflow'
import { presets } from '@field/presets'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notCooling, report, startTown, stopTown, type Town, taskNow } from '../../support/job.ts'
import { random } from '../../support/random.ts'
import type { Client } from '../../support/server.ts'
import { wideFork } from './wide-fork.ts'

const patience = 240_000
const key = 'appliance_repair'
const params = { key }

let town: Town
let admin: Client
let customer: Client
let dispatcher: Client
const delay = monitorEventLoopDelay({ resolution: 5 })
beforeAll(async () => {
  town = await startTown()
  admin = await town.server.as(town.ours.people.admin)
  customer = await town.server.as(town.ours.people.customer)
  dispatcher = await town.server.as(town.ours.people.dispatcher)
})
// Whatever was thrown at it: the books of the company are as they must be.
afterAll(() => stopTown(town))

/** Any route with any body: what goes out is not what the types allow, which is the point. */
type Loosely = (
  route: Route,
  asked: { readonly params?: object; readonly body?: unknown },
) => Promise<{ readonly status: number; readonly text: string }>
const loosely = (client: Client) => client as unknown as Loosely

type Counted = { accepted: number; refused: number; readonly codes: Map<string, number>; readonly paths: string[] }
const counted = (): Counted => ({ accepted: 0, refused: 0, codes: new Map(), paths: [] })

/** What is wrong inside of a body has its path; a body that is no object, and what the state declines, is said of the whole. */
function judge(
  count: Counted,
  asked: { readonly route: Route; readonly body?: unknown },
  { status, text }: { readonly status: number; readonly text: string },
) {
  const { body } = asked
  const told = `${JSON.stringify(asked).slice(0, 2_000)}\n${status} ${text.slice(0, 500)}`
  expect(status, told).toBeLessThan(500)
  if (status < 300) {
    count.accepted += 1
    return
  }
  expect(status, told).toBeGreaterThanOrEqual(400)
  const { code, path } = (JSON.parse(text) as { error: { code: string; path?: string } }).error
  count.refused += 1
  if (path !== undefined) count.paths.push(path)
  count.codes.set(code, (count.codes.get(code) ?? 0) + 1)
  const inside = typeof body === 'object' && body !== null && !Array.isArray(body)
  if (inside && (status === 400 || status === 422)) expect(typeof path, told).toBe('string')
}

type Random = ReturnType<typeof random>
type Spot = { readonly holder: Record<string, unknown>; readonly name: string }
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

function spotsOf(value: unknown, found: Spot[] = []): Spot[] {
  if (typeof value !== 'object' || value === null) return found
  for (const name of Object.keys(value)) {
    found.push({ holder: value as Record<string, unknown>, name })
    spotsOf((value as Record<string, unknown>)[name], found)
  }
  return found
}

/** A copy with up to three of its parts gone, put elsewhere, or replaced by anything. */
function mutated<T>(value: T, r: Random, anything: unknown): T {
  const whole = { value: copy(value) }
  for (let times = 1 + r.below(3); times > 0; times -= 1) {
    const spots = spotsOf(whole)
    const { holder, name } = r.pick(spots)
    const other = r.pick(spots)
    if (r.one(4) && name !== 'value') delete holder[name]
    else if (r.one(2)) holder[name] = copy(other.holder[other.name] ?? null)
    else holder[name] = copy(anything)
  }
  return whole.value
}

/** Throws bodies drawn from a seed and any JSON at the server, one after another, and judges each answer. */
async function throwAt(
  runs: number,
  seed: number,
  shot: (
    r: Random,
    anything: unknown,
  ) => readonly [Client, Route, { readonly params?: object; readonly body?: unknown }],
  before: () => Promise<unknown> = async () => undefined,
): Promise<Counted> {
  const count = counted()
  delay.reset()
  delay.enable()
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.jsonValue({ maxDepth: 4 }),
      async (number, anything) => {
        await before()
        const [client, route, asked] = shot(random(number), anything)
        judge(count, { route, ...asked }, await loosely(client)(route, asked))
      },
    ),
    { numRuns: runs, seed, endOnFailure: true },
  )
  delay.disable()
  const health = await admin('GET /health')
  expect(health.status).toBe(200)
  const ms = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(0)
  console.log(
    `${count.accepted} taken, ${count.refused} refused (${[...count.codes].map(([code, times]) => `${code} ${times}`).join(', ')}); ` +
      `event loop of server and test late by ${ms(delay.percentile(50))} ms median, ${ms(delay.percentile(99))} ms p99, ${ms(delay.max)} ms at most`,
  )
  return count
}

test(
  'definitions, forms and conditions by edits of a draft',
  async () => {
    const draft = (await admin('GET /work-types/:key/draft', { params })).value
    const wholes: WorkTypeDefinition[] = [
      draft.definition,
      ...presets.map(({ definition }) => ({ ...definition, key })),
    ]
    const parts = draft.definition.nodes.flatMap((node) => [
      { path: ['nodes', node.key], was: node },
      ...('form' in node && node.form ? [{ path: ['nodes', node.key, 'form'], was: node.form }] : []),
      ...('next' in node ? [{ path: ['nodes', node.key, 'next'], was: node.next }] : []),
    ])
    const count = await throwAt(
      150,
      20_261_122,
      (r, anything) => {
        const whole = { op: 'set', path: [], was: draft.definition, value: mutated(r.pick(wholes), r, anything) }
        const part = r.pick(parts)
        const condition = mutated({ op: 'equals', at: { from: 'answer', key: 'symptoms' }, value: 'x' }, r, anything)
        const made = r.pick([
          whole,
          { op: 'set', ...part, value: mutated(part.was, r, anything) },
          { op: 'insert', path: ['nodes', 'repair', 'next', 0], after: null, value: { to: 'repair', when: condition } },
          mutated(whole, r, anything),
          anything,
        ])
        const base = r.one(10) ? anything : 0
        return [
          admin,
          'POST /work-types/:key/draft/edits',
          { params, body: { base, edits: r.one(8) ? anything : [made] } },
        ]
        // Each is thrown at the published version, or the first that is taken would make conflicts of all others.
      },
      () => admin('DELETE /work-types/:key/draft', { params }),
    )
    expect(count.refused).toBeGreaterThan(50)
    expect(count.accepted).toBeGreaterThan(10)
    // Many came as far as the reader, which says where in the definition.
    expect(count.paths.filter((path) => /^(nodes|report|stages|messages)\b/.test(path)).length).toBeGreaterThan(20)
    // What was accepted can be read, and its problems told.
    expect((await admin('GET /work-types/:key/draft', { params })).status).toBe(200)
  },
  patience,
)

test(
  'beginnings of work types, and bodies that are anything',
  async () => {
    const routes: readonly Route[] = [
      'POST /work-types',
      'POST /work-types/:key/preview',
      'POST /work-types/:key/publish',
      'POST /work-types/:key/rehearse',
      'POST /work-types/:key/draft/edits',
    ]
    const begin = { key: 'fresh', label: { 'zh-CN': '新', en: 'new' }, preset: presets[0]?.key, copyOf: key }
    const count = await throwAt(100, 7, (r, anything) => {
      const route = r.pick(routes)
      return [admin, route, { params, body: r.one(2) ? mutated(begin, r, anything) : anything }]
    })
    expect(count.refused).toBeGreaterThan(50)
  },
  patience,
)

test(
  'scripts of rehearsals',
  async () => {
    await admin('DELETE /work-types/:key/draft', { params })
    const { revision } = (await admin('GET /work-types/:key/draft', { params })).value
    const at = town.server.world.clock.now()
    const step = { node: 'repair', afterMinutes: 30, do: 'complete', answers: notCooling, lines: [] }
    const script = { at, report: notCooling, store: true, steps: [step, step], untilMinutes: 600 }
    const count = await throwAt(80, 11, (r, anything) => [
      admin,
      'POST /work-types/:key/rehearse',
      { params, body: { revision, script: mutated(script, r, anything) } },
    ])
    expect(count.refused).toBeGreaterThan(20)
    expect(count.accepted).toBeGreaterThan(5)
  },
  patience,
)

test(
  'answers of reports and of commands',
  async () => {
    const tag = town.ours.tags.fridge
    const { id } = await report(customer, tag)
    const task = await taskNow(town, id)
    const command = { kind: 'complete', taskId: task.id, answers: { before_temperature: -3, checklist: {} } }
    const count = await throwAt(150, 13, (r, anything) =>
      r.one(2)
        ? [customer, 'POST /work-orders', { body: mutated({ tag, answers: notCooling }, r, anything) }]
        : [
            dispatcher,
            'POST /work-orders/:id/commands',
            { params: { id }, body: r.one(5) ? anything : mutated({ command }, r, anything) },
          ],
    )
    expect(count.refused).toBeGreaterThan(50)
  },
  patience,
)

test(
  'bodies as deep and as wide as they may be',
  async () => {
    const send = async (route: string, text: string) => {
      const { accessToken } = await town.server.signIn(town.ours.people.admin)
      const response = await fetch(`${town.server.url}/api${route}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${accessToken}`,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body: text,
      })
      expect(await response.text()).toContain('"code"')
      return response.status
    }
    const deep = (levels: number) => `${'{"op":"not","of":'.repeat(levels)}1${'}'.repeat(levels)}`
    const wide = (count: number) => `[${Array(count).fill('1').join(',')}]`
    await admin('DELETE /work-types/:key/draft', { params })
    const { revision, definition } = (await admin('GET /work-types/:key/draft', { params })).value
    const was = JSON.stringify(definition.report)
    const edit = (value: string) => `{"base":0,"edits":[{"op":"set","path":["report"],"was":${was},"value":${value}}]}`
    delay.reset()
    delay.enable()
    for (const value of [deep(100), deep(5_000), deep(25_000), wide(10_000), wide(200_000)]) {
      const statuses = [
        await send(`/work-types/${key}/draft/edits`, edit(value)),
        await send('/work-orders', `{"tag":"${town.ours.tags.fridge}","answers":{"words":${value}}}`),
      ]
      for (const status of statuses) expect([400, 413, 422]).toContain(status)
      // A rehearsal may well tell, as one of its lines, that such a report is refused.
      const told = await send(`/work-types/${key}/rehearse`, `{"revision":${revision},"script":{"report":${value}}}`)
      expect([200, 400, 413, 422]).toContain(told)
    }
    delay.disable()
    console.log(`deep and wide: event loop late by ${(delay.max / 1e6).toFixed(0)} ms at most`)
    expect((await admin('GET /health')).status).toBe(200)
  },
  patience,
)

test(
  'the largest work types are judged while the server answers others',
  async () => {
    const begun = (await admin('POST /work-types', { body: { key: 'wide' } })).value
    const value = wideFork(definitionLimits.branches, begun.key)
    const edited = await admin('POST /work-types/:key/draft/edits', {
      params: { key: begun.key },
      body: { base: begun.revision, edits: [{ op: 'set', path: [], was: begun.definition, value }] },
    })
    expect(edited.value.problems.map(({ rule }) => rule)).toContain('too_large')
    let answered = 0
    let judged = false
    const asked = Array.from({ length: 5 }, () => admin('GET /work-types/:key/draft', { params: { key: begun.key } }))
    const all = Promise.all(asked).then((drafts) => {
      judged = true
      return drafts
    })
    while (!judged) {
      expect((await admin('GET /health')).status).toBe(200)
      if (!judged) answered += 1
    }
    for (const { value: draft } of await all) expect(draft.problems.map(({ rule }) => rule)).toContain('too_large')
    console.log(`${answered} others answered while five of the largest were checked`)
    // Checked in the loop, each would be done before anybody else had a turn.
    expect(answered).toBeGreaterThan(1)
  },
  patience,
)
