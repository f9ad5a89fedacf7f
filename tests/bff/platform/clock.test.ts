import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { hour } from '@field/domain/kernel'
import { afterAll, expect, test } from 'vitest'
import { openClock } from '../../../bff/src/platform/clock.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'field-clock-'))
const file = path.join(folder, 'clock')
afterAll(() => rmSync(folder, { recursive: true }))

/** Whether the clock is ahead of this machine's by `offset`. The machine's goes on meanwhile, so it is read on both sides. */
function isAheadBy(clock: { now: () => number }, offset: number): boolean {
  const before = Date.now()
  const now = clock.now() - offset
  return before <= now && now <= Date.now()
}

test('without a file it is the clock of the machine', () => {
  expect(isAheadBy(openClock(), 0)).toBe(true)
})

test('follows the offset in the file while it runs, forward and back, and forgets it with the file', async () => {
  const clock = openClock(file)
  expect(isAheadBy(clock, 0)).toBe(true)
  for (const offset of [48 * hour, -hour, 0]) {
    writeFileSync(file, `${offset}\n`)
    await expect.poll(() => isAheadBy(clock, offset)).toBe(true)
  }
  writeFileSync(file, String(hour))
  await expect.poll(() => isAheadBy(clock, hour)).toBe(true)
  rmSync(file)
  await expect.poll(() => isAheadBy(clock, 0)).toBe(true)
})

test('a file without a whole number moves nothing', () => {
  writeFileSync(file, 'tomorrow')
  expect(isAheadBy(openClock(file), 0)).toBe(true)
})
