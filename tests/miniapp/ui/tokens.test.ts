import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { iconsCss } from '../../../miniapp/config/icons-css.ts'

const source = (path: string) => readFileSync(new URL(`../../../miniapp/src/${path}`, import.meta.url), 'utf8')
const css = source('ui/styles/tokens.css').replace(/\/\*[\s\S]*?\*\//g, '')

/** The custom properties of the first block that starts with `opening`. */
function block(opening: string): Record<string, string> {
  const at = css.indexOf(opening)
  if (at < 0) throw new Error(`no block ${opening}`)
  const body = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at))
  return Object.fromEntries([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((found) => [found[1], found[2]?.trim()]))
}

const light = block('page, :root, .theme-light')
const dark = block('.theme-dark')
const themes = { light, dark: { ...light, ...dark } }

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (bright + 0.05) / (dim + 0.05)
}

test('the dark theme that follows the system is the dark theme that is chosen', () => {
  const media = css.slice(css.indexOf('@media (prefers-color-scheme: dark)'))
  const followed = Object.fromEntries(
    [...media.slice(0, media.indexOf('}')).matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((found) => [
      found[1],
      found[2]?.trim(),
    ]),
  )
  expect(followed).toEqual(dark)
})

test('every colour of the dark theme has its light one', () => {
  expect(Object.keys(dark).filter((name) => !(name in light))).toEqual([])
})

describe.each(Object.entries(themes))('in the %s theme', (_name, token) => {
  const of = (name: string) => token[name] ?? ''
  const tones = ['idle', 'active', 'wait', 'turn', 'bad', 'good']

  test.each([
    ['--text-2', '--surface', 7],
    ['--text-2', '--bg', 7],
    ['--text-3', '--surface', 4.5],
    ['--text-3', '--bg', 4.5],
    ['--text-3', '--inset', 4.5],
    ['--on-accent', '--accent-fill', 4.5],
    ['--on-bad', '--bad-fill', 4.5],
    ['--line-strong', '--surface', 3],
    ['--accent', '--surface', 7],
    ...tones.map((tone) => [`--${tone}`, `--${tone}-soft`, 4.5] as const),
    ...tones.map((tone) => ['--text-2', `--${tone}-soft`, 4.5] as const),
  ] as const)('%s on %s reads at %d to 1', (front, back, least) => {
    expect(contrast(of(front), of(back))).toBeGreaterThanOrEqual(least)
  })
})

test('what WeChat draws around the page has the page’s colours', () => {
  const around = JSON.parse(source('theme.json')) as Record<'light' | 'dark', Record<string, string>>
  for (const name of ['light', 'dark'] as const) {
    expect(around[name].page).toBe(themes[name]['--bg'])
    expect(around[name].nav).toBe(themes[name]['--bg'])
  }
  const painted = [...source('ui/page.tsx').matchAll(/#[0-9a-f]{6}/g)].map((found) => found[0])
  const known = ['#ffffff', '#000000', light['--bg'], dark['--bg']]
  expect(painted.filter((colour) => !known.includes(colour))).toEqual([])
})

test('the icons’ style sheet is the one that icons.ts makes', () => {
  expect(source('ui/styles/icons.css')).toBe(iconsCss())
})
