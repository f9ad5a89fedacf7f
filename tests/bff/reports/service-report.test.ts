import { asId } from '@field/domain/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherReport } from '../../../bff/src/reports/gather-report.ts'
import type { Person } from '../../support/company.ts'
import { startTown, stopTown, type Town, tell } from '../../support/job.ts'
import { paper, repairedTwice } from './papers.ts'

let town: Town
let id: string
beforeAll(async () => {
  town = await startTown()
  id = await repairedTwice(town)
})
afterAll(() => stopTown(town))

/** Whoever the rules gave the repair to. */
async function worker(): Promise<Person> {
  const manager = await town.server.as(town.ours.people.manager)
  const { value } = await manager('GET /work-orders/:id', { params: { id } })
  const assignees = value.tasks.map(({ assigneeId }) => assigneeId)
  const found = Object.values(town.ours.people).find(
    (person) => person.role === 'technician' && assignees.includes(person.id),
  )
  if (!found) throw new Error('nobody did it')
  return found
}

const gathered = async ({ id: personId, orgId, role, placeIds }: Person, language?: 'zh-CN' | 'en') => {
  const { world } = town.server
  const found = await world.inOrganization(orgId, (tx) =>
    gatherReport(tx, world, { orgId, personId: asId(personId), role, placeIds }, id, language),
  )
  if (!found) throw new Error('there is no report')
  return found
}

describe('the service report', () => {
  test('says what was found and done, in the last round, with the earlier one noted', async () => {
    const { head, reported, stages, telling } = await gathered(town.ours.people.customer)
    expect(head.asset?.serial).toBeTruthy()
    expect(telling.language).toBe('zh-CN')
    expect(reported.answers.map(([, value]) => value).join()).toContain('早上开始不怎么冷')
    const [repair, acceptance] = stages
    expect(repair?.label).toContain('第 2 轮')
    expect(repair?.earlier).toHaveLength(1)
    expect(repair?.answers.flat()).toContain('-18.4 ℃')
    expect(repair?.lines.length).toBeGreaterThan(1)
    // A picture before and one after for each line.
    expect(repair?.shots.map((row) => row.length)).toEqual(repair?.lines.map(() => 2))
    expect(acceptance?.earlier[0]).toContain('退回 1 项')
    expect(acceptance?.earlier[0]).toContain('还有一点漏水')
    expect(stages.some(({ signature }) => signature !== null)).toBe(true)
  })

  test('is the customer’s paper whoever prints it: no words that colleagues wrote for each other', async () => {
    const { manager, customer } = town.ours.people
    for (const person of [await worker(), manager, customer])
      expect(JSON.stringify((await gathered(person)).stages)).not.toContain('只给同事看')
  })

  test('shows amounts to those who may see them, and none to staff of the store', async () => {
    const { customer, manager, storeStaff, dispatcher } = town.ours.people
    expect((await gathered(customer)).money?.totalFen).toBeGreaterThan(0)
    expect((await gathered(manager)).money?.totalFen).toBe((await gathered(customer)).money?.totalFen)
    for (const person of [storeStaff, dispatcher]) expect((await gathered(person)).money).toBeNull()
    expect((await gathered(storeStaff)).items.length).toBeGreaterThan(0)
  })

  test('is the same bytes each time, another in the other language, and not there for a stranger', async () => {
    const { customer } = town.ours.people
    const doer = await worker()
    const [one, two, english] = await Promise.all(
      ['', '', '?language=en'].map((query) => paper(town, customer, `/work-orders/${id}/report.pdf${query}`)),
    )
    if (!Buffer.isBuffer(one) || !Buffer.isBuffer(two) || !Buffer.isBuffer(english))
      throw new Error(`no paper came: ${[one, two, english].filter(Number.isInteger).join(', ')}`)
    expect(one.subarray(0, 5).toString()).toBe('%PDF-')
    expect(one.equals(two)).toBe(true)
    expect(one.equals(english)).toBe(false)
    expect(await paper(town, town.theirs.people.manager, `/work-orders/${id}/report.pdf`)).toBe(404)
    const stranger = Object.values(town.ours.people).find(
      (person) => person.role === 'technician' && person.id !== doer.id,
    )
    if (!stranger) throw new Error('everybody worked on it')
    expect(await paper(town, stranger, `/work-orders/${id}/report.pdf`)).toBe(404)
  })

  test('carries a code that tells it from a forged one, and from one that is out of date', async () => {
    const { customer } = town.ours.people
    const client = await town.server.as(customer)
    const { code, at } = await gathered(customer)
    const check = async (given: string) =>
      (await client('GET /work-orders/:id/report-codes/:code', { params: { id, code: given } })).value
    expect(await check(code.toLowerCase())).toEqual({ genuine: true, at, since: 0 })
    const forged = `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`
    for (const other of [forged, code.replace(/^\d+/, '1'), 'nonsense', '999999-AAAA-BBBB-CCCC'])
      expect(await check(other)).toEqual({ genuine: false, at: null, since: null })
    await tell(client, id, { kind: 'rate', stars: 5, tags: [], words: '修得很好' })
    expect(await check(code)).toMatchObject({ genuine: true, since: expect.any(Number) })
    expect((await check(code)).since).toBeGreaterThan(0)
    expect((await gathered(customer)).rating).toBe('5 / 5 · 修得很好')
  })

  test('is told to the customer once the order is settled', async () => {
    const inbox = (await (await town.server.as(town.ours.people.customer))('GET /inbox')).value.items
    const ready = inbox.filter(({ template }) => template === 'report_ready')
    expect(ready).toHaveLength(1)
    expect(ready[0]?.page).toBe(`pages/progress/page?id=${id}`)
  })
})
