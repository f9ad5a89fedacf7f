import { describe, expect, test } from 'vitest'
import { type Crowd, runCrowd } from '../../chaos/stock-crowd.ts'

const seed = Number(process.env.SEED ?? 20261122)
const short: Crowd = { people: 8, parts: 4, pieces: 10, servers: 2, ms: 4_000, killEvery: 250, seed }

/** The short form of chaos/stock.test.ts. */
describe('#51 a crowd in one stockroom, on two servers whose connections are being killed', () => {
  test('#51 no report is ever negative or unbalanced, and the end is what the clients were told', async () => {
    const outcome = await runCrowd(short)
    console.info(`stock crowd, seed ${seed}: ${JSON.stringify(outcome)}`)
    expect(outcome).toMatchObject({ wrongSnapshots: [], differences: [], broken: [] })
    expect(outcome.killed).toBeGreaterThan(0)
    expect(outcome.done).toBeGreaterThan(0)
  })

  test('#51 and a client that repeats with another key shows at the end', async () => {
    const outcome = await runCrowd({ ...short, servers: 1, ms: 2_500, plant: 'a forgotten key' })
    expect(outcome.differences.length).toBeGreaterThan(0)
    expect(outcome.broken).toEqual([])
  })

  test('#51 and a piece out of nothing shows in the reports', async () => {
    const outcome = await runCrowd({ ...short, servers: 1, ms: 1_500, plant: 'a piece out of nothing' })
    expect(outcome.wrongSnapshots).toContain('a part comes to 1')
    expect(outcome.broken.length).toBeGreaterThan(0)
  })
})
