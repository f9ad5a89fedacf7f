import { checkDefinition, definitionLimits, readDefinition } from '@field/domain/workflow'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counted } from '../../../support/counted.ts'
import { random } from '../../../support/random.ts'
import { generateDefinition } from '../generate.ts'
import { sound } from './corpus/sound.ts'

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Property tests on a machine that others use too. */
const patience = 60_000

test('reading gives back what was written, as a clean copy', () => {
  for (const definition of [sound, ...[1, 2, 3, 4, 5].map((seed) => generateDefinition(seed))]) {
    const read = readDefinition(copy(definition))
    expect(read).toEqual({ ok: true, value: definition })
  }
})

test(
  'random JSON is refused with a path, never thrown at',
  () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const read = readDefinition(value)
        expect(read.ok).toBe(false)
        if (!read.ok) expect(typeof read.refusal.path).toBe('string')
      }),
      { numRuns: 2_000, seed: 20_261_122 },
    )
  },
  patience,
)

type Spot = { readonly holder: Record<string, unknown>; readonly name: string }

function spotsOf(value: unknown, found: Spot[] = []): Spot[] {
  if (typeof value !== 'object' || value === null) return found
  for (const name of Object.keys(value)) {
    found.push({ holder: value as Record<string, unknown>, name })
    spotsOf((value as Record<string, unknown>)[name], found)
  }
  return found
}

test(
  'a sound definition with anything put anywhere is read or refused with a path there, and checked without a throw',
  () => {
    let refused = 0
    let read = 0
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.jsonValue({ maxDepth: 3 }), (seed, value) => {
        const r = random(seed)
        const broken = copy(sound)
        const spots = spotsOf(broken)
        const { holder, name } = r.pick(spots)
        const other = r.pick(spots)
        if (r.one(3)) delete holder[name]
        else holder[name] = r.one(2) ? copy(other.holder[other.name] ?? null) : value
        const result = readDefinition(broken)
        if (result.ok) {
          read += 1
          expect(Array.isArray(checkDefinition(result.value))).toBe(true)
        } else {
          refused += 1
          expect(result.refusal.path, JSON.stringify(result.refusal)).toMatch(/^[\w.\- ]*/)
          expect(result.refusal.path).toBeDefined()
        }
      }),
      { numRuns: 2_000, seed: 20_261_122 },
    )
    expect(refused).toBeGreaterThan(400)
    expect(read).toBeGreaterThan(150)
  },
  patience,
)

test('inherited and unknown members are refused by name', () => {
  const poisoned = JSON.parse(JSON.stringify(sound).replace('"key":"sound"', '"key":"sound","__proto__":{"x":1}'))
  expect(readDefinition(poisoned)).toMatchObject({ ok: false, refusal: { code: 'unknown_field', path: '__proto__' } })
  expect(readDefinition({ ...sound, constructor: 1 })).toMatchObject({ ok: false, refusal: { path: 'constructor' } })
  const kind = copy(sound) as { nodes: { kind: string }[] }
  if (kind.nodes[0]) kind.nodes[0].kind = 'constructor'
  expect(readDefinition(kind)).toMatchObject({ ok: false, refusal: { code: 'not_an_option', path: 'nodes.0.kind' } })
})

test(
  'nothing of any size holds the server up',
  () => {
    let deep: unknown = 1
    for (let level = 0; level < 5_000; level += 1) deep = { op: 'not', of: deep }
    const wide = (count: number) => ({ ...sound, nodes: Array.from({ length: count }, () => sound.nodes[0]) })
    for (const heavy of [wide(200_000), { ...sound, report: deep }]) {
      const { input, looks } = counted(heavy)
      expect(readDefinition(input).ok).toBe(false)
      expect(looks()).toBeLessThan(5_000)
    }
    const fork = (count: number) => {
      const end = sound.nodes.find(({ key }) => key === 'done')
      const desk = sound.nodes.find(({ key }) => key === 'buy')
      const at = (key: string) => ({ ...desk, key })
      const keys = Array.from({ length: count }, (_, index) => `b${index}`)
      return {
        ...sound,
        start: 'first',
        reworkTo: 'first',
        messages: [],
        limits: {},
        nodes: [
          { ...at('first'), next: [{ to: 'split' }] },
          { ...sound.nodes.find(({ key }) => key === 'split'), branches: keys },
          ...keys.flatMap((key) => [
            { ...at(key), next: [{ to: `${key}x` }] },
            { ...at(`${key}x`), next: [{ to: `${key}y` }] },
            { ...at(`${key}y`), next: [{ to: 'meet' }] },
          ]),
          { ...sound.nodes.find(({ key }) => key === 'meet'), next: [{ to: 'done' }] },
          end,
        ],
      } as never as typeof sound
    }
    expect(checkDefinition(fork(3))).toEqual([])
    const huge = fork(definitionLimits.branches)
    expect(checkDefinition(huge).map(({ rule }) => rule)).toEqual(['too_large'])
  },
  patience,
)
