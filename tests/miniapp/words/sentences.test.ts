import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../miniapp/src/words/', import.meta.url))
const files = globSync('*.ts', { cwd: root }).filter((file) =>
  /= area\(\{|Record<RefusalCode/.test(readFileSync(root + file, 'utf8')),
)

/** The Chinese and English sentences of a file, as written, values left as `${…}`. */
function sentences(file: string, language: 'zh-CN' | 'en'): string[] {
  const key = language === 'en' ? 'en' : "'zh-CN'"
  const said = new RegExp(`${key}:\\s*(?:\\([^)]*\\)\\s*=>\\s*)?(?:\\([^'\`]*\\?\\s*)?('[^'\\n]*'|\`[^\`]*\`)`, 'g')
  return [...readFileSync(root + file, 'utf8').matchAll(said)].map((found) => (found[1] ?? '').slice(1, -1))
}

describe.each(files)('%s', (file) => {
  const chinese = sentences(file, 'zh-CN')
  const english = sentences(file, 'en')

  test('has sentences in both languages', () => {
    expect(chinese.length).toBeGreaterThan(0)
    expect(english.length).toBeGreaterThan(0)
    expect(english.filter((one) => /[一-鿿]/.test(one))).toEqual([])
  })

  test('never shouts and never says only that it failed', () => {
    expect([...chinese, ...english].filter((one) => /[!！]/.test(one) || /^(操作)?失败$/.test(one))).toEqual([])
  })

  test('puts one space between Chinese and figures, full-width signs in Chinese, and the true minus', () => {
    // A value is a figure or a piece of text; only figures need the space.
    const plain = chinese.map((one) =>
      one
        .replaceAll('\\n', ' ')
        .replace(/\$\{(count|minutes|number|days|hours)\}/g, '0')
        .replace(/\$\{[^}]*\}/g, '…'),
    )
    expect(plain.filter((one) => /[一-鿿][A-Za-z0-9]|[A-Za-z0-9][一-鿿]/.test(one))).toEqual([])
    expect(plain.filter((one) => /[一-鿿][,;:?]/.test(one))).toEqual([])
    expect(plain.filter((one) => /[一-鿿，。] ?-\d/.test(one))).toEqual([])
  })
})

test('there are words to look at', () => {
  expect(files).toContain('everywhere.ts')
  expect(files).toContain('refusals.ts')
})
