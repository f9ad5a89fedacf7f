import { checkDefinition, problemRules } from '@field/domain/workflow'
import { describe, expect, it } from 'vitest'
import { stateProblems } from '../../../../packages/domain/src/workflow/soundness/explore.ts'
import { planOf } from '../../../../packages/domain/src/workflow/soundness/plan.ts'
import { scopesOf } from '../../../../packages/domain/src/workflow/soundness/scopes.ts'
import { add, desk, node } from './corpus/change.ts'
import { flow } from './corpus/flow.ts'
import { forms } from './corpus/forms.ts'
import { people } from './corpus/people.ts'
import { sound } from './corpus/sound.ts'

const corpus = [...flow, ...people, ...forms]

describe('a corpus of broken work types', () => {
  it('begins from one that is sound', () => {
    expect(checkDefinition(sound)).toEqual([])
  })

  it.each(corpus)('$rule at $node: $how', ({ rule, node: at, definition }) => {
    const found = checkDefinition(definition)
    expect([...new Set(found.map((one) => one.rule))]).toEqual([rule])
    expect(found.map((one) => one.node)).toContain(at)
  })

  it('breaks every rule that a definition alone can break, in at least 45 ways', () => {
    const ofTheWorld = [
      'skill_unknown',
      'role_unheld',
      'person_unknown',
      'work_type_unknown',
      'part_retired',
      'message_template_unknown',
    ]
    const bySize = ['too_large', 'deadlock']
    const covered = new Set<string>([...corpus.map(({ rule }) => rule), ...ofTheWorld, ...bySize])
    expect(problemRules.filter((rule) => !covered.has(rule))).toEqual([])
    expect(corpus.length).toBeGreaterThanOrEqual(45)
  })

  it('knows what the organization has, where it is told', () => {
    const rules = (world: Parameters<typeof checkDefinition>[1]) =>
      checkDefinition(sound, world).map(({ rule }) => rule)
    expect(rules({ skills: ['cold'], roles: ['manager', 'finance'], templates: ['completed'] })).toEqual([])
    expect(rules({ skills: ['warm'] })).toEqual(['skill_unknown'])
    expect(rules({ roles: ['manager'] })).toEqual(['role_unheld'])
    expect(rules({ templates: ['received'] })).toEqual(['message_template_unknown'])
    const made = node('tell', { action: 'create_work_order', workType: 'other' })
    expect(checkDefinition(made, { workTypes: ['sound'] }).map(({ rule }) => rule)).toEqual(['work_type_unknown'])
    const parts = [
      { code: 'A-1', quantity: 1 },
      { code: 'B-2', quantity: 1 },
    ]
    const asks = node('tell', { action: 'stock_request', parts })
    expect(checkDefinition(asks, { retiredParts: [] })).toEqual([])
    expect(checkDefinition(asks, { retiredParts: ['B-2', 'C-3'] })).toEqual([
      { rule: 'part_retired', node: 'tell', path: 'parts.1.code', detail: { part: 'B-2' } },
    ])
    const named = node('buy', { assignee: [{ by: 'person', personId: 'lin' }] })
    expect(checkDefinition(named, { persons: ['mei'] }).map(({ rule }) => rule)).toEqual(['person_unknown'])
  })

  it('finds by playing alone the deadlock behind a join that waits for more than can come', () => {
    const plan = planOf(node('meet', { need: 3 }))
    const found = stateProblems(plan, scopesOf(plan).of)
    expect(found.filter(({ rule }) => rule === 'deadlock')).toEqual([
      { rule: 'deadlock', node: 'meet', path: '', detail: { places: 'meet' } },
    ])
    const fine = planOf(sound)
    expect(stateProblems(fine, scopesOf(fine).of)).toEqual([])
  })

  it('is too large only beyond its fuel', () => {
    expect(checkDefinition(sound, {}, 5).map(({ rule }) => rule)).toEqual(['too_large'])
  })

  it('lets a store accept where the way there proves that there is one', () => {
    const proved = node('fix', {
      next: [{ to: 'accept', when: { op: 'exists', at: { from: 'order', key: 'store_id' } } }, { to: 'tell' }],
    })
    expect(checkDefinition(node('accept', { assignee: [{ by: 'store' }] }, proved))).toEqual([])
  })

  it('lets a condition read what a guard or an earlier edge proved to be there', () => {
    const at = { from: 'answer', key: 'note' } as const
    const exists = { op: 'exists', at } as const
    const equals = { op: 'equals', at, value: 'x' } as const
    const next = (...whens: object[]) =>
      node('intake', { next: [...whens.map((when) => ({ to: 'check', when })), { to: 'split' }] })
    expect(checkDefinition(next({ op: 'all', of: [exists, equals] }))).toEqual([])
    expect(checkDefinition(next({ op: 'not', of: exists }, equals))).toEqual([])
    expect(checkDefinition(next(equals)).map(({ rule }) => rule)).toEqual(['condition_field_unfilled'])
  })

  it('counts a field as filled after a join only when enough branches fill it', () => {
    const ask = {
      version: 1,
      fields: [
        {
          key: 'found',
          kind: 'select',
          label: { 'zh-CN': 'x' },
          required: true,
          options: [{ value: 'yes', label: { 'zh-CN': 'y' } }],
        },
      ],
    }
    const read = {
      next: [{ to: 'done', when: { op: 'equals', at: { from: 'answer', key: 'found' }, value: 'yes' } }, { to: 'fix' }],
    }
    const all = node('dry', read, node('survey', { form: ask }))
    expect(checkDefinition(all)).toEqual([])
    const one = node('meet', { need: 1 }, all)
    expect(checkDefinition(node('fix', { assignee: [{ by: 'customer' }] }, one)).map(({ rule }) => rule)).toEqual([
      'condition_field_unfilled',
    ])
  })

  it('lets rework go back into a branch that surely ran, and refuses one that may not have', () => {
    const into = { ...node('accept', { judges: 'buy' }), reworkTo: 'buy' }
    expect(checkDefinition(into)).toEqual([])
    const maybe = node('fix', { assignee: [{ by: 'customer' }] }, node('meet', { need: 1 }, into))
    expect(checkDefinition(maybe).map(({ rule }) => rule)).toEqual(['back_into_branch'])
    expect(checkDefinition(add([desk('spare', 'dry')], into)).map(({ rule }) => rule)).toEqual(['unreachable'])
  })
})
