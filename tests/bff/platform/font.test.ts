import { expect, test } from 'vitest'
import { readSlice, runsOf } from '../../../bff/src/platform/paper/font.ts'

// The first to print after a start come at once, while what unpacks the font is still being loaded.
test('slices that are unpacked at the same time are each as they are when unpacked alone', async () => {
  const text = '冷柜不制冷维修师傅上门验收结算单回执押金旧件返还客户签名 ABC 123'
  const files = [...new Set((await runsOf(text)).flatMap(({ slice }) => slice ?? []))]
  expect(files.length).toBeGreaterThan(3)
  const together = await Promise.all(files.map(readSlice))
  const alone: Buffer[] = []
  for (const file of files) alone.push(await readSlice(file))
  for (const [at, one] of together.entries()) expect(one.equals(alone[at] as Buffer), files[at]).toBe(true)
})
