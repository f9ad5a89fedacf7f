import { describe, expect, it } from 'vitest'
import { type Findings, type Plant, tokenExperiment } from './support/token-experiment.ts'

const run = (seeds: readonly number[], plant?: Plant): Promise<Findings[]> =>
  Promise.all(seeds.map((seed) => tokenExperiment(seed, plant)))

describe('E10: one access token, three instances, replies out of order', () => {
  it('costs one fetch for each validity, and no call fails', async () => {
    for (const { seed, validities, fetches, failures } of await run([1, 2, 3, 4])) {
      expect({ seed, fetches, failures }).toEqual({ seed, fetches: validities, failures: [] })
    }
  })

  it.each<Plant>(['no lease', 'no fence', 'version ignored'])(
    'turns red when the store has a bug: %s',
    async (plant) => {
      const found = await run([1, 2], plant)
      expect(found.some(({ fetches, validities, failures }) => fetches > validities || failures.length > 0)).toBe(true)
    },
  )
})
