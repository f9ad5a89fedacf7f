import type { Condition } from '@field/domain/condition'
import { checkDefinition, readDefinition, type WorkTypeDefinition } from '@field/domain/workflow'
import { describe, expect, it } from 'vitest'
import { label, operations, sound } from './corpus/sound.ts'

/** Each step doubles what a search does that forgets where it has been: with sixty of them it would never come back. */
const steps = Array.from({ length: 60 }, (_, index) => index)
const patience = 20_000

const size = (above: number): Condition => ({ op: 'greater', at: { from: 'answer', key: 'size' }, value: above })
const store = (id: string): Condition => ({ op: 'equals', at: { from: 'order', key: 'store_id' }, value: id })
const auto = { kind: 'auto', action: 'priority', urgent: true, stage: 'work' } as const
const desk = {
  kind: 'task',
  work: 'desk',
  stage: 'work',
  assignee: [{ by: 'role', role: 'manager', at: 'organization' }],
  operations,
} as const

function flowOf(nodes: readonly object[], start: string): WorkTypeDefinition {
  const end = { key: 'over', kind: 'end', outcome: 'completed', label: label('over'), stage: 'work' }
  const last = { ...desk, key: 'last', label: label('last'), next: [{ to: 'over' }] }
  const whole = { ...sound, start, reworkTo: 'last', limits: {}, messages: [], nodes: [...nodes, last, end] }
  const read = readDefinition(JSON.parse(JSON.stringify(whole)))
  if (!read.ok) throw new Error(`${read.refusal.code} ${read.refusal.path}`)
  return read.value
}

const rulesOf = (definition: WorkTypeDefinition) => [...new Set(checkDefinition(definition).map(({ rule }) => rule))]

describe('work types that double at every step are judged all the same', () => {
  it(
    'two ways on from everywhere, with nobody to be waited for',
    () => {
      const ways = steps.map((step) => ({
        ...auto,
        key: `n${step}`,
        label: label(`n${step}`),
        next: [
          { to: step < 58 ? `n${step + 2}` : 'last', when: size(step) },
          { to: step < 59 ? `n${step + 1}` : 'last' },
        ],
      }))
      expect(rulesOf(flowOf(ways, 'n0'))).toEqual([])
    },
    patience,
  )

  it(
    'different branches of one fork for each store, in more ways than can be counted',
    () => {
      const keys = steps.slice(0, 18)
      const branches = keys.flatMap((step) => [
        {
          ...auto,
          key: `a${step}`,
          label: label('a'),
          next: [
            { to: `b${step}`, when: store(`s${step}`) },
            { to: `b${step}`, when: { op: 'not', of: { op: 'exists', at: { from: 'order', key: 'source' } } } },
            { to: `c${step}` },
          ],
        },
        { ...desk, key: `b${step}`, label: label('b'), next: [{ to: 'meet' }] },
        { ...desk, key: `c${step}`, label: label('c'), next: [{ to: 'meet' }] },
      ])
      const fork = {
        key: 'fork',
        kind: 'parallel',
        label: label('fork'),
        stage: 'work',
        branches: keys.map((step) => `a${step}`),
        join: 'meet',
      }
      const join = {
        key: 'meet',
        kind: 'join',
        label: label('meet'),
        stage: 'work',
        of: 'fork',
        need: 'all',
        next: [{ to: 'last' }],
      }
      expect(rulesOf(flowOf([fork, ...branches, join], 'fork'))).toEqual(['too_large'])
    },
    patience,
  )

  it(
    'fields that are shown when every field before them is filled',
    () => {
      const shown = steps.map((step) => ({
        key: `f${step}`,
        kind: 'text',
        label: label('f'),
        required: true,
        ...(step > 0
          ? {
              visible: {
                op: 'all',
                of: steps.slice(0, step).map((before) => ({ op: 'exists', at: { from: 'answer', key: `f${before}` } })),
              },
            }
          : {}),
      }))
      const ask = (fields: readonly object[]) => ({
        ...desk,
        key: 'ask',
        label: label('ask'),
        form: { version: 1, fields },
        next: [{ to: 'last' }],
      })
      expect(rulesOf(flowOf([ask(shown)], 'ask'))).toEqual([])
      const [first, ...others] = shown
      const never = {
        ...first,
        visible: { op: 'all', of: [size(5), { op: 'less', at: { from: 'answer', key: 'size' }, value: 5 }] },
      }
      const found = checkDefinition(flowOf([ask([never, ...others])], 'ask'))
      expect(found.map(({ rule }) => rule)).toEqual(steps.map(() => 'required_never_visible'))
    },
    patience,
  )

  it(
    'conditions too many to be held beside each other',
    () => {
      const many = steps.slice(0, 20).map((step) => ({
        ...auto,
        key: `n${step}`,
        label: label('n'),
        next: [
          ...Array.from({ length: 40 }, (_, edge) => ({
            to: step < 19 ? `n${step + 1}` : 'last',
            when: { op: 'all', of: Array.from({ length: 30 }, (__, part) => store(`s${step}_${edge}_${part}`)) },
          })),
          { to: 'last' },
        ],
      }))
      expect(rulesOf(flowOf(many, 'n0'))).toContain('too_large')
    },
    patience,
  )
})
