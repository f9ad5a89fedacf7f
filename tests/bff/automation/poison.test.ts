import { day, hour, minute } from '@field/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopTown } from '../../support/job.ts'
import { deskType, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  // Ten tries stay within a day: the daily rules fire at midnight, and once in each test.
  stage.clock.at = nextNoon(stage.clock.at)
  for (const key of ['ticket', 'follow_up']) await stage.addType(deskType(key, key))
})
afterAll(() => stopTown(stage.town))

/** The next noon in Shanghai. */
function nextNoon(now: number): number {
  const offset = 8 * hour
  const midnight = Math.floor((now + offset) / day) * day - offset
  return midnight + 12 * hour + (now < midnight + 12 * hour ? 0 : day)
}

/** Makes a kept rule something that no check lets in, as a fault of ours or of a restored backup would. */
const poison = (key: string, part: string) =>
  stage.sql(`update automation_rule set rule = jsonb_set(rule, $2, 'null') where key = $1`, [key, [part]])

const made = async () => (await stage.orders()).map(({ tags }) => tags[0]).sort()

const jobs = (rule: string) =>
  stage.sql<{ state: string; attempt: number }>(
    `select state, attempt from automation_job where job ->> 'rule' = $1 order by id`,
    [rule],
  )

const opens = (tag: string) => [{ do: 'create_work_order', workType: 'follow_up', tags: [tag] }] as const

test('a faulty scheduled rule rests, and neither another schedule nor any other job waits for it', async () => {
  await stage.rule('a_poisoned', { on: 'schedule', at: 0, over: { kind: 'once' } }, opens('bad'))
  await stage.rule('b_unread', { on: 'schedule', at: 0, over: { kind: 'once' } }, opens('bad'))
  await stage.rule('c_sound', { on: 'schedule', at: 0, over: { kind: 'once' } }, opens('daily'))
  await stage.rule('on_report', { on: 'event', kind: 'reported' }, [{ do: 'tag', tags: ['seen'] }], {
    workTypes: ['ticket'],
  })
  await poison('a_poisoned', 'then')
  await poison('b_unread', 'when')
  stage.clock.at += day
  const customer = await stage.as(stage.ours.people.customer)
  const { id } = (
    await customer('POST /work-orders', { body: { tag: stage.ours.tags.freezer, workType: 'ticket', answers: {} } })
  ).value
  await stage.work()
  expect(await made()).toEqual(['daily'])
  expect(await stage.sql('select tags from work_order where id = $1', [id])).toEqual([{ tags: ['seen'] }])
  expect(await jobs('a_poisoned')).toContainEqual({ state: 'pending', attempt: 1 })
  await stage.work()
  expect(await jobs('a_poisoned')).toContainEqual({ state: 'pending', attempt: 1 })
})

test('a rule that fails at every try ends, with the reason in its log, and the sound one goes on', async () => {
  for (let tries = 0; tries < 10; tries++) {
    stage.clock.at += 20 * minute
    await stage.work()
  }
  expect((await jobs('a_poisoned')).filter(({ state }) => state === 'dead')).toEqual([{ state: 'dead', attempt: 8 }])
  const [failed, ...more] = await stage.firings('a_poisoned')
  expect(more).toEqual([])
  expect(failed).toMatchObject({ outcome: 'failed', reason: { attempts: 8, fault: expect.stringContaining('null') } })
  expect((await stage.firings('b_unread'))[0]).toMatchObject({ outcome: 'failed', reason: { attempts: 8 } })
  stage.clock.at += day
  await stage.work()
  expect(await made()).toEqual(['daily', 'daily'])
})

test('of two rules about one report, the sound one acts although the other throws', async () => {
  await stage.rule('a_thrower', { on: 'event', kind: 'reported' }, opens('bad'), { workTypes: ['ticket'] })
  await stage.rule('a_unread', { on: 'event', kind: 'reported' }, opens('bad'), { workTypes: ['ticket'] })
  await stage.rule('b_sound', { on: 'event', kind: 'reported' }, opens('after_report'), { workTypes: ['ticket'] })
  await poison('a_thrower', 'then')
  await poison('a_unread', 'when')
  const customer = await stage.as(stage.ours.people.customer)
  await customer('POST /work-orders', { body: { tag: stage.ours.tags.freezer, workType: 'ticket', answers: {} } })
  await stage.work()
  expect(await made()).toContain('after_report')
  for (let tries = 0; tries < 10; tries++) {
    stage.clock.at += hour
    await stage.work()
  }
  for (const rule of ['a_thrower', 'a_unread'])
    expect((await stage.firings(rule)).map(({ outcome }) => outcome)).toEqual(['failed'])
  expect((await made()).filter((tag) => tag === 'after_report')).toHaveLength(1)
})

test('a job whose worker died at every try is given up', async () => {
  const customer = await stage.as(stage.ours.people.customer)
  await customer('POST /work-orders', { body: { tag: stage.ours.tags.store, workType: 'ticket', answers: {} } })
  await stage.sql(`update automation_job set attempt = 8 where state = 'pending'`)
  await stage.work()
  expect(
    await stage.sql(`select job ->> 'kind' as kind from automation_job where attempt = 9 and state = 'dead'`),
  ).toEqual([{ kind: 'events' }])
})
