import type { Answers } from '@field/domain/form'
import { asId, minute, plainCalendar, type TaskId } from '@field/domain/kernel'
import { noticesFor } from '@field/domain/notice'
import { advance, decide, entriesOf, headlineOf, idsNeeded, progressOf, replay } from '@field/domain/work-order'
import { type Journey, type Preset, presets } from '@field/presets'
import { describe, expect, test } from 'vitest'
import { type Drive, drive } from './drive.ts'
import { customer, members, sitesFor, staff, technicians } from './people.ts'

const presetOf = (key: string): Preset => {
  const found = presets.find((preset) => preset.key === key)
  if (!found) throw new Error(`no preset ${key}`)
  return found
}

const journeyOf = (preset: Preset, tells: string): Journey => {
  const found = preset.sample.journeys.find((journey) => journey.tells.startsWith(tells))
  if (!found) throw new Error(`${preset.key} does not tell: ${tells}`)
  return found
}

const driveTo = (key: string, tells: string, report: Answers = {}): Drive => {
  const preset = presetOf(key)
  const journey = journeyOf(preset, tells)
  return drive(preset, { ...journey, report: { ...journey.report, ...report } })
}

/** The nodes at which people had tasks, in the order they were opened. */
const stations = ({ order }: Drive): readonly string[] => order.tasks.map(({ node }) => node)

const field = (key: string, name: string) => {
  const { report, nodes } = presetOf(key).definition
  const forms = [report, ...nodes.flatMap((node) => ('form' in node && node.form ? [node.form] : []))]
  return forms.flatMap(({ fields }) => fields).find((one) => one.key === name)
}

describe('leads', () => {
  const answers = { qualify: { real: 'yes' }, demo: { reaction: 'keen' }, quote: { special_terms: 'no' } }
  const lead = (report: Answers): readonly string[] =>
    stations(drive(presetOf('sales_lead'), { tells: 'told in the test', report, answers, end: 'done' }))

  test('#4 one answer leads to a quote at once, the other to a demonstration first', () => {
    expect(lead({ wish: 'quote' }).slice(0, 2)).toEqual(['qualify', 'quote'])
    expect(lead({ wish: 'demo' }).slice(0, 3)).toEqual(['qualify', 'demo', 'quote'])
  })

  test('#5 a VIP is visited and the terms are approved by two; an ordinary customer has the shorter way', () => {
    const ordinary = lead({ customer_kind: 'ordinary' })
    const vip = lead({ customer_kind: 'vip' })
    expect(vip.slice(0, 5)).toEqual(['qualify', 'vip_visit', 'vip_agreed', 'vip_agreed', 'quote'])
    expect(ordinary).toEqual(vip.filter((node) => !node.startsWith('vip_')))
  })

  test('#5 the level of a customer who is known is filled in before they look', () => {
    expect(field('sales_lead', 'customer_kind')?.default).toEqual({ from: 'customer', key: 'level' })
  })
})

describe('a new shop', () => {
  const preset = presetOf('store_opening')
  const driven = drive(preset, journeyOf(preset, 'the whole way'))

  test('#6 a relay of more than 25 stations with two parts side by side comes to its end', () => {
    expect(preset.definition.nodes.length).toBeGreaterThanOrEqual(25)
    expect(driven.visited.size).toBeGreaterThanOrEqual(25)
    const kinds = driven.entries.map(({ event }) => event.kind)
    expect(kinds.filter((kind) => kind === 'forked')).toHaveLength(2)
    expect(kinds.filter((kind) => kind === 'joined')).toHaveLength(2)
    expect(driven.order.status).toBe('settled')
    expect(replay(driven.entries)).toEqual(driven.order)
  })

  test('#6 four of the five preparations are enough, and the fifth is skipped', () => {
    const branches = ['till_system', 'menu', 'first_stock', 'marketing', 'platforms']
    const states = branches.map((node) => driven.order.tasks.find((task) => task.node === node)?.state)
    expect(states.filter((state) => state === 'done')).toHaveLength(4)
    expect(states.filter((state) => state === 'skipped')).toHaveLength(1)
  })

  test('#6 everything opened side by side was opened at one moment', () => {
    const forked = driven.entries.filter(({ event }) => event.kind === 'forked')
    const opened = forked.map(({ version }) =>
      driven.entries.flatMap((entry) =>
        entry.version === version && entry.event.kind === 'task_opened' ? [entry.event.task.node] : [],
      ),
    )
    expect(opened).toEqual([
      ['licence', 'design', 'hire', 'order_equipment'],
      ['till_system', 'menu', 'first_stock', 'marketing', 'platforms'],
    ])
  })

  test('#6 its timeline stays readable: five stages, a few rows a station, none of them empty', () => {
    const [, dispatcher] = staff
    if (!dispatcher) throw new Error('no dispatcher')
    const progress = progressOf(preset.definition, driven.order, driven.entries, dispatcher)
    expect(progress?.stages).toHaveLength(5)
    expect(progress?.rows.length).toBeGreaterThan(25)
    expect(progress?.rows.length).toBeLessThan(driven.visited.size * 4)
  })
})

describe('a chain of shops', () => {
  const preset = presetOf('chain_store_maintenance')
  const { definition } = preset
  const driven = drive(preset, journeyOf(preset, 'the relay'))
  const departments = ['technology', 'purchasing', 'prepayment']

  test('#7 Technology, Purchasing and Finance take over one from another, one task at each', () => {
    expect(stations(driven).slice(0, 3)).toEqual(departments)
    for (const [index, node] of departments.entries()) {
      const task = driven.order.tasks.find((one) => one.node === node)
      const next = driven.order.tasks.find((one) => one.node === departments[index + 1])
      expect(task?.assigneeId ?? task?.role, node).toBeTruthy()
      if (next) expect(next.openedAt).toBe(task?.doneAt)
    }
    const [, , finance] = departments.map((node) => driven.order.tasks.find((task) => task.node === node))
    expect(finance?.role).toBe('finance')
  })

  test('#7 the hand-over to another department rings exactly one phone, the next owner’s', () => {
    const [technology, purchasing] = technicians
    if (!technology || !purchasing) throw new Error('two departments need two people')
    const skills = new Map([
      [technology.personId, ['hq_technology']],
      [purchasing.personId, ['hq_purchasing']],
    ])
    const candidates = sitesFor(definition).map((site) => ({
      ...site,
      technicians: site.technicians.map((one) => ({ ...one, skills: skills.get(one.personId) ?? [] })),
    }))
    const [begun] = driven.entries
    if (begun?.event.kind !== 'reported') throw new Error('not reported')
    const reported = replay(driven.entries.filter(({ version }) => version === begun.version))
    const task = reported.tasks.find(({ node }) => node === 'technology')
    if (task?.assigneeId !== technology.personId) throw new Error('Technology was not asked')
    const answers = driven.order.tasks.find(({ node }) => node === 'technology')?.answers ?? {}
    const ids = Array.from({ length: idsNeeded(definition) }, (_, index) => asId<TaskId>(`next-${index}`))
    const now = begun.at + minute
    const context = { now, actor: technology, ids, candidates, members, calendar: plainCalendar }
    const done = decide(definition, reported, { kind: 'complete', taskId: task.id, answers }, context)
    if (!done.ok) throw new Error(done.refusal.code)
    const order = advance(reported, done.value, now)
    const stamp = { seq: 100, version: order.version, at: now, actorId: technology.personId }
    const alerts = entriesOf(done.value, stamp)
      .flatMap((entry) => noticesFor(definition, order, entry))
      .filter(({ template }) => template === 'task_assigned')
    expect(alerts.map(({ audience }) => audience)).toEqual([{ kind: 'person', personId: purchasing.personId }])
    expect(order.tasks.find(({ id }) => id === alerts[0]?.taskId)?.node).toBe('purchasing')
  })

  test('#7 each department has a message of its own for whoever takes over', () => {
    for (const node of departments) {
      const own = (definition.messages ?? []).filter((message) => message.node === node)
      expect(own.map(({ on, whom }) => [on, whom])).toEqual([['node_entered', ['handler']]])
    }
  })

  test('#7 at every moment one reads with whom it is stuck, and since when', () => {
    for (const node of departments) {
      const opened = driven.entries.find(({ event }) => event.kind === 'task_opened' && event.task.node === node)
      const then = replay(driven.entries.filter(({ version }) => version <= (opened?.version ?? 0)))
      const label = definition.nodes.find(({ key }) => key === node)?.label
      const task = then.tasks.find((one) => one.node === node)
      expect(task?.assigneeId ?? task?.role, node).toBeTruthy()
      expect(headlineOf(definition, then)).toMatchObject({ key: 'in_hand', label, personId: task?.assigneeId })
      expect(task?.openedAt).toBe(opened?.at)
    }
  })

  test('#7 a department that lets it lie calls the manager beside the flow, and the order does not wait for it', () => {
    const stuck = drive(preset, journeyOf(preset, 'the shop is closed'))
    expect(stations(stuck)).toContain('unstick')
    expect(stuck.entries.map(({ event }) => event.kind)).toEqual(expect.arrayContaining(['reminded', 'escalated']))
    expect(stuck.end).toBe('done')
  })
})

test('#15 each trade asks in its own fields', () => {
  expect(field('beauty_salon_care', 'skin_type')).toMatchObject({ kind: 'select', label: { 'zh-CN': '肤质' } })
  expect(field('beauty_salon_care', 'allergies')).toMatchObject({ kind: 'multi_select' })
  expect(field('car_service', 'plate')).toMatchObject({ kind: 'text', format: 'plate' })
  expect(field('car_service', 'car_model')).toBeDefined()
  expect(field('education_course', 'lesson_balance')).toMatchObject({
    kind: 'computed',
    label: { 'zh-CN': '课时剩余量' },
  })
  expect(presetOf('home_decoration').definition.stages.map(({ label }) => label['zh-CN'])).toContain('水电')
})

test('#15 the balance of lessons is reckoned from what was bought at the enrolment', () => {
  const driven = driveTo('education_course', 'consulted, tried')
  const lessons = driven.order.tasks.find(({ node }) => node === 'lessons')
  expect(lessons?.answers).toMatchObject({ lessons_used: 44, lesson_balance: 4 })
})

describe('members', () => {
  test('#100 points are redeemed, and the ledger is told before the gift is handed over', () => {
    const driven = driveTo('membership_points', 'a gift fetched')
    const order = driven.entries.flatMap(({ event }) =>
      event.kind === 'action_due' ? [event.action.action] : event.kind === 'waiting' ? [event.wait.node] : [],
    )
    expect(order).toEqual(['webhook', 'picked_up'])
    expect(driven.end).toBe('redeemed')
  })

  test('#100 a correction needs the manager; above 20,000 points finance signs too', () => {
    const small = driveTo('membership_points', 'points corrected')
    const large = driveTo('membership_points', 'points corrected', { points_claimed: 20_001 })
    const signers = (driven: Drive) => driven.order.tasks.filter(({ decision }) => decision).map(({ role }) => role)
    expect(signers(small)).toEqual(['manager'])
    expect(signers(large)).toEqual(['manager', 'finance'])
    expect([small.end, large.end]).toEqual(['corrected', 'corrected'])
  })

  test('#100 a membership is renewed, and a course that ran out of lessons begins again', () => {
    expect(driveTo('gym_renewal', 'renewed at once').end).toBe('done')
    const course = driveTo('education_course', 'a large package')
    expect(course.order.tasks.filter(({ node }) => node === 'enrol').length).toBeGreaterThan(1)
    const low = driveTo('gym_booking', 'a newcomer').entries.flatMap(({ event }) =>
      event.kind === 'action_due' && event.action.action === 'notify' ? event.action.whom : [],
    )
    expect(low).toEqual(['customer', 'store'])
  })
})

describe('event materials', () => {
  const driven = driveTo('event_materials', 'packed by three')
  const taskAt = (node: string) => driven.order.tasks.find((task) => task.node === node)

  test('#101 three warehouses pack at once, and the driver leaves when the last has finished', () => {
    const packers = ['pack_print', 'pack_gifts', 'pack_rental'].map(taskAt)
    expect(new Set(packers.map((task) => task?.openedAt)).size).toBe(1)
    expect(taskAt('deliver')?.openedAt).toBe(Math.max(...packers.map((task) => task?.doneAt ?? 0)))
  })

  test('#101 delivery is counted and signed for, agreed by the organizer, and what was lent comes back', () => {
    expect(taskAt('deliver')?.answers).toMatchObject({ received_signature: expect.any(String) })
    expect(taskAt('confirm')?.assigneeId).toBe(customer.personId)
    expect(taskAt('collect')?.openedAt).toBeGreaterThan(taskAt('confirm')?.doneAt ?? 0)
    expect(driven.end).toBe('done')
  })

  test('#101 what stays with the shop is not fetched', () => {
    expect(stations(driveTo('event_materials', 'posters that stay'))).not.toContain('collect')
  })
})

describe('contracts', () => {
  test.each([
    [4_999_999, []],
    [5_000_000, ['manager']],
    [49_999_999, ['manager']],
    [50_000_000, ['admin', 'finance', 'manager']],
    [500_000_000, ['admin', 'finance', 'manager']],
  ])('the amount of %d fen decides who is asked to sign', (contract_amount, roles) => {
    const driven = driveTo('contract_approval', 'small and standard', { contract_amount })
    const asked = driven.order.tasks.filter(({ node }) => ['manager_signs', 'committee', 'joint_sign'].includes(node))
    expect(asked.map(({ role }) => role)).toEqual(roles)
  })

  test('two of three are enough for the middle sum, and the third is not asked any more', () => {
    const driven = driveTo('contract_approval', 'small and standard', { contract_amount: 80_000_000 })
    const states = driven.order.tasks.filter(({ node }) => node === 'committee').map(({ state }) => state)
    expect(states).toEqual(['done', 'done', 'skipped'])
  })

  test('a sales lead hands over everything that the contract’s own report must have', () => {
    const { nodes } = presetOf('sales_lead').definition
    const opening = nodes.find((node) => node.kind === 'auto' && node.action === 'create_work_order')
    if (opening?.kind !== 'auto' || opening.action !== 'create_work_order') throw new Error('opens no order')
    const wanted = presetOf(opening.workType).definition.report.fields.filter(({ required }) => required === true)
    expect(wanted.map(({ key }) => key).filter((key) => !opening.copy?.includes(key))).toEqual([])
    for (const key of opening.copy ?? [])
      expect(field('sales_lead', key)?.kind, key).toBe(field(opening.workType, key)?.kind)
  })
})
