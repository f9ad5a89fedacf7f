import { minute } from '@field/domain/kernel'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../miniapp/src/data/outbox/index.ts'
import { type Breakdown, breakdownRows, fieldShown } from '../../../miniapp/src/manage/overview/breakdown.ts'
import {
  lateCount,
  type Overview,
  openCount,
  statusBars,
  stuckRow,
} from '../../../miniapp/src/manage/overview/model.ts'
import {
  type Form,
  invitable,
  invitationOf,
  missingIn,
  type Person,
  rolesIn,
  wearing,
} from '../../../miniapp/src/manage/people/model.ts'
import { type Item, moveOf, nextStep, together } from '../../../miniapp/src/manage/settlements/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { manageWords } from '../../../miniapp/src/words/manage.ts'
import { workOrder } from '../../../miniapp/src/words/work-order.ts'

const now = Date.UTC(2026, 10, 24, 9, 40)
const w = wordsIn(manageWords, 'zh-CN')
const telling = { w, words: wordsIn(workOrder, 'zh-CN'), language: 'zh-CN', now } as const

describe('the overview', () => {
  const overview: Pick<Overview, 'byStatus' | 'bySite'> = {
    byStatus: [
      { status: 'settled', count: 8 },
      { status: 'new', count: 2 },
      { status: 'in_progress', count: 4 },
    ],
    bySite: [
      { siteId: 'a', name: '闸北站', open: 5, late: 2 },
      { siteId: 'b', name: '静安站', open: 1, late: 1 },
    ],
  }

  test('its figure counts what is not over, and what is late at all sites', () => {
    expect(openCount(overview)).toBe(6)
    expect(lateCount(overview)).toBe(3)
  })

  test('the steps stand in the order of the work, each measured by the largest', () => {
    expect(statusBars(overview, w).map(({ status, count, part }) => [status, count, part])).toEqual([
      ['new', 2, 0.25],
      ['in_progress', 4, 0.5],
      ['settled', 8, 1],
    ])
  })

  test('what is stuck says where, with whom and for how long', () => {
    const card = {
      id: 'o',
      title: '冰箱不启动',
      placeName: '灵石路店',
      technicianName: null,
      createdAt: now - 60 * minute,
      task: { nodeLabel: { 'zh-CN': '上门维修' }, dueAt: now - 31 * minute },
    } as unknown as Overview['stuck'][number]
    expect(stuckRow(card, telling)).toEqual({
      id: 'o',
      title: '冰箱不启动',
      facts: '灵石路店 · 上门维修 · 还没派给人',
      over: '超 31 分',
      late: true,
    })
  })

  test('#7 what is stuck names who has it and how long it has lain there', () => {
    const factsOf = (task: object) =>
      stuckRow(
        {
          id: 'o',
          title: '冰柜结霜',
          placeName: null,
          technicianName: '刘师傅',
          createdAt: now - 9 * 60 * minute,
          task: { nodeLabel: { 'zh-CN': '预付款' }, dueAt: null, since: now - 130 * minute, ...task },
        } as unknown as Overview['stuck'][number],
        telling,
      ).facts
    expect(factsOf({ holder: { kind: 'role', name: 'finance' } })).toBe('预付款 · 财务 · 2 小时 10 分')
    expect(factsOf({ holder: { kind: 'person', name: '许会计' } })).toBe('预付款 · 许会计 · 2 小时 10 分')
    expect(factsOf({ holder: { kind: 'desk', name: '' } })).toBe('预付款 · 还没派给人 · 已 2 小时 10 分')
    expect(factsOf({})).toBe('预付款 · 在刘师傅')
  })
})

describe('#22 what the orders were about', () => {
  const row = (path: string[], count: number, places: [string | null, number][]) => ({
    path,
    labels: path.map((value) => ({ 'zh-CN': `「${value}」`, en: value })),
    count,
    places: places.map(([name, many]) => ({ placeId: name, name, count: many })),
  })
  const field = { key: 'complaint', label: { 'zh-CN': '投诉' }, levels: [{ 'zh-CN': '哪里' }, { 'zh-CN': '什么' }] }
  const breakdown: Breakdown = {
    from: now - 60 * minute,
    to: now,
    chosen: { workType: 'catering', field: 'complaint', level: 2 },
    choices: [{ workType: 'catering', label: { 'zh-CN': '餐饮投诉' }, fields: [field] }],
    total: 9,
    rows: [
      row(['堂食', '菜品'], 6, [
        ['甲店', 2],
        ['乙店', 1],
        [null, 1],
        ['丙店', 1],
        ['丁店', 1],
      ]),
      row([], 3, [['甲店', 3]]),
    ],
  }

  test('each choice stands under those above it, with its stores; what nobody sorted is called so', () => {
    expect(breakdownRows(breakdown, w, 'zh-CN')).toEqual([
      {
        id: '堂食 / 菜品',
        title: '「菜品」',
        facts: '「堂食」 · 甲店 2 · 乙店 1 · 不在门店 1 · 其他门店 2',
        count: 6,
        part: 1,
      },
      { id: '', title: '没有分类', facts: '甲店 3', count: 3, part: 0.5 },
    ])
    expect(breakdownRows(breakdown, wordsIn(manageWords, 'en'), 'en')[1]?.title).toBe('Not sorted')
  })

  test('the levels are those of the field that is counted; without any there is nothing to show', () => {
    expect(fieldShown(breakdown)?.levels).toHaveLength(2)
    expect(fieldShown({ ...breakdown, chosen: null, choices: [] })).toBeNull()
  })
})

describe('settlements', () => {
  test('move one step at a time, and not from where the rules allow none', () => {
    expect((['submitted', 'reviewed', 'confirmed'] as const).map(nextStep)).toEqual(['reviewed', 'confirmed', 'paid'])
    expect((['estimate', 'draft', 'paid', 'disputed'] as const).map(nextStep)).toEqual([null, null, null, null])
  })

  test('a move on this phone is found by its settlement only', () => {
    const entry = { route: 'POST /settlements/:id/move', stream: 'settlement:a' } as Entry
    expect(moveOf([entry], 'a')).toBe(entry)
    expect(moveOf([entry], 'b')).toBeNull()
  })

  test('pages together hold each settlement once, the newest answer first', () => {
    const item = (id: string, state: Item['state']) => ({ id, state }) as Item
    const all = together([item('a', 'reviewed')], [item('a', 'submitted'), item('b', 'paid'), item('b', 'paid')])
    expect(all.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'reviewed'],
      ['b', 'paid'],
    ])
  })
})

describe('people', () => {
  const person = (id: string, ...roles: Person['roles'][number]['role'][]): Person => ({
    id,
    name: id,
    badge: null,
    roles: roles.map((role) => ({ role, placeId: null, placeName: null })),
    onDuty: true,
    openTasks: 0,
    openMinutes: 0,
  })
  const people = [
    person('lin', 'technician', 'customer'),
    person('qian', 'store_staff'),
    person('chen', 'dispatcher', 'manager'),
  ]

  test('are found by the role they wear; customers are no colleagues', () => {
    expect(wearing(people, 'manager').map(({ id }) => id)).toEqual(['chen'])
    expect(rolesIn(people)).toEqual([
      { role: 'technician', count: 1 },
      { role: 'store_staff', count: 1 },
      { role: 'dispatcher', count: 1 },
      { role: 'manager', count: 1 },
    ])
  })

  const form: Form = { role: 'technician', name: ' 林志远 ', badge: '0231', placeId: 'site' }

  test('an invitation names the first thing it lacks', () => {
    expect(missingIn({ ...form, name: ' ' })).toBe('name')
    expect(missingIn({ ...form, badge: '' })).toBe('badge')
    expect(missingIn({ ...form, placeId: null })).toBe('place')
    expect(missingIn({ role: 'finance', name: '王蕊', badge: '', placeId: null })).toBeNull()
  })

  test('an invitation sends only what its role has a use for', () => {
    expect(invitationOf(form)).toEqual({ role: 'technician', name: '林志远', badge: '0231', placeId: 'site' })
    expect(invitationOf({ ...form, role: 'store_staff' })).toEqual({
      role: 'store_staff',
      name: '林志远',
      placeId: 'site',
    })
    expect(invitationOf({ ...form, role: 'dispatcher' })).toEqual({ role: 'dispatcher', name: '林志远' })
  })

  test('only an administrator invites administrators, nobody invites customers', () => {
    expect(invitable('manager')).not.toContain('admin')
    expect(invitable('admin')).toContain('admin')
    expect(invitable('admin')).not.toContain('customer')
  })
})
