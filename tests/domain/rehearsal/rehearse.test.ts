import {
  asId,
  minute,
  type OrgId,
  ok,
  type PersonId,
  type PlaceId,
  plainCalendar,
  type TerritoryId,
} from '@field/domain/kernel'
import {
  type RehearsalLine,
  type RehearsalScript,
  type RehearsalWorld,
  readScript,
  rehearse,
} from '@field/domain/rehearsal'
import type { Node, WorkTypeDefinition } from '@field/domain/workflow'
import { presets } from '@field/presets'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const orgId = asId<OrgId>('org')
const [customer, manager, dispatcher, finance] = ['customer', 'manager', 'dispatcher', 'finance'].map((one) =>
  asId<PersonId>(one),
) as [PersonId, PersonId, PersonId, PersonId]

const world: RehearsalWorld = {
  orgId,
  reporter: { orgId, personId: customer, role: 'customer', placeIds: [] },
  storeId: null,
  territoryId: asId<TerritoryId>('territory'),
  address: '灵石路 745 号',
  position: null,
  source: 'mini_program',
  candidates: [
    {
      siteId: asId<PlaceId>('site'),
      name: '闸北站',
      position: null,
      technicians: [
        {
          personId: asId<PersonId>('technician'),
          siteId: asId<PlaceId>('site'),
          skills: [],
          onDuty: true,
          openMinutes: 0,
        },
      ],
    },
  ],
  members: [
    { personId: manager, role: 'manager', placeId: null },
    { personId: dispatcher, role: 'dispatcher', placeId: null },
    { personId: finance, role: 'finance', placeId: null },
  ],
  calendar: plainCalendar,
  facts: {},
  asTold: (_, __, notice) => notice,
  nameOf: (person) => person,
  settlementOf: () =>
    ok({ lines: [{ label: '上门', quantity: 1, amountFen: 8_000 }], totalFen: 8_000, needsReview: false, sharers: [] }),
}

const label = (text: string) => ({ 'zh-CN': text })
const operations = { handler: ['complete'] as const, dispatcher: [], customer: [] }
const approval = (signers: 'any' | 'all'): Node => ({
  key: 'approve',
  kind: 'approval',
  work: 'approval',
  signers,
  label: label('审批'),
  stage: 'one',
  assignee: [
    { by: 'role', role: 'manager', at: 'organization' },
    { by: 'role', role: 'finance', at: 'organization' },
  ],
  operations,
  rejectTo: 'draft',
  next: [{ to: 'delivered' }],
})

/** Somebody drafts, others approve, a delivery is waited for, and the rule settles. */
const definition = (signers: 'any' | 'all' = 'any'): WorkTypeDefinition => ({
  key: 'contract',
  label: label('合同'),
  report: { version: 1, fields: [{ key: 'words', kind: 'long_text', label: label('说明'), required: true }] },
  start: 'draft',
  reworkTo: 'draft',
  stages: [{ key: 'one', label: label('进行') }],
  nodes: [
    {
      key: 'draft',
      kind: 'task',
      work: 'desk',
      label: label('起草'),
      stage: 'one',
      assignee: [{ by: 'role', role: 'dispatcher', at: 'organization' }],
      operations,
      limits: { finishMinutes: 60, reminders: [{ of: 'finish', minutes: 10, whom: ['dispatcher'] }] },
      next: [{ to: 'approve' }],
    },
    approval(signers),
    {
      key: 'delivered',
      kind: 'wait',
      label: label('等送达'),
      stage: 'one',
      until: { kind: 'event', event: 'delivered', timeout: { minutes: 120, to: 'lost' } },
      next: [{ to: 'settle' }],
    },
    {
      key: 'settle',
      kind: 'auto',
      action: 'settle',
      confirmUpTo: 10_000,
      label: label('结算'),
      stage: 'one',
      next: [{ to: 'done' }],
    },
    { key: 'done', kind: 'end', outcome: 'completed', label: label('完成'), stage: 'one' },
    { key: 'lost', kind: 'end', outcome: 'cannot_complete', label: label('丢了'), stage: 'one' },
  ],
})

const began = Date.UTC(2026, 10, 24, 5)
const script = (steps: RehearsalScript['steps']): RehearsalScript => ({
  at: began,
  report: { words: '两份' },
  store: false,
  steps,
  untilMinutes: 10_000,
})

const happened = (lines: readonly RehearsalLine[]) =>
  lines.flatMap((line) => (line.kind === 'event' ? [`${(line.at - began) / minute} ${line.event}`] : []))

describe('a rehearsal', () => {
  test('comes to the end by the steps, with a timer, a refusal that goes back, a signal and the amounts', () => {
    const lines = rehearse(
      definition(),
      script([
        { node: 'draft', afterMinutes: 55, do: 'complete' },
        { node: 'approve', afterMinutes: 5, do: 'reject' },
        { node: 'draft', afterMinutes: 5, do: 'complete' },
        { node: 'approve', afterMinutes: 5, do: 'approve' },
        { node: 'delivered', afterMinutes: 30, do: 'signal' },
      ]),
      world,
    )
    expect(lines.filter(({ kind }) => kind === 'problem')).toEqual([])
    expect(lines).toContainEqual(
      expect.objectContaining({ kind: 'timer', at: began + 50 * minute, what: 'remind.finish', node: 'draft' }),
    )
    expect(lines).toContainEqual(expect.objectContaining({ kind: 'message', whom: 'dispatcher', template: 'reminder' }))
    expect(happened(lines).filter((one) => one.endsWith('task_completed'))).toEqual([
      '55 task_completed',
      '60 task_completed',
      '65 task_completed',
      '70 task_completed',
    ])
    expect(lines.filter(({ kind }) => kind === 'amount')).toMatchObject([
      { amountFen: 8_000 },
      { label: 'total', amountFen: 8_000 },
    ])
    expect(happened(lines)).toContain('100 wait_over')
    expect(happened(lines)).toContain('100 settled')
    expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort((a, b) => a - b))
  })

  test('lets all sign who have to, with one step', () => {
    const lines = rehearse(
      definition('all'),
      script([
        { node: 'draft', afterMinutes: 1, do: 'complete' },
        { node: 'approve', afterMinutes: 5, do: 'approve' },
      ]),
      world,
    )
    expect(happened(lines).filter((one) => one === '6 task_completed')).toHaveLength(2)
  })

  test('runs out of time where nobody does anything, and ends where it is told to', () => {
    const left = rehearse(
      definition(),
      script([
        { node: 'draft', afterMinutes: 1, do: 'complete' },
        { node: 'approve', afterMinutes: 1, do: 'approve' },
      ]),
      world,
    )
    expect(happened(left)).toContain('122 wait_over')
    const short = rehearse(definition(), { ...script([]), untilMinutes: 30 }, world)
    expect(short.some(({ kind }) => kind === 'timer')).toBe(false)
  })

  test('says what cannot be settled or done, once, and lives on without it', () => {
    const poor: RehearsalWorld = { ...world, settlementOf: () => ({ ok: false, refusal: { code: 'no_price' } }) }
    const steps = [
      { node: 'draft', afterMinutes: 1, do: 'complete' as const },
      { node: 'approve', afterMinutes: 1, do: 'approve' as const },
      { node: 'delivered', afterMinutes: 1, do: 'signal' as const },
    ]
    const lines = rehearse(definition(), script(steps), poor)
    expect(lines.filter(({ kind }) => kind === 'problem')).toMatchObject([{ node: 'delivered', code: 'no_price' }])
    expect(happened(lines).at(-1)).toBe('122 status_changed')
    const alone = rehearse(definition(), script(steps), { ...world, members: [] })
    expect(alone.some((line) => line.kind === 'problem')).toBe(true)
  })

  test('of any preset ends, in order and the same each time, whatever the script says', () => {
    const step = (definition: WorkTypeDefinition) =>
      fc.record({
        node: fc.constantFrom(...definition.nodes.map(({ key }) => key)),
        afterMinutes: fc.nat(3_000),
        do: fc.constantFrom('complete', 'approve', 'reject', 'rework', 'signal'),
        answers: fc.constant({ words: 'x' }),
      })
    const played = fc
      .constantFrom(...presets)
      .chain(({ definition, sample }) =>
        fc.tuple(fc.constant(definition), fc.constant(sample.report), fc.array(step(definition), { maxLength: 20 })),
      )
    fc.assert(
      fc.property(played, ([definition, report, steps]) => {
        const given = { ...script(steps), report }
        const lines = rehearse(definition, given, world)
        expect(lines.length).toBeGreaterThan(0)
        expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort((a, b) => a - b))
        expect(rehearse(definition, given, world)).toEqual(lines)
      }),
      { numRuns: 100 },
    )
  })
})

test('a script from outside is read whole, or refused with the path of what is wrong', () => {
  const good = script([
    { node: 'draft', afterMinutes: 1, do: 'complete', services: [{ itemId: 'a', quantity: 1 }] as never },
  ])
  expect(readScript(good)).toEqual(ok(good))
  expect(readScript({ ...good, surprise: 1 })).toMatchObject({ refusal: { path: 'script.surprise' } })
  expect(readScript({ ...good, untilMinutes: 1e9 })).toMatchObject({ refusal: { path: 'script.untilMinutes' } })
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(typeof readScript(value).ok).toBe('boolean')
    }),
  )
})
