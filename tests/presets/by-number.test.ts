import type { WorkTypeDefinition } from '@field/domain/workflow'
import { type Journey, type Preset, presets } from '@field/presets'
import { expect, test } from 'vitest'
import { drive } from './drive.ts'

const presetOf = (key: string): Preset => {
  const found = presets.find((preset) => preset.key === key)
  if (!found) throw new Error(`no preset ${key}`)
  return found
}

/** Nodes that can be come to when one of them is left out. */
function reachedWithout({ nodes, start }: WorkTypeDefinition, closed: string): ReadonlySet<string> {
  const reached = new Set<string>()
  const queue = [start]
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (reached.has(key) || key === closed) continue
    reached.add(key)
    const node = nodes.find((one) => one.key === key)
    if (!node || node.kind === 'end') continue
    if (node.kind === 'parallel') queue.push(...node.branches)
    else queue.push(...node.next.map(({ to }) => to))
    if (node.kind === 'approval' && node.rejectTo) queue.push(node.rejectTo)
    if (node.kind === 'wait' && node.until.kind === 'event' && node.until.timeout) queue.push(node.until.timeout.to)
  }
  return reached
}

test('#8 an installation asks the warehouse for its goods the moment it is reported', () => {
  const preset = presetOf('appliance_installation')
  const [journey] = preset.sample.journeys
  const { entries } = drive(preset, journey as Journey)
  const asked = entries.find(({ event }) => event.kind === 'action_due' && event.action.action === 'stock_request')
  expect(asked?.version).toBe(entries[0]?.version)
  expect(asked?.at).toBe(entries[0]?.at)
})

test('#8 maintenance cannot be completed without the expert’s second look', () => {
  const { definition } = presetOf('equipment_maintenance')
  const reached = reachedWithout(definition, 'expert')
  expect(reached.has('repair')).toBe(true)
  const completed = definition.nodes.filter((node) => node.kind === 'end' && node.outcome === 'completed')
  expect(completed.filter(({ key }) => reached.has(key))).toEqual([])
})

test('#13 the customer is asked only when the technician is done', () => {
  const preset = presetOf('appliance_installation')
  const [journey] = preset.sample.journeys
  const { order } = drive(preset, journey as Journey)
  const [install, confirm] = ['install', 'confirm'].map((node) => order.tasks.find((task) => task.node === node))
  expect(install?.doneAt).not.toBeNull()
  expect(confirm?.openedAt).toBe(install?.doneAt)
})

test('#22 a complaint is sorted on three levels, and each level can be counted', () => {
  const { definition } = presetOf('catering_complaint')
  const field = definition.report.fields.find(({ key }) => key === 'complaint')
  if (field?.kind !== 'cascade') throw new Error('no cascade')
  expect(field.levels.map((level) => level['zh-CN'])).toEqual(['投诉分类', '问题', '具体'])
  const second = field.options.flatMap(({ children = [] }) => children)
  expect(second.map(({ label }) => label['zh-CN'])).toEqual(
    expect.arrayContaining(['菜品问题', '服务态度', '环境问题']),
  )
  expect(second.every(({ children = [] }) => children.length > 0)).toBe(true)
})

test('#23 the tag of high priority opens the supervisor’s approval and alerts the supervisor, no tag does not', () => {
  const preset = presetOf('catering_complaint')
  const base = { tells: 'told in the test', answers: { contact: { amount: 0 } }, end: 'done' }
  const grave = { complaint: ['dine_in', 'service', 'insult'] }
  const light = { complaint: ['dine_in', 'service', 'slow'] }
  const [marked, plain] = [grave, light].map((report) => drive(preset, { ...base, report }))
  expect(marked?.order.tags).toEqual(['high_priority'])
  expect(marked?.order.tasks.find(({ node }) => node === 'supervisor')).toMatchObject({
    role: 'manager',
    decision: 'approved',
  })
  const alerts = marked?.entries.flatMap(({ event }) =>
    event.kind === 'action_due' && event.action.action === 'notify' ? [event.action.whom] : [],
  )
  expect(alerts).toEqual([['manager', 'store']])
  expect(plain?.order.tags).toEqual([])
  expect(plain?.visited.has('supervisor')).toBe(false)
})
