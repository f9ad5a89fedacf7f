import type { Task, WorkOrder } from '@field/domain/work-order'
import type { PersonNode } from '@field/domain/workflow'
import { describe, expect, test } from 'vitest'
import { deskAct, earlierOf } from '../../../miniapp/src/desk/task/model.ts'
import { splitTasks, type TaskCard, taskUrl } from '../../../miniapp/src/desk/tasks/model.ts'
import type { ToDo } from '../../../miniapp/src/form/missing.ts'
import type { Work } from '../../../miniapp/src/work-order/work-of.ts'

const missing: ToDo = { field: 'why', line: null, what: 'value' }
const label = { 'zh-CN': '复核' }

function work(kind: PersonNode['work'], task: Partial<Task>, operations: Work['operations']): Work {
  return {
    node: { work: kind, key: 'review', label },
    task: { state: 'assigned', assigneeId: 'me', decision: null, ...task },
    operations,
  } as unknown as Work
}

describe('the button of a desk task', () => {
  test('takes a task of a pool first, and does it once it is one’s own', () => {
    expect(deskAct(work('desk', { assigneeId: null }, ['accept', 'complete']), [], 'me')).toEqual({ kind: 'claim' })
    expect(deskAct(work('desk', {}, ['accept', 'complete']), [], 'me')).toEqual({ kind: 'complete', agrees: false })
    expect(deskAct(work('desk', {}, ['complete']), [missing], 'me')).toEqual({ kind: 'to_do', first: missing, left: 1 })
  })

  test('decides an approval with two sides, and names what is missing before approving', () => {
    expect(deskAct(work('approval', {}, ['complete']), [], 'me')).toEqual({ kind: 'decide', first: null })
    expect(deskAct(work('approval', {}, ['complete']), [missing], 'me')).toEqual({ kind: 'decide', first: missing })
    const done = work('approval', { state: 'done', decision: 'rejected' } as Partial<Task>, [])
    expect(deskAct(done, [], 'me')).toEqual({ kind: 'over', decision: 'rejected' })
  })

  test('lets a customer agree to what has no lines to judge, goes on after a pause, and is quiet for others', () => {
    expect(deskAct(work('confirm', {}, ['complete']), [], 'me')).toEqual({ kind: 'complete', agrees: true })
    expect(deskAct(work('desk', { state: 'paused' }, ['resume']), [], 'me')).toEqual({ kind: 'resume' })
    expect(deskAct(work('desk', { assigneeId: 'other' } as Partial<Task>, []), [], 'me')).toEqual({ kind: 'nothing' })
  })
})

test('shows the report and the last finished round of each node before the task, in their order', () => {
  const form = { version: 1, fields: [] }
  const node = (key: string) => ({ kind: 'task', key, label: { 'zh-CN': key }, form })
  const task = (id: string, node: string, round: number, state: Task['state'], answers = {}) => ({
    id,
    node,
    round,
    state,
    answers,
  })
  const order = {
    tasks: [
      task('1', 'offer', 1, 'done', { price: 1 }),
      task('2', 'review', 1, 'done'),
      task('3', 'offer', 2, 'done', { price: 2 }),
      task('4', 'visit', 1, 'skipped'),
      task('5', 'review', 2, 'assigned'),
    ],
  } as unknown as WorkOrder
  const detail = {
    report: { words: 'x' },
    reportForm: form,
    definition: { nodes: [node('offer'), node('visit'), { ...node('review'), form: undefined }] },
  } as unknown as Work['detail']
  const found = earlierOf({ detail, order, task: order.tasks[4] as Task })
  expect(found.map(({ key, round, answers }) => [key, round, answers])).toEqual([
    ['report', 1, { words: 'x' }],
    ['offer', 2, { price: 2 }],
  ])
})

test('tasks given by name and tasks of a pool stand apart', () => {
  const card = (id: string, assigneeId: string | null) =>
    ({ id, task: { id: `t-${id}`, assigneeId } }) as unknown as TaskCard
  const { mine, pool } = splitTasks([card('a', 'me'), card('b', null)], 'me')
  expect([mine.map(({ id }) => id), pool.map(({ id }) => id)]).toEqual([['a'], ['b']])
  expect(taskUrl(card('a', 'me'))).toBe('/desk/task/page?id=a&task=t-a')
})
