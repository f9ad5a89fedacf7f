import type { Preset } from '@field/presets'
import { presets } from '@field/presets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drive } from '../../support/drive.ts'
import { stopTown } from '../../support/job.ts'
import { inOrderOfNeed, openShop, priceEverything, type Shop, type Taken, takeOver } from '../../support/shop.ts'

let shop: Shop
const taken = new Map<string, Taken>()

beforeAll(async () => {
  shop = await openShop()
  for (const preset of inOrderOfNeed(presets)) taken.set(preset.key, await takeOver(shop, preset))
  await priceEverything(shop, 3_000)
})
afterAll(() => shop && stopTown(shop))

const outcomeOf = ({ definition }: Preset, key: string) => {
  const end = definition.nodes.find((node) => node.key === key)
  if (end?.kind !== 'end') throw new Error(`${key} is no end`)
  return end.outcome
}

test('#21 the gallery lists at least twenty industries', async () => {
  const manager = await shop.as(shop.ours.people.manager)
  const { value } = await manager('GET /presets')
  expect(new Set(value.presets.map(({ industry }) => industry['zh-CN'])).size).toBeGreaterThanOrEqual(20)
  expect(value.presets.map(({ key }) => key)).toEqual(presets.map(({ key }) => key))
})

const journeys = presets.flatMap((preset) =>
  preset.sample.journeys.map((journey) => [preset.key, journey.tells, preset, journey] as const),
)

test.each(journeys)('#21 %s runs on the real server: %s', async (key, _tells, preset, journey) => {
  const one = taken.get(key)
  if (!one) throw new Error(`${key} was not taken over`)
  const { status, visited } = await drive(shop, one, journey)
  const outcome = outcomeOf(preset, journey.end)
  expect(outcome === 'completed' ? ['completed', 'settled'] : [outcome]).toContain(status)
  const people = preset.definition.nodes.filter(({ kind }) => kind === 'task' || kind === 'approval' || kind === 'wait')
  const through = (journey.through ?? []).filter((node) => people.some((known) => known.key === node))
  expect(through.filter((node) => !visited.has(node))).toEqual([])
})
