import { minute } from '@field/domain/kernel'
import { fire, headlineOf, nextStepOf, progressOf, signal, stagesOf, timersOf } from '@field/domain/work-order'
import type { AutoAction, AutoNode, WaitNode } from '@field/domain/workflow'
import { describe, expect, test } from 'vitest'
import {
  approval,
  at,
  contextOf,
  desk,
  end,
  flow,
  fork,
  form,
  go,
  join,
  keep,
  open,
  openAt,
  refused,
  text,
} from './flows.ts'
import { fang, gao, lin, ma, mei } from './people.ts'

const auto = (key: string, next: string, action: AutoAction): AutoNode => ({
  key,
  kind: 'auto',
  label: { 'zh-CN': key },
  stage: 'work',
  next: [{ to: next }],
  ...action,
})
const wait = (key: string, until: WaitNode['until'], next: string): WaitNode => ({
  key,
  kind: 'wait',
  label: { 'zh-CN': key },
  stage: 'work',
  until,
  next: [{ to: next }],
})

test('#1 #3 completing a node makes the next one the only open node, in the order of the definition', () => {
  const there = open(flow([desk('a', 'b'), desk('b', 'c'), desk('c', 'done'), end()]))
  expect(openAt(there)).toEqual(['a'])
  go(there, ma, { kind: 'complete', at: 'a' })
  expect(openAt(there)).toEqual(['b'])
  const swapped = open(flow([desk('a', 'c'), desk('c', 'b'), desk('b', 'done'), end()]))
  go(swapped, ma, { kind: 'complete', at: 'a' })
  expect(openAt(swapped)).toEqual(['c'])
  for (const node of ['c', 'b']) go(swapped, ma, { kind: 'complete', at: node })
  expect(swapped.order.status).toBe('completed')
})

test('#4 the same preset with two field values reaches two different nodes', () => {
  const when = { op: 'equals', at: { from: 'answer', key: 'wish' }, value: 'demo' } as const
  const definition = flow([
    desk('first', [{ to: 'demo', when }, { to: 'quote' }]),
    desk('quote', 'done'),
    desk('demo', 'done'),
    end(),
  ])
  for (const [wish, node] of [
    ['demo', 'demo'],
    ['now', 'quote'],
  ] as const) {
    const run = open(definition, {}, { answers: { wish } })
    go(run, ma, { kind: 'complete', at: 'first' })
    expect(openAt(run)).toEqual([node])
  }
})

test('#5 a VIP gets the visit and the approval, an ordinary customer the short way', () => {
  const vip = { op: 'equals', at: { from: 'customer', key: 'level' }, value: 'vip' } as const
  const definition = flow([
    desk('consult', [{ to: 'visit', when: vip }, { to: 'done' }]),
    desk('visit', 'approve', { work: 'visit', assignee: [{ by: 'nearest_idle' }] }),
    approval('approve', 'done'),
    end(),
  ])
  const ordinary = open(definition)
  go(ordinary, ma, { kind: 'complete', at: 'consult' })
  expect(ordinary.order.status).toBe('completed')
  const one = open(definition, { level: 'vip' })
  go(one, ma, { kind: 'complete', at: 'consult' })
  go(one, lin, { kind: 'arrive', at: 'visit' })
  go(one, lin, { kind: 'complete', at: 'visit' })
  expect(openAt(one)).toEqual(['approve'])
})

test('#7 a relay between departments: who has it and since when is plain at every step', () => {
  const definition = flow([
    desk('diagnose', 'parts', { assignee: [{ by: 'nearest_idle' }] }),
    desk('parts', 'prepay', { assignee: [{ by: 'role', role: 'dispatcher', at: 'organization' }] }),
    desk('prepay', 'done', { assignee: [{ by: 'role', role: 'finance', at: 'organization' }] }),
    end(),
  ])
  const run = open(definition)
  const relay = [
    ['diagnose', lin, lin.personId, null],
    ['parts', gao, null, 'dispatcher'],
    ['prepay', fang, null, 'finance'],
  ] as const
  for (const [node, actor, personId, role] of relay) {
    const parts = progressOf(definition, run.order, run.entries, gao)?.parts
    expect(parts).toMatchObject([{ node, personId, role, since: run.now }])
    const assigned = go(run, actor, { kind: 'complete', at: node }).filter(({ kind }) => kind === 'task_assigned')
    expect(assigned).toHaveLength(node === 'prepay' ? 0 : 1)
    expect(at(run, node).assigneeId).toBe(actor.personId)
  }
  expect(run.order.status).toBe('completed')
})

test('#13 the customer is asked to confirm only after the technician is done', () => {
  const definition = flow([
    desk('repair', 'reply', { assignee: [{ by: 'nearest_idle' }] }),
    desk('reply', 'confirm'),
    desk('confirm', 'done', { work: 'confirm', judges: 'repair', assignee: [{ by: 'customer' }] }),
    end(),
  ])
  const run = open(definition)
  expect(openAt(run)).toEqual(['repair'])
  go(run, lin, { kind: 'complete', at: 'repair' })
  go(run, ma, { kind: 'complete', at: 'reply' })
  expect(at(run, 'confirm').assigneeId).toBe(mei.personId)
})

describe('parts side by side', () => {
  const nodes = (need: 'all' | number) => [
    desk('begin', 'split'),
    fork('split', ['a', 'b', 'c'], 'meet'),
    desk('a', 'meet'),
    desk('b', 'b2'),
    desk('b2', 'meet'),
    desk('c', 'meet', { assignee: [{ by: 'role', role: 'finance', at: 'organization' }] }),
    join('meet', 'split', need, 'after'),
    desk('after', 'done'),
    end(),
  ]

  test('a fork opens every branch, and its join goes on once, when all have come', () => {
    const run = open(flow(nodes('all')))
    go(run, ma, { kind: 'complete', at: 'begin' })
    expect(openAt(run)).toEqual(['a', 'b', 'c'])
    expect(at(run, 'b').path).toEqual(['split.1.1'])
    go(run, fang, { kind: 'complete', at: 'c' })
    go(run, ma, { kind: 'complete', at: 'a' })
    expect(openAt(run)).toEqual(['b'])
    go(run, ma, { kind: 'complete', at: 'b' })
    const last = go(run, ma, { kind: 'complete', at: 'b2' })
    expect(last.filter(({ kind }) => kind === 'joined')).toHaveLength(1)
    expect(openAt(run)).toEqual(['after'])
    expect(at(run, 'after').path).toEqual([])
    expect(run.order.arrivals).toEqual([])
  })

  test('with enough branches come, what the others have open is skipped and can be done no more', () => {
    const run = open(flow(nodes(2)))
    go(run, ma, { kind: 'complete', at: 'begin' })
    go(run, fang, { kind: 'complete', at: 'c' })
    go(run, ma, { kind: 'complete', at: 'a' })
    expect(at(run, 'b').state).toBe('skipped')
    expect(openAt(run)).toEqual(['after'])
    expect(refused(run, ma, { kind: 'complete', at: 'b' })).toBe('wrong_state')
  })

  test('each sees the own part first; bar, headline and next step speak of the part that tells most', () => {
    const run = open(flow(nodes('all')))
    go(run, ma, { kind: 'complete', at: 'begin' })
    const mine = progressOf(run.definition, run.order, run.entries, fang)
    expect(mine?.operations).toContain('complete')
    expect(refused(run, fang, { kind: 'complete', at: 'a' })).not.toBeNull()
    expect(stagesOf(run.definition, run.order)).toMatchObject([{ state: 'now' }])
    expect(headlineOf(run.definition, run.order)).toMatchObject({ key: 'in_hand' })
    expect(nextStepOf(run.definition, run.order)).toMatchObject({ key: 'work' })
    expect(mine?.rows.map(({ kind }) => kind)).toContain('parted')
  })

  test('returning to before the fork ends the branches beside', () => {
    const run = open(flow(nodes('all')))
    go(run, ma, { kind: 'complete', at: 'begin' })
    go(run, fang, { kind: 'complete', at: 'c' })
    go(run, ma, { kind: 'return', at: 'a', to: 'begin', reason: '数据不对' })
    expect(openAt(run)).toEqual(['begin'])
    expect(at(run, 'b').state).toBe('skipped')
    expect(run.order.arrivals).toEqual([])
    go(run, ma, { kind: 'complete', at: 'begin' })
    expect(at(run, 'a')).toMatchObject({ round: 2, path: ['split.2.0'] })
  })

  test('rejected after the join, one branch begins anew and the others count as come', () => {
    const definition = flow([
      fork('split', ['a', 'b'], 'meet'),
      desk('a', 'meet'),
      desk('b', 'meet'),
      join('meet', 'split', 'all', 'check'),
      approval('check', 'done', { rejectTo: 'b' }),
      end(),
    ])
    const run = open(definition)
    for (const node of ['a', 'b']) go(run, ma, { kind: 'complete', at: node })
    go(run, ma, { kind: 'complete', at: 'check', decision: 'rejected', words: 'B 不行' })
    expect(openAt(run)).toEqual(['b'])
    go(run, ma, { kind: 'complete', at: 'b' })
    expect(openAt(run)).toEqual(['check'])
    expect(at(run, 'check').round).toBe(2)
  })
})

describe('approval', () => {
  const three = {
    assignee: [
      { by: 'role', role: 'manager', at: 'organization' },
      { by: 'role', role: 'finance', at: 'organization' },
      { by: 'role', role: 'dispatcher', at: 'organization' },
    ],
  } as const
  const definition = (signers: 'any' | 'all' | 'majority', more = {}) =>
    flow([
      desk('work', 'sign'),
      approval('sign', 'done', { ...three, signers, ...more }),
      end(),
      end('no', 'cancelled'),
    ])
  const begun = (signers: 'any' | 'all' | 'majority', more = {}) => {
    const run = open(definition(signers, more))
    go(run, ma, { kind: 'complete', at: 'work' })
    return run
  }
  const sign = (run: ReturnType<typeof open>, actor: typeof ma, decision: 'approved' | 'rejected') => {
    const mine = run.order.tasks.find(
      ({ node, role, state }) => node === 'sign' && role === actor.role && state === 'assigned',
    )
    if (!mine) throw new Error('nothing to sign')
    return go(run, actor, { kind: 'complete', taskId: mine.id, decision, words: '说明' } as never)
  }

  test('by any: one task for the first rule that names somebody, decided at once', () => {
    const run = begun('any')
    expect(openAt(run)).toEqual(['sign'])
    sign(run, ma, 'approved')
    expect(run.order.status).toBe('completed')
  })

  test('by all: one signer each, one rejection decides and the others are skipped', () => {
    const run = begun('all')
    expect(openAt(run)).toEqual(['sign', 'sign', 'sign'])
    sign(run, ma, 'approved')
    expect(openAt(run)).toHaveLength(2)
    sign(run, fang, 'rejected')
    expect(openAt(run)).toEqual(['work'])
    expect(at(run, 'work')).toMatchObject({ round: 2, assigneeId: ma.personId })
    expect(run.order.tasks.filter(({ state }) => state === 'skipped')).toHaveLength(1)
  })

  test('by majority: two of three decide, either way', () => {
    const yes = begun('majority')
    sign(yes, ma, 'approved')
    sign(yes, gao, 'approved')
    expect(yes.order.status).toBe('completed')
    const no = begun('majority', { rejectTo: 'no' })
    sign(no, ma, 'rejected')
    expect(openAt(no)).toHaveLength(2)
    sign(no, fang, 'rejected')
    expect(no.order.status).toBe('cancelled')
  })

  test('a decision must be made, and a rejection says why', () => {
    const run = begun('any')
    expect(refused(run, ma, { kind: 'complete', at: 'sign' })).toBe('required decision')
    expect(refused(run, ma, { kind: 'complete', at: 'sign', decision: 'rejected' })).toBe('reason_required words')
    expect(refused(run, fang, { kind: 'complete', at: 'sign', decision: 'approved' })).toBe('not_your_task')
  })

  test('#2 only an approval is decided: a task with a decision is refused', () => {
    const run = open(definition('any'))
    expect(refused(run, ma, { kind: 'complete', at: 'work', decision: 'approved' })).toBe('not_writable decision')
  })
})

describe('what the system does', () => {
  test('#23 the tag of a third-level choice opens the supervisor’s approval', () => {
    const tagged = { op: 'contains', at: { from: 'order', key: 'tags' }, value: 'high' } as const
    const leaf = (value: string, tags?: string[]) => ({ value, label: { 'zh-CN': value }, ...(tags ? { tags } : {}) })
    const complaint = form({
      key: 'what',
      kind: 'cascade',
      label: { 'zh-CN': '投诉分类' },
      levels: [{ 'zh-CN': '一' }, { 'zh-CN': '二' }, { 'zh-CN': '三' }],
      options: [
        { ...leaf('food'), children: [{ ...leaf('dish'), children: [leaf('cold'), leaf('foreign', ['high'])] }] },
      ],
    })
    const definition = flow(
      [desk('take', [{ to: 'boss', when: tagged }, { to: 'done' }]), approval('boss', 'done'), end()],
      { report: complaint },
    )
    const high = open(definition, {}, { answers: { what: ['food', 'dish', 'foreign'] } })
    expect(high.order.tags).toEqual(['high'])
    go(high, ma, { kind: 'complete', at: 'take' })
    expect(openAt(high)).toEqual(['boss'])
    const low = open(definition, {}, { answers: { what: ['food', 'dish', 'cold'] } })
    go(low, ma, { kind: 'complete', at: 'take' })
    expect(low.order.status).toBe('completed')
  })

  test('#8 an installation asks the warehouse on entry; every auto action is said once, in its order', () => {
    const parts = [{ code: 'pipe', quantity: 2 }]
    const definition = flow([
      auto('mark', 'hurry', { action: 'tag', tags: ['install'] }),
      auto('hurry', 'stock', { action: 'priority', urgent: true }),
      auto('stock', 'tell', { action: 'stock_request', parts }),
      auto('tell', 'hook', { action: 'notify', whom: ['manager'], words: { 'zh-CN': '有安装单' } }),
      auto('hook', 'work', { action: 'webhook', hook: 'erp' }),
      desk('work', 'pay'),
      auto('pay', 'done', { action: 'settle', confirmUpTo: 5 }),
      end(),
    ])
    const run = open(definition)
    const due = run.entries.flatMap(({ event }) => (event.kind === 'action_due' ? [event.action.action] : []))
    expect(due).toEqual(['stock_request', 'notify', 'webhook'])
    expect(run.order).toMatchObject({ tags: ['install'], urgent: true })
    go(run, ma, { kind: 'complete', at: 'work' })
    expect(run.order).toMatchObject({ status: 'completed', settling: true })
    expect(refused(run, gao, { kind: 'close' })).toBe('wrong_state')
  })

  test('a wait for a time ends by its timer, once; one for an event by the event or its timeout', () => {
    const definition = flow([
      wait('rest', { kind: 'timer', minutes: 30 }, 'parts'),
      wait('parts', { kind: 'event', event: 'parts_in', timeout: { minutes: 60, to: 'chase' } }, 'work'),
      desk('chase', 'work'),
      desk('work', 'done'),
      end(),
    ])
    const run = open(definition)
    expect(run.order).toMatchObject({ status: 'in_progress', waits: [{ node: 'rest', until: run.now + 30 * minute }] })
    expect(headlineOf(definition, run.order)).toMatchObject({ key: 'waiting' })
    const [timer] = timersOf(definition, run.order)
    run.now += 30 * minute
    const fired = fire(definition, run.order, timer?.key ?? '', contextOf(run, gao))
    if (fired.ok) keep(run, null, fired.value)
    expect(openAt(run)).toEqual(['parts'])
    const told = signal(definition, run.order, 'parts_in', contextOf(run, gao))
    if (told.ok) keep(run, null, told.value)
    expect(openAt(run)).toEqual(['work'])
    expect(signal(definition, run.order, 'parts_in', contextOf(run, gao)).ok).toBe(false)
  })
})

test('#6 a relay of twenty-five steps runs through, and its timeline names every step', () => {
  const keys = Array.from({ length: 25 }, (_, index) => `step_${index}`)
  const nodes = keys.map((key, index) => desk(key, keys[index + 1] ?? 'done', { form: form(text('note')) }))
  const run = open(flow([...nodes, end()]))
  for (const key of keys) go(run, ma, { kind: 'complete', at: key, answers: { note: key } })
  expect(run.order.status).toBe('completed')
  const rows = progressOf(run.definition, run.order, run.entries, gao)?.rows ?? []
  expect(rows.filter(({ kind }) => kind === 'node_done')).toHaveLength(25)
})

test('of several faults in a finished form, what is of another kind is named first, then what is beyond its limits', () => {
  const asked = form(text('note'), text('place', true))
  const run = open(flow([desk('work', 'done', { form: asked }), end()]))
  const refusedWith = (answers: object) => refused(run, ma, { kind: 'complete', at: 'work', answers: { ...answers } })
  expect(refusedWith({ note: 'x'.repeat(101), place: 5 })).toBe('wrong_kind answers.place')
  expect(refusedWith({ note: 'x'.repeat(101), unknown: 'x' })).toBe('unknown_field answers.unknown')
  expect(refusedWith({ note: 'x'.repeat(101) })).toBe('too_long answers.note')
  expect(refusedWith({ note: 'x' })).toBe('required answers.place')
})
