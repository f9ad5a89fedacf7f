import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type NoticeFields, noticeTemplates } from '@field/domain/notice'
import { statusCategories } from '@field/domain/work-order'
import { checkTemplateData, type TemplateData } from '@field/wechat'
import { templates } from '@field/wechat-sandbox'
import { expect, test } from 'vitest'
import { type Library, libraryOf, type MessageTemplate } from '../../../bff/src/notices/library.ts'
import { moment } from '../../../bff/src/notices/message/moment.ts'
import type { Told } from '../../../bff/src/notices/message/told.ts'
import { hints, statusWords } from '../../../bff/src/notices/message/words.ts'
import { writeData } from '../../../bff/src/notices/message/write-data.ts'
import { sandboxLibrary } from '../../../bff/src/notices/sandbox-library.ts'
import type { Config } from '../../../bff/src/platform/config.ts'

const at = Date.UTC(2026, 10, 22, 6, 30)
const carried = Object.entries(sandboxLibrary) as [Told['template'], MessageTemplate][]

const fields: NoticeFields = {
  number: '2611-4K7M',
  title: '冷柜不制冷，柜内温度升到 12 度，冰淇淋开始融化',
  address: '上海市静安区灵石路 745 号一楼靠近收银台',
  at,
  expectedAt: at + 3_600_000,
  latestAt: at + 7_200_000,
  decideBy: null,
  storeId: null,
  assetId: null,
  technicianId: null,
  lines: 2,
  words: null,
}

const told = (template: Told['template'], more: Partial<Told> = {}): Told => ({
  template,
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  fields,
  technician: '林志远',
  store: null,
  status: 'assigned',
  urgent: true,
  urges: 2,
  ...more,
})

const dataOf = (template: Told['template'], more?: Partial<Told>): TemplateData => {
  const spec = sandboxLibrary[template]
  const written = spec ? writeData(spec, told(template, more)) : { missing: 'everything' }
  if ('missing' in written) throw new Error(`${template} has nothing for ${written.missing}`)
  return written.data
}

test('the templates we count on are those of the stand-in, keyword by keyword', () => {
  for (const [name, { id, data }] of carried) {
    const known = templates.find((template) => template.id === id)
    expect([name, known?.keywords.map(({ key }) => key)]).toEqual([name, Object.keys(data)])
  }
  expect(templates.map(({ id }) => id).toSorted()).toEqual(carried.map(([, { id }]) => id).toSorted())
})

test.each(['zh-CN', 'en'] as const)('every message in %s is one that WeChat takes and says when', (language) => {
  for (const [name] of carried) {
    for (const status of statusCategories) {
      for (const technician of ['林志远', 'Konstantin Wassiljewitsch', null]) {
        const data = dataOf(name, { language, technician, status })
        expect([name, checkTemplateData(data)]).toEqual([name, []])
        expect(Object.values(data).some(({ value }) => /^2026年11月22日 1[4-6]:30/.test(value))).toBe(true)
      }
    }
  }
})

test('says it in the reader’s language, and the time of the place', () => {
  expect(dataOf('on_the_way')).toEqual({
    character_string1: { value: '2611-4K7M' },
    name2: { value: '林志远' },
    time3: { value: '2026年11月22日 15:30' },
    thing4: { value: '上海市静安区灵石路 745 号一楼靠近…' },
    thing5: { value: '请保持电话畅通' },
  })
  expect(dataOf('on_the_way', { language: 'en' }).thing5).toEqual({ value: 'Keep your phone on' })
  expect(dataOf('assigned').time4).toEqual({ value: '2026年11月22日 15:30~2026年11月22日 16:30' })
  expect(dataOf('task_returned', { fields: { ...fields, words: '门封还漏' } }).thing2).toEqual({ value: '门封还漏' })
  expect(moment(at, 'America/Los_Angeles')).toBe('2026年11月21日 22:30')
  expect(moment(Date.UTC(2026, 10, 21, 16), 'Asia/Shanghai')).toBe('2026年11月22日 00:00')
})

test('hints and states fit the keywords they are meant for', () => {
  for (const label of Object.values(hints)) {
    for (const text of Object.values(label)) expect(text.length).toBeLessThanOrEqual(20)
  }
  for (const { 'zh-CN': text } of Object.values(statusWords)) expect(text).toMatch(/^\p{Unified_Ideograph}{2,5}$/u)
})

test('names the keyword for which there is nothing to say', () => {
  const nowhere = { ...fields, expectedAt: null, latestAt: null }
  const spec: MessageTemplate = { id: 'x', data: { thing1: 'title', time2: 'expected' } }
  expect(writeData(spec, told('received', { fields: nowhere }))).toEqual({ missing: 'time2' })
})

const configured = (templatesFile: string | undefined, baseUrl = 'https://api.weixin.qq.com'): Library =>
  libraryOf({ wechat: { templatesFile, baseUrl } } as Config)

test('a company brings its own templates in a file, whose mistakes are named', () => {
  const file = path.join(tmpdir(), `templates-${process.pid}.json`)
  const own = { on_the_way: { id: 'own-template', data: { thing7: 'where', time2: 'expected' } } }
  const withFile = (content: unknown) => {
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    return () => configured(file)
  }
  expect(withFile(own)()).toEqual(own)
  expect(withFile('{')).toThrow(/WECHAT_TEMPLATES_FILE: .*cannot be read as JSON/)
  expect(withFile({ on_my_way: own.on_the_way })).toThrow(/"on_my_way" is no message of ours/)
  expect(withFile({ on_the_way: { data: {} } })).toThrow(/"on_the_way" has no id/)
  expect(withFile({ on_the_way: { id: 'x' } })).toThrow(/"on_the_way" has no data/)
  expect(withFile({ on_the_way: { id: 'x', data: { words1: 'hint' } } })).toThrow(/"words1" of "on_the_way"/)
  expect(withFile({ on_the_way: { id: 'x', data: { thing1: 'price' } } })).toThrow(/"price" of "on_the_way" means/)
})

test('the real WeChat is never asked for templates of the stand-in', () => {
  expect(configured(undefined)).toEqual({})
  expect(
    Object.keys(configured(undefined, 'http://127.0.0.1:8090')).every((name) =>
      noticeTemplates.some((known) => known === name),
    ),
  ).toBe(true)
})
