import type { Answers } from '@field/domain/form'
import { say } from '@field/domain/kernel'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../miniapp/src/data/outbox/index.ts'
import { toDo } from '../../../miniapp/src/form/missing.ts'
import { draftedIn } from '../../../miniapp/src/form/work/drafted.ts'
import { roundOf } from '../../../miniapp/src/form/work/round.ts'
import { primaryOf } from '../../../miniapp/src/technician/task/primary.ts'
import { refusedWords } from '../../../miniapp/src/technician/task/refused-words.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { technician } from '../../../miniapp/src/words/technician.ts'
import { actorOf } from '../../../miniapp/src/work-order/actor.ts'
import { asOrder } from '../../../miniapp/src/work-order/as-order.ts'
import { withPending } from '../../../miniapp/src/work-order/pending.ts'
import { taskInHand, workOf } from '../../../miniapp/src/work-order/work-of.ts'
import { detail, entry, me, now, task, taskId } from './around.ts'

const done = { done: true, action: 'replaced', before: ['a'], after: ['b'] }
const lines = { evaporator_fan: done, start_capacitor: done, door_seal: done, drain_hole: done }
const whole: Answers = { before_temperature: -3, after_temperature: -18.4, fault_code: 'e4', checklist: lines }
const arrived = { state: 'in_progress', acceptedAt: now, travellingAt: now, arrivedAt: now } as const

const held = (entries: Parameters<typeof workOf>[2] = [], changes = {}) => {
  const work = workOf(detail(changes), taskId, entries, me)
  if (!work) throw new Error('no task in hand')
  return work
}

describe('what waits on the phone', () => {
  test('is applied by the domain, one after the other', () => {
    const work = held([
      entry({ kind: 'accept', taskId }),
      entry({ kind: 'travel', taskId }),
      entry({ kind: 'arrive', taskId }),
    ])
    expect(work.task.state).toBe('in_progress')
    expect(work.order.status).toBe('in_progress')
    expect(work.operations).toContain('save_draft')
  })

  test('changes nothing when the server refused it, or would', () => {
    expect(held([entry({ kind: 'accept', taskId }, { state: 'refused' })]).task.state).toBe('assigned')
    expect(held([entry({ kind: 'complete', taskId })]).task.state).toBe('assigned')
  })

  test('applied already by the server is not applied twice', () => {
    const accepted = task({ state: 'accepted', acceptedAt: now })
    const actor = actorOf(me)
    const order = asOrder(detail({ tasks: [accepted] }), actor)
    expect(withPending(detail().definition, order, [entry({ kind: 'accept', taskId })], actor)).toEqual(order)
  })

  test('hands the work over to the store once it is complete', () => {
    const work = held([entry({ kind: 'complete', taskId, answers: whole })], { tasks: [task(arrived)] })
    expect(work.task.state).toBe('done')
    expect(work.order.status).toBe('awaiting_acceptance')
    expect(primaryOf(work, [])).toEqual({ kind: 'over', judge: 'store' })
  })
})

describe('the one thing to do', () => {
  test('follows the visit', () => {
    expect(primaryOf(held(), [])).toEqual({ kind: 'accept' })
    expect(primaryOf(held([entry({ kind: 'accept', taskId })]), [])).toEqual({ kind: 'travel' })
    const paused = task({ ...arrived, state: 'paused', pause: { since: now, reason: '等店员', for: 'customer' } })
    expect(primaryOf(held([], { tasks: [paused] }), [])).toEqual({ kind: 'resume' })
  })

  test('is what is missing first, then handing in to whoever judges it', () => {
    const work = held([], { tasks: [task(arrived)] })
    const form = work.node.form
    if (!form) throw new Error('the repair has a form')
    expect(primaryOf(work, toDo(form, {}, roundOf(work)))).toMatchObject({ kind: 'to_do', left: 11 })
    expect(primaryOf(work, toDo(form, whole, roundOf(work)))).toEqual({ kind: 'complete', judge: 'store' })
    expect(primaryOf(held([], { tasks: [task(arrived)], placeName: null }), [])).toEqual({
      kind: 'complete',
      judge: 'customer',
    })
  })
})

describe('work that came back', () => {
  const first = task({ ...arrived, state: 'done', doneAt: now, answers: whole })
  const judged = task({
    id: 'x' as never,
    node: 'acceptance',
    state: 'done',
    verdicts: [
      { line: 'door_seal', verdict: 'rework', remark: '下沿还在漏风' },
      { line: 'drain_hole', verdict: 'accepted' },
    ],
  })
  const again = task({ id: 'y' as never, ...arrived, round: 2, openLines: ['door_seal'], answers: whole })
  const work = held([], { tasks: [first, judged, again] })

  test('opens the refused lines only, with the words of the store', () => {
    const round = roundOf(work)
    expect(round.openLines).toEqual(['door_seal'])
    expect(round.remarks).toEqual({ door_seal: { of: 'store', words: '下沿还在漏风', photos: [] } })
    expect(round.before).toEqual(whole)
  })

  test('is the task in hand, whatever the address named', () => {
    expect(work.task.id).toBe('y')
    expect(taskInHand(work.order, null, () => false)?.id).toBe('y')
  })

  test('cannot be handed in before the line was touched', () => {
    const form = work.node.form
    if (!form) throw new Error('the repair has a form')
    expect(toDo(form, whole, roundOf(work)).map(({ what, line }) => [what, line])).toEqual([['redo', 'door_seal']])
  })
})

describe('what was typed', () => {
  test('is shown on when the server refused something of the order', () => {
    const typed = { before_temperature: -5 }
    const draft = entry({ kind: 'save_draft', taskId, answers: typed })
    expect(draftedIn([draft], taskId)).toBeNull()
    expect(draftedIn([entry({ kind: 'arrive', taskId }, { state: 'conflict' }), draft], taskId)).toEqual(typed)
  })
})

describe('what the server did not accept', () => {
  const words = wordsIn(technician, 'zh-CN')
  const said = (failure: Entry['failure']) =>
    refusedWords(
      [entry({ kind: 'complete', taskId }, { state: 'refused', failure })],
      held().node.form,
      'zh-CN',
      words,
      (label) => say(label, 'zh-CN'),
    )

  test('names the field, or the line of the checklist, by its label', () => {
    const high = { code: 'too_large', requestId: 'r', path: 'answers.after_temperature', detail: { max: 60 } } as const
    expect(said(high)).toBe('修后温度：不能大于 60')
    expect(said({ code: 'required', requestId: 'r', path: 'answers.checklist.door_seal.after' })).toBe('门封条：还没填')
  })

  test('is said without a field where it has none', () => {
    expect(said({ code: 'not_your_task', requestId: 'r' })).toBe('这一步不是您的')
    expect(said(null)).toBe('1 项没被接受，去看看')
  })
})
