import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { hour } from '@field/domain/kernel'
import { afterAll, expect, test } from 'vitest'
import { openClock } from '../../../bff/src/platform/clock.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'field-clock-'))
const file = path.join(folder, 'clock')
afterAll(() => rmSync(folder, { recursive: true }))

const ahead = (clock: { now: () => number }) => Math.round((clock.now() - Date.now()) / 1_000) * 1_000

test('without a file it is the clock of the machine', () => {
  expect(ahead(openClock())).toBe(0)
})

test('follows the offset in the file while it runs, forward and back, and forgets it with the file', async () => {
  const clock = openClock(file)
  expect(ahead(clock)).toBe(0)
  for (const offset of [48 * hour, -hour, 0]) {
    writeFileSync(file, `${offset}\n`)
    await expect.poll(() => ahead(clock)).toBe(offset)
  }
  writeFileSync(file, String(hour))
  await expect.poll(() => ahead(clock)).toBe(hour)
  rmSync(file)
  await expect.poll(() => ahead(clock)).toBe(0)
})

test('a file without a whole number moves nothing', () => {
  writeFileSync(file, 'tomorrow')
  expect(ahead(openClock(file))).toBe(0)
})
