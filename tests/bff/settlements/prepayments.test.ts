import type { Body } from '@field/contract'
import { minute } from '@field/domain/kernel'
import type { Node, WorkTypeDefinition } from '@field/domain/workflow'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stopTown } from '../../support/job.ts'
import { deskType, openStage, type Stage } from '../automation/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  await stage.addType(withFinance)
})
afterAll(() => stopTown(stage.town))

/** Finance answers how much was paid, it is booked, and the manager looks: a no leads back to Finance. */
const withFinance = ((): WorkTypeDefinition => {
  const base = deskType('with_finance', '先付款')
  const [desk, over] = base.nodes as [Extract<Node, { kind: 'task' }>, Node]
  const step = { stage: 'work', assignee: desk.assignee, operations: desk.operations }
  const amount = { key: 'paid', kind: 'money', label: { 'zh-CN': '预付金额' } } as const
  const book: Node = {
    kind: 'auto',
    key: 'book',
    label: { 'zh-CN': '入账' },
    stage: 'work',
    action: 'prepayment',
    field: 'paid',
    next: [{ to: 'agree' }],
  }
  const agree: Node = {
    ...step,
    kind: 'approval',
    key: 'agree',
    label: { 'zh-CN': '审批' },
    work: 'approval',
    signers: 'any',
    next: [{ to: 'over' }],
    rejectTo: 'desk',
  }
  const finance: Node = { ...desk, form: { version: 1, fields: [amount] }, next: [{ to: 'book' }] }
  return { ...base, nodes: [finance, book, agree, over] }
})()

const repair = { workType: 'appliance_repair', answers: { symptoms: ['not_cooling'] } }
const open = async (what: { readonly workType: string; readonly answers: object } = repair): Promise<string> => {
  const customer = await stage.as(stage.ours.people.customer)
  stage.clock.at += minute
  const body = { tag: stage.ours.tags.freezer, ...what } as Body<'POST /work-orders'>
  return (await customer('POST /work-orders', { body })).value.id
}

/** The manager completes the open task. */
const done = async (id: string, what: object): Promise<void> => {
  const [task] = await stage.sql<{ id: string }>('select id from task where work_order_id = $1 and open', [id])
  stage.clock.at += minute
  const command = { kind: 'complete', taskId: task?.id, ...what } as never
  await (await stage.as(stage.ours.people.manager))('POST /work-orders/:id/commands', {
    params: { id },
    body: { command },
  })
}

const finance = () => stage.as(stage.ours.people.finance)
const shown = async (id: string) =>
  (await (await finance())('GET /work-orders/:id/prepayments', { params: { id } })).value
const listed = async (view: 'to_refund' | 'kept') =>
  (await (await finance())('GET /prepayments', { query: { view } })).value.items
const pay = async (id: string, amountFen: number) =>
  (await finance())('POST /work-orders/:id/prepayments', { params: { id }, body: { amountFen, method: 'wechat' } })
const giveBack = async (id: string, amountFen: number) =>
  (await finance())('POST /work-orders/:id/prepayment-refunds', {
    params: { id },
    body: { amountFen, method: 'transfer', note: '客户不修了' },
  })

describe('#73 Finance’s step', () => {
  test('books what was answered there; passed again, the newest answer stands', async () => {
    const id = await open({ workType: 'with_finance', answers: {} })
    await done(id, { answers: { paid: 50_000 } })
    const { name } = stage.ours.people.manager
    const first = { amountFen: 50_000, step: { 'zh-CN': '入账' }, by: name, method: 'other' }
    expect(await shown(id)).toMatchObject({ prepaidFen: 50_000, mayAdd: true, mayRefund: true, entries: [first] })
    await done(id, { decision: 'rejected', words: '多打了一个零' })
    await done(id, { answers: { paid: 5_000 } })
    expect(await shown(id)).toMatchObject({ prepaidFen: 5_000, entries: [{ amountFen: -45_000 }, first] })
    // The same answer again books nothing, and the worker has nothing to do about it.
    await done(id, { decision: 'rejected', words: '再看看' })
    await done(id, { answers: { paid: 5_000 } })
    await stage.work()
    expect((await shown(id)).entries).toHaveLength(2)
    const jobs = await stage.sql('select from automation_job where job ->> $1 = $2', ['orderId', id])
    expect(jobs).toEqual([])
  })

  test('takes back no more than is left after a refund by hand', async () => {
    const id = await open({ workType: 'with_finance', answers: {} })
    await done(id, { answers: { paid: 50_000 } })
    await giveBack(id, 40_000)
    await done(id, { decision: 'rejected', words: '错了' })
    await done(id, { answers: { paid: 0 } })
    expect((await shown(id)).prepaidFen).toBe(0)
  })
})

describe('#73 money in advance of an order that is cancelled', () => {
  test('waits to be given back, and is gone from the list when it was', async () => {
    const id = await open()
    expect((await pay(id, 20_000)).value).toMatchObject({ prepaidFen: 20_000 })
    expect((await listed('kept')).find(({ workOrderId }) => workOrderId === id)).toMatchObject({ prepaidFen: 20_000 })
    stage.clock.at += minute
    const customer = await stage.as(stage.ours.people.customer)
    const command = { kind: 'cancel', reason: '不修了' } as const
    await customer('POST /work-orders/:id/commands', { params: { id }, body: { command } })
    const [waiting] = await listed('to_refund')
    expect(waiting).toMatchObject({ workOrderId: id, prepaidFen: 20_000, toRefund: true, status: 'cancelled' })
    expect((await listed('kept')).map(({ workOrderId }) => workOrderId)).not.toContain(id)
    expect(await shown(id)).toMatchObject({ toRefund: true, mayAdd: false, mayRefund: true })
    expect((await pay(id, 1)).error.code).toBe('not_settleable')

    const tooMuch = await giveBack(id, 20_001)
    expect(tooMuch.error).toMatchObject({ code: 'too_large', path: 'amountFen' })
    expect((await giveBack(id, 15_000)).value).toMatchObject({ prepaidFen: 5_000 })
    expect((await giveBack(id, 5_000)).value).toMatchObject({ prepaidFen: 0 })
    expect(await listed('to_refund')).toEqual([])
    expect(await shown(id)).toMatchObject({
      prepaidFen: 0,
      toRefund: false,
      mayRefund: false,
      entries: [{ amountFen: -5_000, note: '客户不修了' }, { amountFen: -15_000 }, { amountFen: 20_000 }],
    })
    expect((await giveBack(id, 1)).error.code).toBe('too_large')
  })

  test('is Finance’s, and nobody else’s', async () => {
    const id = await open()
    const { technician, dispatcher, customer } = stage.ours.people
    for (const person of [technician, dispatcher, customer]) {
      const client = await stage.as(person)
      expect((await client('GET /prepayments', { query: { view: 'kept' } })).error.code).toBe('not_permitted')
      expect((await client('GET /work-orders/:id/prepayments', { params: { id } })).error.code).toBe('not_permitted')
    }
    const theirs = await stage.as(stage.theirs.people.manager)
    expect((await theirs('GET /work-orders/:id/prepayments', { params: { id } })).error.code).toBe('not_found')
  })

  test('comes in pages, the one that moved last first', async () => {
    const ids = [await open(), await open(), await open()]
    for (const id of ids) {
      stage.clock.at += minute
      await pay(id, 1_000)
    }
    const client = await finance()
    const seen: string[] = []
    let after: string | null | undefined
    do {
      const query = { view: 'kept', limit: 2, ...(after && { after }) } as const
      const page = (await client('GET /prepayments', { query })).value
      seen.push(...page.items.map(({ workOrderId }) => workOrderId))
      after = page.next
    } while (after)
    expect(seen.slice(0, 3)).toEqual(ids.toReversed())
    expect(new Set(seen).size).toBe(seen.length)
  })
})
