import type { NoticeTemplate } from '@field/domain/notice'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '../../support/company.ts'
import { appId } from '../../support/server.ts'
import { idOf, openStage, type Stage, until } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const kinds = ['received', 'on_the_way', 'completed'] as const
const asked = kinds.map(idOf)

type Answers = Record<string, 'accept' | 'reject'>

const accepting = (...names: NoticeTemplate[]): Answers =>
  Object.fromEntries(names.map((name) => [idOf(name), 'accept']))

/** A tap on the consent sheet: WeChat answers the phone and pushes an event (held back while `holdPushes`). */
const tap = (person: Person, answers: Answers, more: object = {}): Promise<Answers & { errMsg: string }> =>
  stage.control('POST', `/phones/${person.id}/subscribe`, { appId, tmplIds: asked, gesture: true, answers, ...more })

const tell = async (person: Person, { errMsg: _, ...answers }: Answers & { errMsg: string }, at = Date.now()) => {
  const call = await stage.server.as(person)
  return (await call('POST /consents', { body: { answers, at } })).value
}

const hold = (holdPushes: boolean) => stage.control('PUT', '/behaviour', { holdPushes })
const release = (order?: 'reversed') => stage.control<{ released: number }>('POST', '/pushes/release', { order })

const counts = (person: Person) => Promise.all(kinds.map((kind) => stage.remaining(person, kind)))

const grants = (person: Person) =>
  stage.sql<{ change: number; reported: boolean; pushed: boolean }>(
    `select change, reported_at is not null as reported, pushed_at is not null as pushed from consent_entry
     where person_id = $1 and cause = 'grant' order by created_at, id`,
    [person.id],
  )

const delivered = () =>
  until(async () => (await stage.pushes()).every(({ state }) => state === 'delivered'), 'all pushes are delivered')

describe('one tap on the consent sheet counts once', () => {
  let person: Person
  let next = 0

  beforeEach(() => {
    const people = Object.values(stage.ours.people)
    person = people[next % people.length] as Person
    next += 1
  })
  afterEach(async () => {
    await hold(false)
    expect(await stage.broken()).toEqual([])
  })

  test('told by the phone first', async () => {
    await hold(true)
    const reply = await tell(person, await tap(person, accepting('received', 'completed')))
    expect(reply.items.toSorted((a, b) => a.remaining - b.remaining).map(({ remaining }) => remaining)).toEqual([
      0, 1, 1,
    ])
    await release()
    expect(await counts(person)).toEqual([1, 0, 1])
    expect(await grants(person)).toEqual(Array(2).fill({ change: 1, reported: true, pushed: true }))
  })

  test('told by WeChat first, which says it twice', async () => {
    await stage.control('PUT', '/behaviour', { pushRepeat: 2 })
    const answers = await tap(person, accepting('received'))
    await stage.control('PUT', '/behaviour', { pushRepeat: 1 })
    await delivered()
    expect(await counts(person)).toEqual([1, 0, 0])
    await tell(person, answers)
    expect(await grants(person)).toEqual([{ change: 1, reported: true, pushed: true }])
    expect(await counts(person)).toEqual([1, 0, 0])
  })

  test('told by both at the same moment, by a phone whose clock is off', async () => {
    await hold(true)
    const answers = await tap(person, accepting(...kinds))
    await Promise.all([tell(person, answers, Date.now() - 240_000), release()])
    expect(await counts(person)).toEqual([1, 1, 1])
  })

  test('while two taps count twice, whatever comes in which order', async () => {
    await hold(true)
    const first = await tap(person, accepting('received'))
    await stage.control('POST', '/clock', { advanceMs: 2_000 })
    const second = await tap(person, accepting('received'))
    await release('reversed')
    await tell(person, second)
    await tell(person, first)
    expect(await counts(person)).toEqual([2, 0, 0])
    expect(await grants(person)).toHaveLength(2)
  })

  test('of a remembered choice only the phone tells', async () => {
    await tell(person, await tap(person, accepting('received'), { always: true }))
    await delivered()
    await tell(person, await tap(person, {}))
    expect(await counts(person)).toEqual([2, 0, 0])
  })

  test('a repeated request of the phone counts nothing more', async () => {
    const { errMsg: _, ...answers } = await tap(person, accepting('received'))
    const call = await stage.server.as(person)
    const key = '5d5c2a6e-3b0f-4b6e-8a44-9e0f3f6f0a01'
    const body = { answers, at: Date.now() }
    const [one, two] = [await call('POST /consents', { key, body }), await call('POST /consents', { key, body })]
    expect(two.headers.get('idempotent-replayed')).toBe('true')
    expect(two.text).toBe(one.text)
    await delivered()
    expect(await counts(person)).toEqual([1, 0, 0])
  })

  test('a refusal takes nothing; a change of heart in the settings takes all, even when its push comes last', async () => {
    await tell(person, await tap(person, accepting('received')))
    await tell(person, await tap(person, { [idOf('received')]: 'reject' }))
    await delivered()
    expect(await counts(person)).toEqual([1, 0, 0])
    await stage.control('PUT', `/phones/${person.id}/settings`, { items: { [idOf('received')]: 'reject' } })
    await delivered()
    await until(async () => (await stage.remaining(person, 'received')) === 0, 'the account is empty')
  })

  test('an acceptance that is told after a later revocation counts nothing, one after it does', async () => {
    await hold(true)
    await tap(person, accepting('received'))
    await stage.control('POST', '/clock', { advanceMs: 2_000 })
    await stage.control('PUT', `/phones/${person.id}/settings`, { items: { [idOf('received')]: 'reject' } })
    await release('reversed')
    expect(await counts(person)).toEqual([0, 0, 0])
    await stage.control('PUT', `/phones/${person.id}/settings`, { items: { [idOf('received')]: 'ask' } })
    await stage.control('POST', '/clock', { advanceMs: 2_000 })
    await tap(person, accepting('received'))
    await release()
    expect(await counts(person)).toEqual([1, 0, 0])
  })

  test('templates that are not ours are passed over', async () => {
    const call = await stage.server.as(person)
    const reply = await call('POST /consents', { body: { answers: { somethingElse: 'accept' }, at: Date.now() } })
    expect(reply.value).toEqual({ items: [] })
  })
})

test('asks each role for three messages at most, and shows how many sends are left', async () => {
  const { customer, storeStaff, technician } = stage.ours.people
  for (const person of [customer, storeStaff, technician]) {
    const { items, ask } = (await (await stage.server.as(person))('GET /consents')).value
    expect(items).toHaveLength(10)
    for (const ids of Object.values(ask)) expect(ids.length).toBeLessThanOrEqual(3)
    expect(ask.report.length).toBe(3)
    expect(ask.work).toEqual(
      person === technician
        ? ['task_assigned', 'task_urged', 'task_returned'].map((name) => idOf(name as NoticeTemplate))
        : [],
    )
    expect(items.find(({ template }) => template === 'received')?.remaining).toBe(
      await stage.remaining(person, 'received'),
    )
  }
})
