import { describe, expect, it } from 'vitest'
import { runPhone } from './phone.ts'

const seeds = 2_000
const steps = 100

async function faultsOf(count: number, plant?: Parameters<typeof runPhone>[0]['plant']): Promise<string[]> {
  const faults: string[] = []
  for (let seed = 1; seed <= count; seed++) {
    for (const fault of await runPhone({ seed, steps, ...(plant ? { plant } : {}) }))
      faults.push(`seed ${seed}: ${fault}`)
  }
  return faults
}

describe('E06: the phone’s outbox under kills, drops, doubles, reordering and a full storage', () => {
  it(`loses nothing it called saved, applies nothing twice and keeps each order's order (${seeds} seeds of ${steps} steps)`, async () => {
    expect(await faultsOf(seeds)).toEqual([])
  })

  it.each(['storage_lies', 'new_key_each_attempt', 'forgets_before_answer'] as const)(
    'turns red when the bug "%s" is planted',
    async (plant) => {
      expect((await faultsOf(200, plant)).length).toBeGreaterThan(0)
    },
  )
})
