import { checklistLines } from '@field/domain/form'
import { type Notice, noticesFor } from '@field/domain/notice'
import { follow } from '@field/domain/work-order'
import { applianceRepair, repairForm } from '@field/presets'
import { describe, expect, it } from 'vitest'
import { begin, type Case, go, repairedCase, save, task, taskId } from '../work-order/case.ts'
import { gao, li, lin, mei, sites, zhou } from '../work-order/people.ts'

const all = checklistLines(repairForm)

/** The notices of everything saved after that entry, as "template → reader". */
function sent(at: Case, after = 0): Notice[] {
  return at.entries.slice(after).flatMap((entry) => noticesFor(applianceRepair, at.order, entry))
}
const told = (notices: Notice[]) =>
  notices.map(
    ({ template, audience }) =>
      `${template} → ${audience.kind === 'person' ? audience.personId : `${audience.role} at ${audience.placeId}`}`,
  )

describe('who is told', () => {
  it('of a report: the customer that it arrived and who comes, the technician of the task', () => {
    const notices = sent(begin())
    expect(told(notices)).toEqual(['received → mei', 'task_assigned → lin', 'assigned → mei'])
    expect(notices[1]).toMatchObject({
      page: 'task',
      path: 'technician/task/page?id=order-1&task=task-1',
      reach: 'channels',
    })
    expect(notices[2]).toMatchObject({ page: 'progress', path: 'pages/progress/page?id=order-1' })
  })

  it('with the expected time wherever somebody comes', () => {
    const at = begin()
    const before = at.entries.length
    go(at, lin, { kind: 'travel', taskId: taskId(at) })
    const [notice] = sent(at, before)
    expect(notice).toMatchObject({
      template: 'on_the_way',
      fields: { number: '2611-4K7M', technicianId: lin.personId, expectedAt: task(at).expectedAt },
    })
    expect(notice?.fields.expectedAt).toBeGreaterThan(at.now)
  })

  it('of finished work: whoever is on duty at the store, then the customer, then that it is done', () => {
    const at = repairedCase({}, lin)
    const followed = follow(at.order, li)
    if (followed.ok) save(at, li, followed.value)
    expect(told(sent(at, at.entries.length - 4))).toEqual(['awaiting_acceptance → store_staff at store-lingshi'])
    let before = at.entries.length
    go(at, zhou, { kind: 'complete', taskId: taskId(at), verdicts: all.map((line) => ({ line, verdict: 'accepted' })) })
    const [asked] = sent(at, before)
    expect(told(sent(at, before))).toEqual(['awaiting_acceptance → mei'])
    expect(asked?.fields).toMatchObject({
      lines: 4,
      decideBy: task(at).finishBy,
      technicianId: lin.personId,
      expectedAt: null,
    })
    before = at.entries.length
    go(at, mei, { kind: 'complete', taskId: taskId(at) })
    expect(told(sent(at, before))).toEqual(['completed → mei', 'completed → li'])
  })

  it('of rework: the same technician, as work that came back', () => {
    const at = repairedCase({}, lin)
    const before = at.entries.length
    const verdicts = all.map((line) => ({ line, verdict: 'rework' as const, remark: '再看' }))
    go(at, zhou, { kind: 'complete', taskId: taskId(at), verdicts })
    expect(told(sent(at, before))).toEqual(['task_returned → lin', 'assigned → mei'])
  })

  it('of a quote: the customer on every channel, then whoever has the task, in the inbox, with the words', () => {
    const at = begin()
    const named = { quoteId: 'quote-1', number: 1, totalFen: 25_000 }
    let before = at.entries.length
    save(at, lin, [{ kind: 'quote_offered', ...named }])
    expect(told(sent(at, before))).toEqual(['quote_offered → mei'])
    expect(sent(at, before)[0]).toMatchObject({ reach: 'channels', page: 'progress', fields: { words: null } })
    expect(JSON.stringify(sent(at, before)[0])).not.toMatch(/25[,_]?000|250/)
    before = at.entries.length
    save(at, mei, [{ kind: 'quote_decided', ...named, decision: 'declined', words: '太贵了' }])
    expect(told(sent(at, before))).toEqual(['quote_decided → lin'])
    expect(sent(at, before)[0]).toMatchObject({ reach: 'inbox', page: 'task', fields: { words: '太贵了' } })
  })

  it('of an order that nobody could be named for: the dispatcher, in the inbox only', () => {
    const notices = sent(begin({}, { sites: sites({ lin: false, wu: false, chen: false }) }))
    expect(told(notices)).toEqual(['received → mei', 'unassigned → dispatcher at null'])
    expect(notices[1]).toMatchObject({ reach: 'inbox', page: 'dispatch' })
  })

  it('of urging and cancelling: the technician who is on it, and not who did it', () => {
    const at = begin()
    let before = at.entries.length
    go(at, mei, { kind: 'urge' })
    expect(told(sent(at, before))).toEqual(['task_urged → lin'])
    before = at.entries.length
    go(at, mei, { kind: 'cancel', reason: '又好了' })
    expect(told(sent(at, before))).toEqual(['cancelled → lin'])
    const other = begin()
    before = other.entries.length
    go(other, gao, { kind: 'cancel', reason: '重复' })
    expect(told(sent(other, before))).toEqual(['cancelled → lin', 'cancelled → mei'])
  })

  it('once for each event, even who is several things to the order', () => {
    const at = begin({ customerId: lin.personId }, { by: lin })
    const notices = at.entries.map(
      (entry) =>
        noticesFor(applianceRepair, at.order, entry).filter(
          ({ audience }) => audience.kind === 'person' && audience.personId === lin.personId,
        ).length,
    )
    expect(Math.max(...notices)).toBe(1)
  })
})
