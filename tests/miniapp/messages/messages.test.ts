import { minute } from '@field/domain/kernel'
import { noticeTemplates } from '@field/domain/notice'
import { describe, expect, test } from 'vitest'
import { type Message, shownMessage } from '../../../miniapp/src/pages/messages/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { messages } from '../../../miniapp/src/words/messages.ts'

const now = Date.parse('2026-11-24T13:34:00+08:00')
const zh = { words: wordsIn(messages, 'zh-CN'), language: 'zh-CN' as const, now }
const of = (part: Partial<Pick<Message, 'template' | 'fields' | 'delivery'>>) =>
  shownMessage({ template: 'on_the_way', fields: {}, delivery: 'sent', ...part }, zh)

describe('a message', () => {
  test('says what happened, to what, when, and how it went out', () => {
    const fields = {
      title: '冷冻柜不制冷',
      expectedAt: now + 21 * minute,
      latestAt: now + 36 * minute,
      technicianId: null,
    }
    expect(of({ fields })).toEqual({
      title: '师傅已出发',
      sub: '冷冻柜不制冷 · 约 13:55 到 · 最晚 14:10 前',
      via: '微信已送出',
      tone: 'active',
      icon: 'van',
    })
  })
  test('says how much is to judge and until when', () => {
    const fields = { title: '冷冻柜不制冷', decideBy: now + 48 * 60 * minute, lines: 4 }
    expect(of({ template: 'awaiting_acceptance', fields, delivery: 'inbox' })).toMatchObject({
      sub: '冷冻柜不制冷 · 4 项 · 11-26 13:34 前处理',
      via: '只在这里',
      tone: 'turn',
    })
  })
  test('leaves out what no longer matters', () => {
    const fields = { title: '冷冻柜不制冷', expectedAt: now, latestAt: now, lines: 4 }
    expect(of({ template: 'completed', fields }).sub).toBe('冷冻柜不制冷')
    expect(of({ template: 'awaiting_acceptance', fields }).sub).toBe('冷冻柜不制冷 · 4 项')
  })
  test('never says delivered of what nobody knows', () => {
    expect(of({ delivery: 'unknown' }).via).toBe('微信送没送到不清楚')
    expect(of({ delivery: 'failed' }).via).toBe('微信没送到')
  })
  test('speaks in the work type’s own words, in the reader’s language', () => {
    const fields = { title: '菜里有钢丝', said: '高优先级投诉待审批', saidInEnglish: 'Complaint to approve' }
    const message = { template: 'task_assigned', fields, delivery: 'sent' } as const
    expect(shownMessage(message, zh)).toMatchObject({ title: '高优先级投诉待审批', sub: '菜里有钢丝' })
    const english = { words: wordsIn(messages, 'en'), language: 'en' as const, now }
    expect(shownMessage(message, english)).toMatchObject({ title: 'Complaint to approve', sub: '菜里有钢丝' })
    expect(shownMessage({ ...message, fields: { title: '菜里有钢丝' } }, english).title).toBe('New task')
  })
  test.each(noticeTemplates)('%s has a title, and stands without any field', (template) => {
    const { title, sub } = of({ template })
    expect(title).not.toBe('')
    expect(sub).toBe('')
  })
})
