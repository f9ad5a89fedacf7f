import { checklistLines } from '@field/domain/form'
import { asId, minute, type PartId, type PersonId } from '@field/domain/kernel'
import { availableOperations, replay, settle } from '@field/domain/work-order'
import { applianceRepair, repairForm } from '@field/presets'
import { describe, expect, it } from 'vitest'
import { begin, go, refusalOf, repaired, repairedCase, reportedAt, save, task, taskId, tryTo } from './case.ts'
import { chen, gao, li, lin, lingshi, mei, sites, spy, wu, zhabei, zhao, zhou } from './people.ts'

const fan = asId<PartId>('fan')
const seal = asId<PartId>('seal')
const kinds = (events: readonly { kind: string }[]) => events.map(({ kind }) => kind)
const all = checklistLines(repairForm)
const accepted = (lines: readonly string[]) => lines.map((line) => ({ line, verdict: 'accepted' as const }))

describe('a repair from report to rating', () => {
  it('goes to the nearest site’s technician with the fewest open minutes, and says why', () => {
    const at = begin()
    expect(kinds(at.entries.map(({ event }) => event))).toEqual([
      'reported',
      'task_opened',
      'task_assigned',
      'status_changed',
    ])
    expect(at.order.status).toBe('assigned')
    expect(task(at).assigneeId).toBe(lin.personId)
    expect(task(at).reason).toEqual({
      by: 'nearest_idle',
      siteId: zhabei,
      siteName: '闸北站',
      metres: 2129,
      candidates: 2,
      openMinutes: 0,
    })
    expect(task(at).arriveBy).toBe(reportedAt + 60 * minute)
    expect(task(at).expectedAt).toBeGreaterThan(reportedAt)
    expect(task(at).expectedAt).toBeLessThan(reportedAt + 30 * minute)
  })

  it('runs through acceptance by the store, confirmation by the customer, settlement and rating', () => {
    const at = repairedCase({}, lin)
    expect(at.order.status).toBe('awaiting_acceptance')
    expect(task(at)).toMatchObject({
      node: 'acceptance',
      placeId: lingshi,
      assigneeId: null,
      state: 'assigned',
      openLines: null,
    })
    go(at, zhou, { kind: 'complete', taskId: taskId(at), verdicts: accepted(all) })
    expect(task(at)).toMatchObject({ node: 'confirm', assigneeId: mei.personId })
    const ended = go(at, mei, { kind: 'complete', taskId: taskId(at) })
    expect(kinds(ended)).toEqual(['task_completed', 'settlement_due', 'status_changed'])
    expect(ended[1]).toMatchObject({ node: 'settle', confirmUpTo: 100_000 })
    expect(at.order.status).toBe('completed')
    expect(at.order.closedAt).toBe(at.now)
    const settled = settle(at.order, 54_300)
    if (settled.ok) save(at, null, settled.value)
    expect(at.order.status).toBe('settled')
    go(at, mei, { kind: 'rate', stars: 5, tags: ['准时'], words: '' })
    expect(at.order.rating?.stars).toBe(5)
    expect(refusalOf(at, mei, { kind: 'rate', stars: 1, tags: [], words: '' })).toBe('already_rated')
    expect(replay(at.entries)).toEqual(at.order)
  })

  it('goes straight to the customer where there is no store, and ends with the store where there is no customer', () => {
    expect(task(repairedCase({ storeId: null }, lin)).node).toBe('confirm')
    const at = repairedCase({ customerId: null }, lin)
    go(at, zhou, { kind: 'complete', taskId: taskId(at), verdicts: accepted(all) })
    expect(at.order.status).toBe('completed')
  })

  it('waits for the dispatcher, never lost, when nobody is on duty', () => {
    const at = begin({}, { sites: sites({ lin: false, wu: false, chen: false }) })
    expect(at.order.status).toBe('new')
    expect(task(at)).toMatchObject({ state: 'pending', assigneeId: null })
    expect(availableOperations(applianceRepair, at.order, gao)).toContain('assign')
    expect(refusalOf(at, gao, { kind: 'assign', taskId: taskId(at), to: asId<PersonId>('nobody') })).toBe(
      'not_found to',
    )
    go(at, gao, { kind: 'assign', taskId: taskId(at), to: chen.personId })
    expect(task(at)).toMatchObject({ state: 'assigned', assigneeId: chen.personId, reason: { by: 'dispatcher' } })
    expect(at.order.status).toBe('assigned')
  })
})

describe('declining and handing over', () => {
  it('passes a declined task to the next who has not declined it, in the end to the dispatcher', () => {
    const at = begin()
    for (const [who, next] of [
      [lin, wu],
      [wu, chen],
      [chen, null],
    ] as const) {
      go(at, who, { kind: 'decline', taskId: taskId(at), reason: '车坏了' })
      expect(task(at).assigneeId).toBe(next?.personId ?? null)
    }
    expect(at.order.status).toBe('new')
    expect(refusalOf(at, lin, { kind: 'accept', taskId: taskId(at) })).toBe('not_your_task')
  })

  it('wants a reason that the next reader can read', () => {
    const at = begin()
    expect(refusalOf(at, lin, { kind: 'decline', taskId: taskId(at), reason: '  ' })).toBe('reason_required reason')
    expect(refusalOf(at, lin, { kind: 'transfer', taskId: taskId(at), to: wu.personId, reason: '' })).toBe(
      'reason_required reason',
    )
  })

  it('puts the parts back into the van they came from before another takes over, who must travel anew', () => {
    const at = begin()
    go(at, lin, { kind: 'accept', taskId: taskId(at) })
    go(at, lin, { kind: 'pick_parts', taskId: taskId(at), parts: [{ partId: fan, quantity: 2 }] })
    const told = go(at, lin, { kind: 'transfer', taskId: taskId(at), to: wu.personId, reason: '不顺路' })
    expect(kinds(told)).toEqual(['parts_picked', 'task_transferred', 'task_assigned'])
    expect(told[0]).toMatchObject({ parts: [], change: [{ partId: fan, quantity: -2 }] })
    expect(task(at)).toMatchObject({ state: 'assigned', assigneeId: wu.personId, acceptedAt: null })
    expect(refusalOf(at, wu, { kind: 'complete', taskId: taskId(at), answers: repaired })).toBe('wrong_state')
    expect(refusalOf(at, gao, { kind: 'transfer', taskId: taskId(at), to: wu.personId, reason: '再派' })).toBe(
      'wrong_state to',
    )
  })
})

describe('on the way and at work', () => {
  it('takes setting off or arriving as accepting', () => {
    const at = begin()
    expect(kinds(go(at, lin, { kind: 'travel', taskId: taskId(at) }))).toEqual(['task_accepted', 'task_travelling'])
    const other = begin()
    expect(kinds(go(other, lin, { kind: 'arrive', taskId: taskId(other) }))).toEqual([
      'task_accepted',
      'task_arrived',
      'status_changed',
    ])
    expect(task(other).state).toBe('in_progress')
  })

  it('keeps a draft half filled, refuses the wrong kind with its path, and tells nothing when nothing changed', () => {
    const at = begin()
    go(at, lin, { kind: 'arrive', taskId: taskId(at) })
    const draft = { kind: 'save_draft', taskId: taskId(at), answers: { before_temperature: -3 } } as const
    expect(kinds(go(at, lin, draft))).toEqual(['draft_saved'])
    const { version } = at.order
    expect(go(at, lin, draft)).toEqual([])
    expect(at.order.version).toBe(version)
    const wrong = { ...draft, answers: { before_temperature: 'cold' } }
    expect(refusalOf(at, lin, wrong)).toBe('wrong_kind answers.before_temperature')
  })

  it('names the first thing missing when a half-filled form is completed', () => {
    const at = begin()
    go(at, lin, { kind: 'arrive', taskId: taskId(at) })
    const checklist = { ...(repaired.checklist as object), door_seal: { done: true, before: ['b'], after: [] } }
    const answers = { ...repaired, checklist } as typeof repaired
    expect(refusalOf(at, lin, { kind: 'complete', taskId: taskId(at), answers })).toBe(
      'required answers.checklist.door_seal.after',
    )
  })

  it('says of parts what is to be taken and what put back', () => {
    const at = begin()
    go(at, lin, { kind: 'accept', taskId: taskId(at) })
    const pick = (parts: { partId: PartId; quantity: number }[]) =>
      go(at, lin, { kind: 'pick_parts', taskId: taskId(at), parts })[0]
    expect(pick([{ partId: fan, quantity: 2 }])).toMatchObject({ change: [{ partId: fan, quantity: 2 }] })
    const swapped = pick([
      { partId: fan, quantity: 1 },
      { partId: seal, quantity: 1 },
    ])
    expect(swapped).toMatchObject({
      change: [
        { partId: fan, quantity: -1 },
        { partId: seal, quantity: 1 },
      ],
    })
    expect(refusalOf(at, lin, { kind: 'pick_parts', taskId: taskId(at), parts: [{ partId: fan, quantity: 0 }] })).toBe(
      'quantity_invalid parts.0.quantity',
    )
  })

  it('stops the clock in a pause and moves what is still promised by as long', () => {
    const at = begin()
    go(at, lin, { kind: 'arrive', taskId: taskId(at) }, 30)
    const { finishBy, arriveBy } = task(at)
    go(at, lin, { kind: 'pause', taskId: taskId(at), reason: '等温控板', for: 'parts' })
    expect(at.order.status).toBe('awaiting_parts')
    go(at, lin, { kind: 'resume', taskId: taskId(at) }, 45)
    expect(task(at)).toMatchObject({ state: 'in_progress', pausedMs: 45 * minute, arriveBy, pause: null })
    expect(task(at).finishBy).toBe((finishBy ?? 0) + 45 * minute)
  })
})

describe('acceptance line by line', () => {
  const reject = (line: string) => [
    ...accepted(all.filter((one) => one !== line)),
    { line, verdict: 'rework' as const, remark: '右下漏风' },
  ]

  it('wants a verdict for every open line, a known line, and words for a remark', () => {
    const at = repairedCase({}, lin)
    const say = (verdicts: Parameters<typeof accepted>[0] extends never ? never : unknown[]) =>
      refusalOf(at, zhou, { kind: 'complete', taskId: taskId(at), verdicts: verdicts as never })
    expect(say(accepted(all.slice(1)))).toBe('required verdicts.evaporator_fan')
    expect(say([...accepted(all), { line: 'gasket', verdict: 'accepted' }])).toBe('line_unknown verdicts.gasket')
    expect(say([...accepted(all.slice(1)), { line: 'evaporator_fan', verdict: 'accepted_with_remark' }])).toBe(
      'reason_required verdicts.evaporator_fan.remark',
    )
    expect(say([...accepted(all), { line: 'door_seal', verdict: 'accepted' }])).toBe('too_many verdicts.door_seal')
  })

  it('sends back the rejected lines only, to the same technician, with the answers carried over', () => {
    const at = repairedCase({}, lin)
    const told = go(at, zhou, { kind: 'complete', taskId: taskId(at), verdicts: reject('door_seal') })
    expect(kinds(told)).toEqual(['task_completed', 'task_opened', 'task_assigned', 'status_changed'])
    expect(at.order.status).toBe('rework')
    expect(task(at)).toMatchObject({
      node: 'repair',
      round: 2,
      openLines: ['door_seal'],
      assigneeId: lin.personId,
      answers: repaired,
    })
  })

  it('keeps accepted lines as they were, whatever is sent, and asks the store about the others only', () => {
    const at = repairedCase({}, lin)
    go(at, zhou, { kind: 'complete', taskId: taskId(at), verdicts: reject('door_seal') })
    go(at, lin, { kind: 'arrive', taskId: taskId(at) }, 600)
    const lines = repaired.checklist as Record<string, object>
    const touched = {
      ...repaired,
      checklist: { ...lines, drain_hole: { done: true, before: [], after: ['other'] } },
    } as typeof repaired
    expect(refusalOf(at, lin, { kind: 'complete', taskId: taskId(at), answers: touched })).toBe(
      'not_writable answers.checklist.drain_hole',
    )
    const seal2 = { done: true, action: 'replaced', before: ['seal-before'], after: ['seal-again'] }
    const only = { ...repaired, checklist: { door_seal: seal2 } } as typeof repaired
    go(at, lin, { kind: 'complete', taskId: taskId(at), answers: only })
    expect(at.order.tasks[2]?.answers.checklist).toEqual({ ...lines, door_seal: seal2 })
    expect(task(at)).toMatchObject({ node: 'acceptance', round: 2, openLines: ['door_seal'] })
    expect(refusalOf(at, zhou, { kind: 'complete', taskId: taskId(at), verdicts: accepted(all) })).toBe(
      'no_open_line verdicts.evaporator_fan',
    )
    go(at, zhou, { kind: 'complete', taskId: taskId(at), verdicts: accepted(['door_seal']) })
    expect(task(at)).toMatchObject({ node: 'confirm', openLines: null })
  })

  it('lets the customer send a line back after the store accepted it, and then asks both about that line alone', () => {
    const at = repairedCase({}, lin)
    go(at, zhou, { kind: 'complete', taskId: taskId(at), verdicts: accepted(all) })
    go(at, mei, {
      kind: 'complete',
      taskId: taskId(at),
      verdicts: [{ line: 'drain_hole', verdict: 'rework', remark: '又堵了' }],
    })
    expect(task(at)).toMatchObject({ node: 'repair', round: 2, openLines: ['drain_hole'] })
    go(at, lin, { kind: 'arrive', taskId: taskId(at) })
    go(at, lin, { kind: 'complete', taskId: taskId(at), answers: repaired })
    expect(task(at)).toMatchObject({ node: 'acceptance', openLines: ['drain_hole'] })
    go(at, zhou, { kind: 'complete', taskId: taskId(at), verdicts: accepted(['drain_hole']) })
    expect(task(at)).toMatchObject({ node: 'confirm', openLines: ['drain_hole'] })
    go(at, mei, { kind: 'complete', taskId: taskId(at) })
    expect(at.order.status).toBe('completed')
  })

  it('can be returned by the dispatcher as a whole while nothing is accepted', () => {
    const at = repairedCase({}, lin)
    go(at, gao, { kind: 'return', taskId: taskId(at), reason: '照片拍错了柜子' })
    expect(task(at)).toMatchObject({ node: 'repair', round: 2, openLines: null, assigneeId: lin.personId })
  })
})

describe('who may do what', () => {
  it('answers a stranger, a foreign organization, and what the node does not list, each in its own way', () => {
    const at = begin()
    const accept = { kind: 'accept', taskId: taskId(at) } as const
    expect(refusalOf(at, wu, accept)).toBe('not_your_task')
    expect(refusalOf(at, spy, accept)).toBe('not_found')
    expect(refusalOf(at, mei, accept)).toBe('operation_not_allowed')
    expect(refusalOf(at, li, { kind: 'urge' })).toBe('not_your_task')
    expect(refusalOf(at, lin, { ...accept, taskId: asId('task-9') })).toBe('no_such_task')
    expect(refusalOf(at, lin, { kind: 'complete', taskId: taskId(at) })).toBe('wrong_state')
  })

  it('lets another store’s staff do nothing, and a person who left the technicians’ role no work', () => {
    const at = repairedCase({}, lin)
    expect(refusalOf(at, zhao, { kind: 'complete', taskId: taskId(at), verdicts: accepted(all) })).toBe('not_your_task')
    const open = begin()
    expect(refusalOf(open, { ...lin, role: 'customer' }, { kind: 'accept', taskId: taskId(open) })).toBe(
      'operation_not_allowed',
    )
  })

  it('shows no button that would be refused', () => {
    const at = begin()
    expect(availableOperations(applianceRepair, at.order, lin)).toEqual([
      'accept',
      'decline',
      'travel',
      'arrive',
      'transfer',
      'comment',
    ])
    expect(availableOperations(applianceRepair, at.order, mei)).toEqual(['urge', 'comment', 'cancel'])
    expect(availableOperations(applianceRepair, at.order, wu)).toEqual([])
    expect(availableOperations(applianceRepair, at.order, spy)).toEqual([])
  })

  it('lets the customer cancel until somebody is on the way, the dispatcher always, with all parts put back', () => {
    const at = begin()
    go(at, lin, { kind: 'accept', taskId: taskId(at) })
    expect(refusalOf(at, mei, { kind: 'cancel', reason: '好了' })).toBe(null)
    go(at, lin, { kind: 'pick_parts', taskId: taskId(at), parts: [{ partId: fan, quantity: 1 }] })
    go(at, lin, { kind: 'travel', taskId: taskId(at) })
    expect(refusalOf(at, mei, { kind: 'cancel', reason: '好了' })).toBe('wrong_state')
    const told = go(at, gao, { kind: 'cancel', reason: '客户来电取消' })
    expect(kinds(told)).toEqual(['parts_picked', 'cancelled', 'status_changed'])
    expect(at.order).toMatchObject({ status: 'cancelled', closedAt: at.now })
    expect(task(at)).toMatchObject({ state: 'cancelled', parts: [] })
    expect(refusalOf(at, gao, { kind: 'cancel', reason: '再来' })).toBe('wrong_state')
  })

  it('lets the order be urged once in half an hour, by customer or store together', () => {
    const at = begin()
    go(at, mei, { kind: 'urge' })
    expect(refusalOf(at, zhou, { kind: 'urge' })).toBe('urged_recently')
    at.now += 30 * minute - 1
    expect(refusalOf(at, zhou, { kind: 'urge' })).toBe('urged_recently')
    at.now += 1
    expect(refusalOf(at, zhou, { kind: 'urge' })).toBe(null)
  })

  it('reports with the fault named when nothing was said', () => {
    expect(() => begin({ answers: {} })).toThrow('required answers.symptoms')
    expect(tryTo(begin(), mei, { kind: 'comment', words: ' ', photos: [] })).toMatchObject({
      ok: false,
      refusal: { path: 'words' },
    })
  })
})
