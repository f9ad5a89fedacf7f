import { replay, titleOf } from '@field/domain/work-order'
import { checkDefinition, type Node } from '@field/domain/workflow'
import { type Preset, presets } from '@field/presets'
import { describe, expect, test } from 'vitest'
import { drive, stillMissing } from './drive.ts'
import { labelsOf } from './labels.ts'

const han = /\p{Script=Han}/u

test('#21 every industry has a key of its own, and what it opens orders of is an industry too', () => {
  const keys = presets.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  const opened = presets.flatMap(({ definition }) => JSON.stringify(definition).match(/(?<="workType":")[^"]+/g) ?? [])
  expect(opened.filter((key) => !keys.includes(key))).toEqual([])
})

describe.each(presets.map((preset) => [preset.key, preset] as const))('#21 the industry %s', (_key, preset: Preset) => {
  const { definition, sample, serviceItems, entrances, tags = [] } = preset

  test('#21 can be published as it is', () => {
    expect(checkDefinition(definition)).toEqual([])
    expect(definition.stages.length).toBeLessThanOrEqual(5)
  })

  test('#21 offers services, entrances and names for its tags', () => {
    expect(serviceItems.length).toBeGreaterThanOrEqual(8)
    expect(serviceItems.length).toBeLessThanOrEqual(20)
    const codes = serviceItems.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    if (definition.visitItem) expect(codes).toContain(definition.visitItem)
    expect(new Set(entrances.map(({ kind }) => kind))).toEqual(new Set(['customer', 'staff', 'system']))
    const named = tags.map(({ key }) => key)
    const given = JSON.stringify(definition).match(/"tags":\[[^\]]*\]/g) ?? []
    const used = given.flatMap((list) => JSON.parse(`{${list}}`).tags as string[])
    expect([...new Set(used)].sort()).toEqual([...named].sort())
  })

  test('#26 speaks Chinese and English everywhere', () => {
    for (const { path, label } of labelsOf(preset)) {
      expect(label['zh-CN'].trim(), path).not.toBe('')
      if (/\.phrase\d+$/.test(path)) continue
      expect(label.en?.trim(), path).toBeTruthy()
      expect(han.test(label.en ?? ''), `${path}: ${label.en}`).toBe(false)
      if (label.en !== label['zh-CN']) expect(han.test(label['zh-CN']), `${path}: ${label['zh-CN']}`).toBe(true)
    }
    for (const language of ['zh-CN', 'en'] as const)
      expect(titleOf(definition, sample.report, '', language).trim()).not.toBe('')
  })

  test('#21 asks for nothing that cannot be answered', () => {
    expect(stillMissing(preset)).toEqual([])
  })

  test.each(sample.journeys.map((journey) => [journey.tells, journey] as const))('#21 %s', (_tells, journey) => {
    const driven = drive(preset, journey)
    expect(driven.end).toBe(journey.end)
    expect([...(journey.through ?? [])].filter((key) => !driven.visited.has(key))).toEqual([])
    const end = definition.nodes.find(({ key }) => key === journey.end)
    const status =
      end?.kind === 'end' && end.outcome === 'completed'
        ? ['completed', 'settled']
        : [end?.kind === 'end' ? end.outcome : '']
    expect(status).toContain(driven.order.status)
    expect(replay(driven.entries)).toEqual(driven.order)
  })

  test('#21 has no node that none of its journeys comes to', () => {
    const visited = new Set(sample.journeys.flatMap((journey) => [...drive(preset, journey).visited]))
    expect(definition.nodes.map(({ key }: Node) => key).filter((key) => !visited.has(key))).toEqual([])
  })
})
