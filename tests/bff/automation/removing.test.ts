import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage } from './stage.ts'

let stage: Awaited<ReturnType<typeof openStage>>
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.server.stop())

const manager = async () => stage.as(stage.ours.people.manager)

test('#11 a removed rule is on no list and acts no more, its versions stay, and its key is not used again', async () => {
  const ask = await manager()
  const { rule } = await stage.rule('mine', { on: 'event', kind: 'reported' }, [{ do: 'tag', tags: ['seen'] }])
  const params = { key: 'mine' }
  expect((await ask('DELETE /automation/rules/:key', { params })).status).toBe(200)
  const { rules } = (await ask('GET /automation/rules')).value
  expect(rules.map(({ key }) => key)).not.toContain('mine')
  expect(await stage.sql('select version from automation_rule_version where key = $1', ['mine'])).toEqual([
    { version: 1 },
  ])
  expect(await stage.sql('select enabled from automation_rule where key = $1', ['mine'])).toEqual([{ enabled: false }])
  expect((await ask('DELETE /automation/rules/:key', { params })).error.code).toBe('not_found')
  expect((await ask('POST /automation/rules/:key/switch', { params, body: { enabled: true } })).error.code).toBe(
    'not_found',
  )
  const again = await ask('PUT /automation/rules/:key', { params, body: { base: 0, enabled: true, rule } })
  expect(again.error).toMatchObject({ code: 'not_unique', path: 'rule.key' })
})

test('#11 a ready rule cannot be removed, only turned off', async () => {
  const ask = await manager()
  await stage.turnOn('low_rating')
  const answer = await ask('DELETE /automation/rules/:key', { params: { key: 'low_rating' } })
  expect(answer.error.code).toBe('operation_not_allowed')
  const { rules } = (await ask('GET /automation/rules')).value
  expect(rules.find(({ key }) => key === 'low_rating')).toMatchObject({ enabled: true })
})
