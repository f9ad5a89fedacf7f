import { asId, type PartId, type PlaceId, type WorkTypeVersionId } from '@field/domain/kernel'
import {
  availableOperations,
  formAt,
  migrate,
  migrationRefusal,
  operationsByTask,
  settle,
} from '@field/domain/work-order'
import { accessTo, taskNodeOf } from '@field/domain/workflow'
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
import { chen, fang, gao, lin, ma, mei, putuo, sites, wu, zhabei } from './people.ts'

const line = flow([desk('a', 'b'), desk('b', 'c'), desk('c', 'done'), end()])

describe('operations', () => {
  test('#2 who has no right to return sees no such button, and the call made by hand is refused', () => {
    const definition = flow([
      desk('a', 'b'),
      desk('b', 'done', { operations: { handler: ['complete'], dispatcher: [], customer: [] } }),
      end(),
    ])
    const run = open(definition)
    go(run, ma, { kind: 'complete', at: 'a' })
    expect(availableOperations(definition, run.order, ma)).toEqual(['complete'])
    expect(refused(run, ma, { kind: 'return', at: 'b', reason: '不对' })).toBe('operation_not_allowed')
  })

  test('a return goes to the work before, or to the earlier node that is named, in a new round with its answers', () => {
    const definition = flow([desk('a', 'b', { form: form(text('found')) }), desk('b', 'c'), desk('c', 'done'), end()])
    const run = open(definition)
    go(run, ma, { kind: 'complete', at: 'a', answers: { found: '漏水' } })
    go(run, ma, { kind: 'complete', at: 'b' })
    expect(refused(run, ma, { kind: 'return', at: 'c', to: 'nowhere', reason: '错' })).toBe('no_such_node to')
    go(run, ma, { kind: 'return', at: 'c', to: 'a', reason: '从头来' })
    expect(at(run, 'a')).toMatchObject({ round: 2, answers: { found: '漏水' }, assigneeId: ma.personId })
    expect(at(run, 'c').state).toBe('returned')
  })

  test('a completion is taken back while nobody has begun what followed; its answers stand again', () => {
    const definition = flow([desk('a', 'b', { form: form(text('found')) }), desk('b', 'done'), end()])
    const run = open(definition)
    go(run, ma, { kind: 'complete', at: 'a', answers: { found: '漏水' } })
    expect(operationsByTask(definition, run.order, ma).at(-1)).toEqual({
      taskId: at(run, 'a').id,
      operations: ['withdraw'],
    })
    expect(refused(run, lin, { kind: 'withdraw', at: 'a' })).toBe('not_your_task')
    go(run, ma, { kind: 'withdraw', at: 'a' })
    expect(run.order.tasks.map(({ node, round, state }) => [node, round, state])).toEqual([
      ['a', 1, 'returned'],
      ['b', 1, 'skipped'],
      ['a', 2, 'assigned'],
    ])
    expect(at(run, 'a').answers).toEqual({ found: '漏水' })
  })

  test('what somebody has begun, or what the system has done since, cannot be taken back', () => {
    const begun = open(line)
    go(begun, ma, { kind: 'complete', at: 'a' })
    go(begun, ma, { kind: 'accept', at: 'b' })
    expect(refused(begun, ma, { kind: 'withdraw', at: 'a' })).toBe('wrong_state')
    const hook = {
      key: 'hook',
      kind: 'auto',
      action: 'webhook',
      hook: 'erp',
      label: { 'zh-CN': 'h' },
      stage: 'work',
    } as const
    const done = open(flow([desk('a', 'hook'), { ...hook, next: [{ to: 'b' }] }, desk('b', 'done'), end()]))
    go(done, ma, { kind: 'complete', at: 'a' })
    expect(refused(done, ma, { kind: 'withdraw', at: 'a' })).toBe('wrong_state')
  })

  test('a branch that has come to its join is taken back as long as the join waits', () => {
    const definition = flow([
      fork('f', ['a', 'b'], 'j'),
      desk('a', 'j'),
      desk('b', 'j'),
      join('j', 'f', 'all', 'done'),
      end(),
    ])
    const run = open(definition)
    go(run, ma, { kind: 'complete', at: 'a' })
    expect(run.order.arrivals).toHaveLength(1)
    go(run, ma, { kind: 'withdraw', at: 'a' })
    expect(run.order.arrivals).toEqual([])
    for (const node of ['a', 'b']) go(run, ma, { kind: 'complete', at: node })
    expect(run.order.status).toBe('completed')
  })

  test('an added signer signs in the same round, and a vote taken back is asked anew', () => {
    const members = [
      { personId: fang.personId, role: 'finance', placeId: null },
      { personId: ma.personId, role: 'manager', placeId: null },
    ] as const
    const run = open(flow([approval('sign', 'done', { signers: 'all', rejectTo: 'done' }), end()]), { members })
    expect(refused(run, ma, { kind: 'add_signer', at: 'sign', to: mei.personId })).toBe('not_found to')
    go(run, ma, { kind: 'add_signer', at: 'sign', to: fang.personId })
    const [first] = run.order.tasks
    go(run, ma, { kind: 'complete', taskId: first?.id, decision: 'approved' } as never)
    expect(run.order.status).toBe('assigned')
    go(run, ma, { kind: 'withdraw', taskId: first?.id } as never)
    go(run, fang, { kind: 'complete', taskId: run.order.tasks[1]?.id, decision: 'approved' } as never)
    expect(run.order.status).toBe('assigned')
    go(run, ma, { kind: 'complete', taskId: run.order.tasks[2]?.id, decision: 'approved' } as never)
    expect(run.order.status).toBe('completed')
    expect(run.order.tasks.every(({ round }) => round === 1)).toBe(true)
  })

  test('what cannot be done ends the order so, with everything open beside it, and parts go back', () => {
    const definition = flow([
      fork('f', ['a', 'b'], 'j'),
      desk('a', 'j'),
      desk('b', 'j', {
        work: 'visit',
        parts: true,
        assignee: [{ by: 'nearest_idle' }],
        operations: { handler: ['accept', 'pick_parts'], dispatcher: [], customer: [] },
      }),
      join('j', 'f', 'all', 'done'),
      end(),
    ])
    const run = open(definition)
    go(run, lin, { kind: 'accept', at: 'b' })
    go(run, lin, { kind: 'pick_parts', at: 'b', parts: [{ partId: asId<PartId>('fan'), quantity: 1 }] })
    const events = go(run, ma, { kind: 'cannot_complete', at: 'a', reason: '停产了' })
    expect(run.order.status).toBe('cannot_complete')
    expect(at(run, 'b')).toMatchObject({ state: 'skipped', parts: [] })
    expect(events.some((event) => event.kind === 'parts_picked' && event.change[0]?.quantity === -1)).toBe(true)
  })

  test('an ended order is put into the files once its settlement is made', () => {
    const settling = {
      key: 'pay',
      kind: 'auto',
      action: 'settle',
      confirmUpTo: 1,
      label: { 'zh-CN': 'p' },
      stage: 'work',
    } as const
    const run = open(flow([desk('a', 'pay'), { ...settling, next: [{ to: 'done' }] }, end()]))
    go(run, ma, { kind: 'complete', at: 'a' })
    expect(refused(run, gao, { kind: 'close' })).toBe('wrong_state')
    const settled = settle(run.order, 100)
    if (settled.ok) keep(run, null, settled.value)
    go(run, gao, { kind: 'close' })
    expect(run.order.status).toBe('closed')
    expect(refused(run, gao, { kind: 'close' })).toBe('wrong_state')
  })
})

describe('who gets it', () => {
  const visit = (rule: object, more = {}) =>
    flow([desk('go', 'done', { work: 'visit', assignee: [rule as never, { by: 'nearest_idle' }], ...more }), end()])

  test('#37 with equal distance the technician with fewer open minutes gets it; the most idle may be farther away', () => {
    const near = open(visit({ by: 'nearest_idle' }))
    expect(at(near, 'go')).toMatchObject({ assigneeId: lin.personId, reason: { by: 'nearest_idle', candidates: 2 } })
    const busy = sites().map((site) => ({
      ...site,
      technicians: site.technicians.map((one) => ({ ...one, openMinutes: one.personId === chen.personId ? 5 : 60 })),
    }))
    const idle = open(visit({ by: 'most_idle' }), { sites: busy })
    expect(at(idle, 'go')).toMatchObject({
      assigneeId: chen.personId,
      reason: { by: 'most_idle', siteName: '普陀站', candidates: 3, openMinutes: 5 },
    })
  })

  test('a pool is offered to the nearest site, and who accepts first has it', () => {
    const run = open(visit({ by: 'pool' }))
    expect(at(run, 'go')).toMatchObject({ assigneeId: null, placeId: zhabei, role: 'technician', state: 'assigned' })
    expect(refused(run, chen, { kind: 'accept', at: 'go' })).toBe('not_your_task')
    go(run, wu, { kind: 'accept', at: 'go' })
    expect(at(run, 'go')).toMatchObject({ assigneeId: wu.personId, state: 'accepted' })
    expect(refused(run, lin, { kind: 'accept', at: 'go' })).toBe('not_your_task')
  })

  test('who declines a pool is asked no more; when all have, it goes on to the next site', () => {
    const run = open(visit({ by: 'pool' }))
    go(run, wu, { kind: 'decline', at: 'go', reason: '太远' })
    expect(refused(run, wu, { kind: 'accept', at: 'go' })).toBe('not_your_task')
    go(run, lin, { kind: 'decline', at: 'go', reason: '在忙' })
    expect(at(run, 'go')).toMatchObject({ placeId: putuo, role: 'technician' })
  })

  test('a role with nobody in it falls back to the next rule; a named person who left does too', () => {
    const members = [{ personId: ma.personId, role: 'manager', placeId: null }] as const
    const rules = [
      { by: 'role', role: 'finance', at: 'organization' },
      { by: 'person', personId: fang.personId },
      { by: 'role', role: 'manager', at: 'organization' },
    ] as const
    const run = open(flow([desk('a', 'done', { assignee: rules }), end()]), { members })
    expect(at(run, 'a')).toMatchObject({ role: 'manager', reason: { by: 'role', role: 'manager' } })
    const nobody = open(flow([desk('a', 'done', { assignee: rules.slice(0, 2) }), end()]), { members })
    expect(at(nobody, 'a')).toMatchObject({ state: 'pending', role: null, assigneeId: null })
  })

  test('an order routed to a site keeps to its people', () => {
    const run = open(visit({ by: 'nearest_idle' }), {}, { siteId: putuo })
    expect(at(run, 'go').assigneeId).toBe(chen.personId)
    const nowhere = open(visit({ by: 'nearest_idle' }), {}, { siteId: asId<PlaceId>('closed-site') })
    expect(at(nowhere, 'go').state).toBe('pending')
  })
})

describe('#2 rights on fields', () => {
  const access = [
    { form: 'check', field: 'fixed', who: 'handler', access: 'read' },
    { form: 'check', field: 'secret', who: 'customer', access: 'hidden' },
    { form: 'report', field: 'wish', who: 'handler', access: 'write' },
  ] as const
  const definition = flow([
    desk('check', 'done', { form: form(text('fixed', true), text('own', true), text('secret')), access }),
    end(),
  ])

  test('what may not be written here is refused by its path and not asked for', () => {
    const run = open(definition, {}, { answers: { wish: '快点' } })
    expect(refused(run, ma, { kind: 'save_draft', at: 'check', answers: { fixed: 'x' } })).toBe(
      'not_writable answers.fixed',
    )
    expect(refused(run, ma, { kind: 'complete', at: 'check', answers: { own: 'y', fixed: 'x' } })).toBe(
      'not_writable answers.fixed',
    )
    go(run, ma, { kind: 'complete', at: 'check', answers: { own: 'y' } })
    expect(run.order.status).toBe('completed')
  })

  test('a field of an earlier form may be written here; the report itself stays as it was', () => {
    const run = open(definition, {}, { answers: { wish: '快点' } })
    go(run, ma, { kind: 'complete', at: 'check', answers: { own: 'y', wish: '明天' } })
    expect(at(run, 'check').answers).toEqual({ own: 'y', wish: '明天' })
    expect(run.order.report).toEqual({ wish: '快点' })
  })

  test('unsaid, the handler writes the node’s own form and everybody reads', () => {
    expect(accessTo(definition, 'check', 'check', 'own', 'handler')).toBe('write')
    expect(accessTo(definition, 'check', 'check', 'own', 'dispatcher')).toBe('read')
    expect(accessTo(definition, 'check', 'report', 'other', 'handler')).toBe('read')
    expect(accessTo(definition, 'check', 'check', 'secret', 'customer')).toBe('hidden')
    const made = formAt(definition, taskNodeOf(definition, 'check'))
    expect(made.fields.map(({ key, required }) => [key, required])).toEqual([
      ['fixed', false],
      ['own', true],
      ['secret', false],
      ['wish', false],
    ])
    expect(formAt(definition, taskNodeOf(definition, 'check'))).toBe(made)
  })
})

describe('another version', () => {
  const versionId = asId<WorkTypeVersionId>('version-2')

  test('#27 an open order goes over where its nodes still exist; finished tasks stay, drafts lose what is asked no more', () => {
    const before = flow([
      desk('a', 'b', { form: form(text('x')) }),
      desk('b', 'done', { form: form(text('y'), text('z')) }),
      end(),
    ])
    const after = flow([
      desk('a', 'b', { form: form(text('new')) }),
      desk('b', 'done', { form: form(text('y'), text('extra', true)) }),
      end(),
    ])
    const run = open(before)
    go(run, ma, { kind: 'complete', at: 'a', answers: { x: '1' } })
    go(run, ma, { kind: 'save_draft', at: 'b', answers: { y: '2', z: '3' } })
    const done = at(run, 'a')
    const moved = migrate({ definition: after, versionId }, run.order, contextOf(run, gao))
    if (!moved.ok) throw new Error(moved.refusal.code)
    keep(run, null, moved.value)
    expect(at(run, 'a')).toBe(done)
    expect(at(run, 'b').answers).toEqual({ y: '2' })
    expect(run.order.workTypeVersionId).toBe(versionId)
    const there = { ...run, definition: after }
    expect(refused(there, ma, { kind: 'complete', at: 'b' })).toBe('required answers.extra')
  })

  test('an order at a node that is gone stays where it is', () => {
    const run = open(line)
    const without = flow([desk('b', 'c'), desk('c', 'done'), end()])
    expect(migrationRefusal(without, run.order)).toMatchObject({ code: 'no_such_node', path: 'a' })
    expect(openAt(run)).toEqual(['a'])
  })
})
