import { asId, minute, type PersonId, type PlaceId } from '@field/domain/kernel'
import {
  type Candidates,
  checkDefinition,
  chooseAssignee,
  dueTimes,
  expectedArrival,
  type Node,
  nextNode,
  nodeOf,
  type SiteCandidate,
  standingOf,
  type WorkTypeDefinition,
} from '@field/domain/workflow'
import { applianceRepair, presetWorkTypes } from '@field/presets'
import { describe, expect, it } from 'vitest'

const site = (
  id: string,
  latitude: number | null,
  technicians: [string, number, boolean?, string[]?][],
): SiteCandidate => ({
  siteId: asId<PlaceId>(id),
  name: id,
  position: latitude === null ? null : { latitude, longitude: 121 },
  technicians: technicians.map(([personId, openMinutes, onDuty = true, skills = ['cold']]) => ({
    personId: asId<PersonId>(personId),
    siteId: asId<PlaceId>(id),
    skills,
    onDuty,
    openMinutes,
  })),
})

const candidates = (sites: SiteCandidate[], more: Partial<Candidates> = {}): Candidates => ({
  position: { latitude: 31, longitude: 121 },
  sites,
  excluded: [],
  customerId: null,
  storeId: null,
  handlerOf: () => null,
  ...more,
})

const idle = [{ by: 'nearest_idle', skills: ['cold'] }] as const
const chosen = (given: Candidates) => chooseAssignee(idle, given)?.assigneeId ?? null

describe('who gets a task', () => {
  it('is at the nearest site the one with the fewest open minutes; equals go by id', () => {
    const near = site('near', 31.01, [
      ['b', 30],
      ['a', 30],
      ['c', 45],
    ])
    expect(chosen(candidates([site('far', 31.5, [['z', 0]]), near]))).toBe('a')
  })

  it('is never off duty, never without the skill, never who declined; then the next site is asked', () => {
    const near = site('near', 31.01, [
      ['off', 0, false],
      ['warm', 0, true, ['hot']],
      ['no', 0],
    ])
    const given = candidates([near, site('far', 31.5, [['z', 90]])], { excluded: [asId<PersonId>('no')] })
    expect(chosen(given)).toBe('z')
    expect(chooseAssignee([{ by: 'nearest_idle', skills: ['cold'], withinMetres: 5_000 }], given)).toBe(null)
  })

  it('goes to the territory’s first site when the order has no position, and says so', () => {
    const given = candidates([site('first', null, [['a', 5]]), site('second', 31, [['b', 0]])], { position: null })
    expect(chooseAssignee(idle, given)).toMatchObject({
      assigneeId: 'a',
      metres: null,
      reason: { by: 'first_site', siteName: 'first' },
    })
  })

  it('is named by the first rule that can', () => {
    const rules = [{ by: 'previous_handler', node: 'repair' }, { by: 'customer' }, { by: 'store' }] as const
    const storeId = asId<PlaceId>('s')
    expect(chooseAssignee(rules, candidates([], { storeId }))).toMatchObject({
      assigneeId: null,
      placeId: 's',
      reason: { by: 'store' },
    })
    const mei = asId<PersonId>('mei')
    expect(chooseAssignee(rules, candidates([], { storeId, customerId: mei }))).toMatchObject({ assigneeId: 'mei' })
    expect(chooseAssignee(rules, candidates([], { handlerOf: () => asId<PersonId>('lin') }))).toMatchObject({
      assigneeId: 'lin',
      reason: { by: 'previous_handler' },
    })
    expect(chooseAssignee(rules, candidates([]))).toBe(null)
  })
})

describe('promises', () => {
  it('count accepting from the assignment, arriving and finishing from the opening', () => {
    const due = dueTimes(
      { acceptMinutes: 10, arriveMinutes: 60 },
      { openedAt: 0, assignedAt: 5 * minute, pausedMs: 7 * minute },
    )
    expect(due).toEqual({ acceptBy: 15 * minute, arriveBy: 67 * minute, finishBy: null })
  })

  it('are kept in the due millisecond and late in the next', () => {
    const promise = { from: 0, dueAt: 60_000, pausedMs: 0, pausedSince: null, metAt: null }
    expect(standingOf(promise, 60_000)).toEqual({ state: 'running', elapsed: 60_000, paused: 0, remaining: 0 })
    expect(standingOf(promise, 60_001).state).toBe('late')
    expect(standingOf({ ...promise, metAt: 60_000 }, 90_000).state).toBe('kept')
    expect(standingOf({ ...promise, metAt: 60_001 }, 90_000).state).toBe('missed')
  })

  it('stand still in a pause, with elapsed, paused and remaining kept apart', () => {
    const promise = { from: 0, dueAt: 70_000, pausedMs: 10_000, pausedSince: 40_000, metAt: null }
    for (const now of [40_000, 55_000, 500_000])
      expect(standingOf(promise, now)).toEqual({
        state: 'paused',
        elapsed: 30_000,
        paused: now - 30_000,
        remaining: 30_000,
      })
  })

  it('give an honest guess of the arrival in whole five minutes', () => {
    const now = Date.UTC(2026, 10, 24, 5, 13)
    const at = (more: object) => (expectedArrival({ metres: 2_100, openMinutes: 0, now, ...more }) - now) / minute
    expect(at({})).toBe(22)
    expect(at({ openMinutes: 60 })).toBe(82)
    expect(at({ leaving: true, openMinutes: 60 })).toBe(12)
    expect(at({ metres: null })).toBe(27)
  })
})

describe('a definition', () => {
  const changed = (change: (nodes: Node[]) => Node[], more: Partial<WorkTypeDefinition> = {}): WorkTypeDefinition => ({
    ...applianceRepair,
    nodes: change([...applianceRepair.nodes]),
    ...more,
  })
  const edit = (key: string, more: object) => (nodes: Node[]) =>
    nodes.map((node) => (node.key === key ? ({ ...node, ...more } as Node) : node))
  const rules = (definition: WorkTypeDefinition) =>
    checkDefinition(definition).map(({ rule, node, path }) => `${rule} ${node ?? '-'} ${path}`.trim())

  it('of every preset is sound', () => {
    for (const preset of presetWorkTypes) expect(checkDefinition(preset)).toEqual([])
  })

  it('leads to the store where there is one, else to the customer', () => {
    const repair = nodeOf(applianceRepair, 'repair') as Node
    expect(nextNode(applianceRepair, repair, { order: { store_id: 's' } })?.key).toBe('acceptance')
    expect(nextNode(applianceRepair, repair, { order: {} })?.key).toBe('confirm')
  })

  it('is refused with the rule named and the node pointed at', () => {
    const when = { op: 'exists', at: { from: 'order', key: 'store_id' } } as const
    expect(rules(changed(edit('repair', { next: [{ to: 'nowhere' }] })))).toContain('target_unknown repair next.0')
    expect(rules(changed(edit('repair', { next: [{ to: 'confirm' }] })))).toEqual(['unreachable acceptance'])
    expect(rules(changed(edit('repair', { next: [{ to: 'acceptance', when }] })))).toEqual([
      'last_edge_conditional repair next.0',
    ])
    const typo = { op: 'exist', at: { from: 'order', key: 'store_id' } }
    expect(rules(changed(edit('repair', { next: [{ to: 'acceptance', when: typo }, { to: 'confirm' }] })))).toEqual([
      'condition_malformed repair next.0',
    ])
    expect(rules(changed(edit('repair', { next: [{ to: 'confirm' }, { to: 'acceptance' }] })))).toEqual([
      'edge_after_unconditional repair next.0',
    ])
    expect(rules(changed(edit('settle', { next: [{ to: 'settle' }] })))).toEqual([
      'no_way_to_end repair',
      'no_way_to_end acceptance',
      'no_way_to_end confirm',
      'no_way_to_end settle',
      'auto_loop settle',
      'unreachable done',
    ])
    expect(rules(changed((nodes) => nodes, { start: 'begin' }))[0]).toBe('start_missing - start')
    expect(rules(changed((nodes) => nodes, { reworkTo: 'settle' }))).toEqual(['not_a_task - reworkTo'])
    expect(rules(changed(edit('confirm', { judges: 'done' })))).toEqual(['not_a_task confirm judges'])
    expect(rules(changed(edit('confirm', { stage: 'pay' })))).toEqual(['stage_unknown confirm stage'])
    expect(rules(changed(edit('confirm', { label: { 'zh-CN': ' ' } })))).toEqual(['label_missing confirm label'])
    expect(rules(changed(edit('confirm', { assignee: [] })))).toEqual(['nobody_named confirm assignee'])
    expect(rules(changed((nodes) => [...nodes, nodes[4] as Node]))).toContain('key_repeated - nodes.done')
    expect(rules(changed((nodes) => nodes, { key: 'Appliance Repair' }))).toEqual([
      'key_malformed - key.Appliance Repair',
    ])
    const twice = {
      version: 1,
      fields: [...applianceRepair.report.fields, ...applianceRepair.report.fields.slice(0, 1)],
    }
    expect(rules(changed((nodes) => nodes, { report: twice }))).toEqual(['key_repeated - report.symptoms'])
    expect(
      rules(changed((nodes) => nodes, { report: { ...applianceRepair.report, atLeastOneOf: [['smell']] } })),
    ).toEqual(['field_unknown - report.atLeastOneOf.smell'])
  })
})
