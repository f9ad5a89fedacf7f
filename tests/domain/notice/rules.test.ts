import type { PersonId } from '@field/domain/kernel'
import { type Audience, cutTo, type Delivery, deliveriesOf, fill, noticesFor, type Tidings } from '@field/domain/notice'
import { isOpen, replay, type TimelineEntry, type WorkOrder } from '@field/domain/work-order'
import type { MessageRule, WorkTypeDefinition } from '@field/domain/workflow'
import { presets } from '@field/presets'
import { describe, expect, test } from 'vitest'
import { type Drive, drive } from '../../presets/drive.ts'
import { customer, members, staff } from '../../presets/people.ts'

const [store, , manager, finance] = staff.map(({ personId }) => personId)

const peopleOf = (audience: Audience): readonly PersonId[] =>
  audience.kind === 'person'
    ? [audience.personId]
    : members
        .filter(
          ({ role, placeId }) =>
            role === audience.role && (audience.placeId === null || placeId === null || placeId === audience.placeId),
        )
        .map(({ personId }) => personId)

type Told = { readonly order: WorkOrder; readonly entries: readonly TimelineEntry[]; readonly all: readonly Delivery[] }

/** Every command of a life, and what was told of it to whom. */
function toldOf(definition: WorkTypeDefinition, { entries }: Pick<Drive, 'entries'>): readonly Told[] {
  const versions = [...new Set(entries.map(({ version }) => version))]
  return versions.map((version) => {
    const order = replay(entries.filter((entry) => entry.version <= version))
    const own = entries.filter((entry) => entry.version === version)
    const tidings = own.flatMap((entry): Tidings[] =>
      noticesFor(definition, order, entry).map((notice) => ({ seq: entry.seq, notice })),
    )
    return { order, entries: own, all: deliveriesOf(tidings, peopleOf) }
  })
}

const lives = presets.flatMap((preset) =>
  preset.sample.journeys.map((journey) => [`${preset.key}: ${journey.tells}`, preset, drive(preset, journey)] as const),
)

describe('in every life of every preset', () => {
  test.each(lives)('#13 each next owner is alerted exactly once: %s', (_, { definition }, life) => {
    for (const { order, entries, all } of toldOf(definition, life)) {
      for (const { event, actorId } of entries) {
        if (event.kind !== 'task_assigned') continue
        const task = order.tasks.find(({ id }) => id === event.taskId)
        if (!task || !isOpen(task)) continue
        const { assigneeId, role, placeId } = task
        const owner: Audience = assigneeId
          ? { kind: 'person', personId: assigneeId }
          : { kind: 'role', role: role ?? 'store_staff', placeId }
        for (const person of peopleOf(owner)) {
          const alerts = all.filter(
            ({ personId, notice }) =>
              personId === person && notice.alert && notice.once?.startsWith(`hand_over ${task.node} ${task.round}`),
          )
          const own = person === assigneeId && actorId === person
          if (!own) expect([task.node, person, alerts.length]).toEqual([task.node, person, 1])
        }
      }
    }
  })

  test.each(lives)('nobody is told twice of one event: %s', (_, { definition }, life) => {
    for (const { all } of toldOf(definition, life)) {
      const keys = all.map(({ seq, personId }) => `${seq} ${personId}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  test('every message of every preset that its lives come to is sent to somebody', () => {
    const sent = new Set(
      lives.flatMap(([, { key, definition }, life]) =>
        toldOf(definition, life).flatMap(({ all }) => all.map(({ notice }) => `${key}.${notice.fields.saying?.rule}`)),
      ),
    )
    for (const { key, definition } of presets) {
      const moments = (definition.messages ?? []).filter(({ on }) => on === 'reported' || on === 'node_entered')
      const through = new Set(lives.filter(([, one]) => one.key === key).flatMap(([, , life]) => [...life.visited]))
      for (const rule of moments.filter(({ node }) => node === undefined || through.has(node)))
        expect([`${key}.${rule.key}`, sent.has(`${key}.${rule.key}`)]).toEqual([`${key}.${rule.key}`, true])
    }
  })
})

describe('a catering complaint', () => {
  const found = presets.find(({ key }) => key === 'catering_complaint')
  if (!found) throw new Error('no such preset')
  const { definition, sample } = found
  const [, foreign] = sample.journeys
  if (!foreign) throw new Error('no such journey')
  const life = drive(found, foreign)
  const toldAt = (node: string, of: WorkTypeDefinition = definition): readonly string[] =>
    (
      toldOf(of, life).find(({ entries }) =>
        entries.some(({ event }) => event.kind === 'task_opened' && event.task.node === node),
      )?.all ?? []
    ).map(({ personId, notice: { template, reach, fields } }) =>
      [template, fields.saying?.rule ?? '', reach, nameOf(personId)].join(' '),
    )
  const nameOf = (id: PersonId): string =>
    ({ [customer.personId]: 'customer', [`${store}`]: 'store', [`${manager}`]: 'manager', [`${finance}`]: 'finance' })[
      id
    ] ?? id

  // #78 which message of the work type or the product goes to whom, event by event.
  const table: readonly (readonly [node: string, told: readonly string[]])[] = [
    ['contact', ['received sorry channels customer', 'task_assigned  channels store']],
    ['supervisor', ['told  channels store', 'task_assigned supervisor_needed channels manager']],
    ['money_agreed', ['task_assigned  channels manager', 'task_assigned  channels finance']],
    ['carry_out', ['task_assigned  channels store']],
    ['guest_agrees', ['awaiting_acceptance put_right channels customer']],
  ]
  test.each(table)('#78 when the order comes to %s, exactly these are told', (node, told) => {
    expect(toldAt(node)).toEqual(told)
  })

  test('#23 a grave one alerts the supervisor once, although a step and a message and the task all speak of it', () => {
    const all = toldOf(definition, life).flatMap((one) => one.all)
    const alerts = all.filter(({ personId, notice }) => personId === manager && notice.fields.saying?.rule)
    const rounds = life.order.tasks.filter(({ node }) => node === 'supervisor').length
    expect(rounds).toBe(2)
    expect(alerts.map(({ notice }) => notice.page)).toEqual(['desk', 'desk'])
    expect(alerts[0]?.notice.path).toMatch(/^desk\/task\/page\?id=order-1&task=/)
  })

  const rule = (more: Partial<MessageRule>): MessageRule => ({
    key: 'own',
    on: 'approved',
    whom: ['customer'],
    template: 'completed',
    fields: { thing5: { 'zh-CN': '好了' } },
    ...more,
  })
  const withRule = (more: Partial<MessageRule>) =>
    toldOf({ ...definition, messages: [rule(more)] }, life).flatMap(({ all }) =>
      all.filter(({ notice }) => notice.fields.saying?.rule === 'own'),
    )

  test.each([
    [{ on: 'rejected', node: 'supervisor' }, 1],
    [{ on: 'approved', node: 'supervisor' }, 1],
    [{ on: 'approved', node: 'money_agreed' }, 1],
    [{ on: 'node_done', node: 'supervisor' }, 1],
    [{ on: 'node_entered', node: 'secure' }, 2],
    [{ on: 'node_entered', node: 'cool_down' }, 1],
    [{ on: 'node_entered', node: 'alert' }, 2],
    [{ on: 'completed' }, 1],
    [{ on: 'cancelled' }, 0],
    [{ on: 'paused' }, 0],
    [{ on: 'assigned', node: 'carry_out', whom: ['handler'] }, 1],
    [{ on: 'node_entered', node: 'money_agreed', whom: ['handler'] }, 2],
  ] as const)('%o is told %i times in this life', (more, times) => {
    expect(withRule(more)).toHaveLength(times)
  })

  test('a template that nobody knows is told in the inbox alone', () => {
    const [one] = withRule({ on: 'completed', template: 'of_the_company' })
    expect(one?.notice).toMatchObject({ template: 'told', reach: 'inbox' })
  })

  test('words keep the answers as they were: the leaf of a cascade, bare figures, and nothing that is not answered', () => {
    const words = { 'zh-CN': '{answer.complaint}{answer.amount}{node}{answer.dined_at}{answer.nothing}' }
    const [one] = withRule({ on: 'node_entered', node: 'supervisor', fields: { thing1: words } })
    expect(one?.notice.fields.saying?.values).toEqual({
      'answer.complaint': { kind: 'words', words: { 'zh-CN': '有异物', en: 'Foreign body' }, most: expect.any(Number) },
      'answer.amount': { kind: 'words', words: { 'zh-CN': '¥500.00', en: '¥500.00' }, most: 12 },
      node: { kind: 'words', words: definition.nodes.find(({ key }) => key === 'supervisor')?.label, most: 200 },
    })
  })
})

test('placeholders are filled or the whole is not said, and what is cut splits no character', () => {
  const known = (name: string, alone: boolean) => (name === 'a' ? (alone ? 'alone' : 'beside') : null)
  expect(fill('{a}', known)).toBe('alone')
  expect(fill('x {a} {a}', known)).toBe('x beside beside')
  expect(fill('{a} {b}', known)).toBe(null)
  expect(cutTo('冷柜不制冷', 4)).toBe('冷柜不…')
  expect(cutTo('冷😀😀', 3)).toBe('冷…')
  expect(cutTo('冷柜', 2)).toBe('冷柜')
})
