import { expect, test } from 'vitest'
import { runCrowd } from './stock-crowd.ts'

const seed = Number(process.env.SEED ?? 20261122)

test('64 people on 20 parts of 50 for a minute, two servers, connections being killed: never negative, never unbalanced, the end is the oracle’s', async () => {
  console.info(`stock crowd, seed ${seed}`)
  const outcome = await runCrowd({ people: 64, parts: 20, pieces: 50, servers: 2, ms: 60_000, killEvery: 400, seed })
  console.info(JSON.stringify(outcome))
  expect(outcome).toMatchObject({ wrongSnapshots: [], differences: [], broken: [] })
  expect(outcome.killed).toBeGreaterThan(10)
  expect(outcome.done).toBeGreaterThan(100)
  expect(outcome.snapshots).toBeGreaterThan(10)
})
