import { minute } from '@field/domain/kernel'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../miniapp/src/data/outbox/index.ts'
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

const now = Date.UTC(2026, 10, 24, 9, 40)
const w = wordsIn(manageWords, 'zh-CN')

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
    expect(stuckRow(card, { w, language: 'zh-CN', now })).toEqual({
      id: 'o',
      title: '冰箱不启动',
      facts: '灵石路店 · 上门维修 · 还没派给人',
      over: '超 31 分',
      late: true,
    })
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
