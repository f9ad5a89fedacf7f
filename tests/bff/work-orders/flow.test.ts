import type { FormSchema } from '@field/domain/form'
import type { TaskNode, WorkTypeDefinition } from '@field/domain/workflow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish } from '../../../bff/src/work-types/publish.ts'
import { refusalOf, startTown, stopTown, type Town, tell } from '../../support/job.ts'

const named = (text: string) => ({ 'zh-CN': text, en: text })
const word = (key: string): FormSchema['fields'][number] => ({ key, kind: 'text', label: named(key), max: 100 })
const operations: TaskNode['operations'] = {
  handler: ['save_draft', 'complete', 'withdraw', 'comment'],
  dispatcher: ['assign', 'comment', 'cancel'],
  customer: ['comment'],
}
const step = (key: string, to: string, more: Partial<TaskNode>): TaskNode => ({
  key,
  kind: 'task',
  work: 'desk',
  label: named(key),
  stage: 'work',
  assignee: [{ by: 'role', role: 'manager', at: 'organization' }],
  operations,
  next: [{ to }],
  ...more,
})

/** Diagnosed by a technician out of a pool, then parts and money side by side, then signed by the manager. */
const relay: WorkTypeDefinition = {
  key: 'relay',
  label: named('relay'),
  report: { version: 1, fields: [word('wish'), word('budget')] },
  start: 'diagnose',
  reworkTo: 'diagnose',
  stages: [{ key: 'work', label: named('work') }],
  nodes: [
    step('diagnose', 'split', {
      assignee: [{ by: 'pool' }, { by: 'role', role: 'dispatcher', at: 'organization' }],
      form: { version: 1, fields: [word('found'), word('cost')] },
      operations: { ...operations, handler: ['accept', ...operations.handler] },
      access: [
        { form: 'report', field: 'budget', who: 'handler', access: 'hidden' },
        { form: 'diagnose', field: 'cost', who: 'customer', access: 'hidden' },
      ],
    }),
    {
      key: 'split',
      kind: 'parallel',
      label: named('split'),
      stage: 'work',
      branches: ['parts', 'money'],
      join: 'meet',
    },
    step('parts', 'meet', { assignee: [{ by: 'role', role: 'dispatcher', at: 'organization' }] }),
    step('money', 'meet', { assignee: [{ by: 'role', role: 'finance', at: 'organization' }] }),
    {
      key: 'meet',
      kind: 'join',
      of: 'split',
      need: 'all',
      label: named('meet'),
      stage: 'work',
      next: [{ to: 'sign' }],
    },
    {
      ...step('sign', 'done', {}),
      kind: 'approval',
      work: 'approval',
      signers: 'any',
      rejectTo: 'diagnose',
    },
    { key: 'done', kind: 'end', outcome: 'completed', label: named('done'), stage: 'work' },
  ],
}

let town: Town
beforeAll(async () => {
  town = await startTown()
  const { server, ours } = town
  const published = await server.world.inOrganization(ours.orgId, (tx) =>
    publish(tx, { orgId: ours.orgId, definition: relay, by: ours.people.admin.id }),
  )
  expect(published).toHaveProperty('versionId')
})
afterAll(() => stopTown(town))

test('#7 a pool, two parts side by side and an approval run through the server, each seen by who may act', async () => {
  const { server, ours } = town
  const { people } = ours
  const [customer, technician, other, dispatcher, finance, manager] = await Promise.all(
    [
      people.customer,
      people.technician,
      people.secondTechnician,
      people.dispatcher,
      people.finance,
      people.manager,
    ].map((one) => server.as(one)),
  )
  if (!customer || !technician || !other || !dispatcher || !finance || !manager) throw new Error('nobody')
  const { id } = (
    await customer('POST /work-orders', {
      body: { tag: ours.tags.freezer, workType: 'relay', answers: { wish: '快', budget: '800' } },
    })
  ).value
  const params = { id }
  const pool = (await technician('GET /work-orders', { query: { view: 'tasks' } })).value.items
  expect(pool.map((card) => card.id)).toContain(id)
  const offered = (await technician('GET /work-orders/:id', { params })).value
  expect(offered.report).toEqual({ wish: '快' })
  const taskId = offered.operations[0]?.taskId as never
  await tell(technician, id, { kind: 'accept', taskId })
  expect((await other('GET /work-orders/:id', { params })).error?.code).toBe('not_found')
  await tell(technician, id, { kind: 'complete', taskId, answers: { found: '板子坏', cost: '500' } })

  const shown = (await customer('GET /work-orders/:id', { params })).value
  expect(shown.tasks[0]?.answers).not.toHaveProperty('cost')
  expect(shown.report).toEqual({ wish: '快', budget: '800' })
  const open = (await dispatcher('GET /work-orders/:id', { params })).value
  const taskAt = (node: string) => open.tasks.find((task) => task.node === node)?.id as never
  expect((await refusalOf(finance, id, { kind: 'complete', taskId: taskAt('parts') })).code).toBe(
    'operation_not_allowed',
  )
  await tell(finance, id, { kind: 'complete', taskId: taskAt('money') })
  await tell(finance, id, { kind: 'withdraw', taskId: taskAt('money') })
  await tell(dispatcher, id, { kind: 'complete', taskId: taskAt('parts') })
  const again = (await finance('GET /work-orders/:id', { params })).value
  const money = again.tasks.findLast((task) => task.node === 'money')
  expect(money?.round).toBe(2)
  await tell(finance, id, { kind: 'complete', taskId: money?.id as never })

  const signing = (await manager('GET /work-orders/:id', { params })).value
  const sign = signing.tasks.find((task) => task.node === 'sign')?.id as never
  expect(signing.operations[0]?.operations).toContain('complete')
  expect((await refusalOf(manager, id, { kind: 'complete', taskId: sign, decision: 'rejected' })).path).toBe('words')
  const told = await tell(manager, id, { kind: 'complete', taskId: sign, decision: 'approved' })
  expect(told.status).toBe('completed')
  const rows = (await manager('GET /work-orders/:id/progress', { params })).value.progress.rows
  expect(rows.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['claimed', 'parted', 'joined', 'approved', 'withdrawn']),
  )
})
