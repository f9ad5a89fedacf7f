import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../support/browser.ts'
import { type System, startSystem } from '../support/system.ts'
import { openWindow, type Window } from './people.ts'

const browser = launch()
let system: System
let shen: Window

/** A call of the server as the person of the window, with the token that their page uses. */
let token = ''
const ask = async (method: string, path: string, body?: object) => {
  const answer = await fetch(`${system.origin}/api${path}`, {
    method,
    headers: {
      authorization: token,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as never
}

beforeAll(async () => {
  system = await startSystem()
  shen = await openWindow(await browser, system.link('manager'))
  shen.page.on('request', (request) => {
    token = request.headers().authorization ?? token
  })
})
afterAll(async () => {
  await shen?.close()
  await (await browser).close()
  await system?.stop()
})

type Entrances = { entrances: { id: string; code: string; source: string; tags: string[]; stickers: number }[] }
type Routing = { rules: { when: Record<string, unknown>; siteId: string | null }[] }
type Rules = {
  rules: { key: string; version: number; enabled: boolean; builtIn: boolean; rule: Record<string, unknown> }[]
}

test('#32 #33 an entrance is made on the phone, with its source and tag, and its code is seen', async () => {
  await shen.go('studio/entrances/page')
  await shen.tap('#add-entrance')
  await shen.type('#entrance-name', '会员报修')
  await shen.tap('#work-type-appliance_repair')
  await shen.type('#entrance-source', 'VIP')
  await shen.reads('只用小写字母、数字、- 和 _')
  await shen.type('#entrance-source', 'vip')
  await shen.type('#entrance-tags', '会员 优先')
  await shen.tap('#save-entrance')
  await shen.reads('还没有码')
  await shen.tap('#make-code')
  await shen.seen('#entrance-code-picture img').waitFor()
  const { entrances } = (await ask('GET', '/entrances')) as Entrances
  const made = entrances.find(({ source }) => source === 'vip')
  expect(made).toMatchObject({ tags: ['会员', '优先'], stickers: 1 })
  const { tags } = (await ask('GET', `/entrances/${made?.id}/tags`)) as { tags: { token: string }[] }
  await shen.reads(new RegExp(`scene=${tags[0]?.token}`))
  await shen.picture('entrance')
})

test('#34 a routing rule by territory and tag is made, refused without a site, and saved', async () => {
  await shen.go('studio/rules/page')
  await shen.reads('还没有规则')
  await shen.tap('#add-rule')
  await shen.tap('[aria-label="看 华东 的下级"]')
  await shen.tap('[role=checkbox][aria-label="上海"]')
  await shen.tap('#when-tags-known-会员')
  await shen.reads('第 1 条先选网点')
  await shen.tap('[id^=site-]')
  await shen.picture('routing-rule')
  await shen.tap('#save-rules')
  await shen.reads('已保存')
  const { rules } = (await ask('GET', '/routing')) as Routing
  expect(rules).toHaveLength(1)
  expect(rules[0]?.when).toMatchObject({ tags: ['会员'], territories: [expect.any(String)] })
  expect(rules[0]?.siteId).not.toBeNull()
})

test('#34 what another saved meanwhile is not lost, nor what was changed here', async () => {
  const before = (await ask('GET', '/routing')) as Routing & { version: number }
  await ask('PUT', '/routing', { base: before.version, rules: before.rules })
  await shen.tapWords(/^紧急$/)
  await shen.tap('#save-rules')
  await shen.reads('别人刚改过这张表')
  await shen.tap('#keep-ours')
  await shen.tap('#save-rules')
  await expect
    .poll(async () => ((await ask('GET', '/routing')) as Routing).rules[0]?.when)
    .toMatchObject({ urgent: true, tags: ['会员'] })
  await shen.tapLabel('关闭')
})

test('#11 an automation rule with a condition is made, and a dry run tells what it would have done', async () => {
  await report()
  await shen.tapWords('自动做')
  await shen.tap('#add-rule')
  await shen.type('#rule-name', '扫码先看')
  await shen.tap('#add-if')
  await shen.tap('#if-0-field')
  await shen.tap('#if-0-field-order\\.source')
  await shen.reads('是')
  await shen.tap('#do-tag')
  await shen.type('#act-0-tags', '要紧 先看')
  await shen.picture('automation-rule')
  await shen.tap('#save-rule')
  await shen.reads('已保存')
  await shen.tap('#dry-run-now')
  await shen.reads('会做 1 次')
  await shen.reads('会打标签 要紧 先看')
  await shen.picture('dry-run')
  await shen.tap('#dry-run-back')
})

test('#11 the saved rule is opened again, changed, switched off, and removed after a second question', async () => {
  await shen.type('#rule-name', '扫码优先看')
  await shen.tap('#add-if')
  await shen.type('#if-1-value', '会员')
  await shen.tapWords('有一条符合')
  await shen.tap('#rule-enabled [role=switch]')
  await shen.tap('#save-rule')
  const own = async () => ((await ask('GET', '/automation/rules')) as Rules).rules.filter(({ builtIn }) => !builtIn)
  await expect.poll(async () => (await own())[0]?.version).toBe(2)
  expect((await own())[0]).toMatchObject({
    enabled: false,
    rule: {
      label: { 'zh-CN': '扫码优先看' },
      if: {
        op: 'any',
        of: [
          { op: 'equals', at: { from: 'order', key: 'source' }, value: 'scan' },
          { op: 'contains', value: '会员' },
        ],
      },
    },
  })
  await shen.tap('#remove-rule')
  await shen.tap('#remove-sure')
  await expect.poll(async () => (await own()).length).toBe(0)
  expect(await shen.faults()).toEqual([])
})

/** A customer scans the code of a device and reports with a few words. */
async function report(): Promise<void> {
  const mei = await openWindow(await browser, system.link('customer'))
  await mei.tap('#report')
  await mei.tapWords('不制冷')
  await mei.tapWords('打字')
  await mei.type('#words', '早上开始不怎么冷')
  await mei.tap('#send')
  await mei.consent()
  await expect.poll(() => mei.orderId(), { timeout: 15_000 }).not.toBe('')
  await mei.close()
}
