import type { WorkTypeDefinition } from '@field/domain/workflow'
import {
  applyEdits,
  type Edit,
  insertEdit,
  moveEdit,
  readEdits,
  removeEdit,
  setEdit,
  valueAt,
} from '@field/domain/workflow'
import { presets } from '@field/presets'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applianceRepair } from '../../support/appliance-repair.ts'

const form = ['nodes', 'repair', 'form', 'fields'] as const
const keysOf = (definition: WorkTypeDefinition) => definition.nodes.map(({ key }) => key)
const hint = (key: string) => ({ key, kind: 'hint', label: { 'zh-CN': key } })
const [first, second] = keysOf(applianceRepair) as [string, string]

/** Everywhere that an edit may go: the paths of all members and elements. */
function pathsIn(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return []
  const naming = { nodes: 'key', fields: 'key', stages: 'key', messages: 'key', lines: 'key' } as const
  const valued = { options: 'value', children: 'value', actions: 'value' } as const
  const member =
    (naming as Record<string, string>)[String(path.at(-1))] ?? (valued as Record<string, string>)[String(path.at(-1))]
  return Object.entries(value).flatMap(([key, inner]) => {
    const element = Array.isArray(value)
    const name: unknown = element && member ? (inner as Record<string, unknown>)[member] : undefined
    // An earlier edit may have put anything in a name's place; such an element goes by its index.
    const step = typeof name === 'string' ? name : element ? Number(key) : key
    const here = [...path, step]
    return [here, ...pathsIn(inner, here)]
  })
}

const someDefinition = fc.constantFrom(applianceRepair, ...presets.map(({ definition }) => definition))

type Draw = readonly [at: number, how: number, what: number]
const draws = fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.nat()), { minLength: 1, maxLength: 12 })

/** An edit that fits the definition, somewhere in it. */
function drawn(definition: WorkTypeDefinition, [at, how, what]: Draw): Edit | null {
  const paths = pathsIn(definition)
  const path = paths[at % paths.length] ?? []
  const parent = valueAt(definition, path.slice(0, -1))
  if (!Array.isArray(parent)) return setEdit(definition, path, how === 0 ? undefined : { drawn: what })
  if (how === 0) return removeEdit(definition, path)
  if (how === 1)
    return insertEdit(definition, path.slice(0, -1), { key: `n${what}`, value: `n${what}` }, path.at(-1) ?? null)
  if (how === 2) return setEdit(definition, path, { ...(valueAt(definition, path) as object), drawn: what })
  const others = paths.filter(
    (one) => one.length === path.length && one.slice(0, -1).join() === path.slice(0, -1).join(),
  )
  return moveEdit(definition, path, others[what % others.length]?.at(-1) ?? null)
}

function draftOf(definition: WorkTypeDefinition, all: readonly Draw[]) {
  let now = definition
  const edits: Edit[] = []
  for (const draw of all) {
    const edit = drawn(now, draw)
    if (!edit) continue
    edits.push(edit)
    now = applyEdits(now, [edit]).definition
  }
  return { edits, definition: now }
}

describe('edits of a draft', () => {
  test('#3 nodes swapped, added and taken out; everything else is shared', () => {
    const move = moveEdit(applianceRepair, ['nodes', second], null) as Edit
    const swapped = applyEdits(applianceRepair, [move])
    expect(keysOf(swapped.definition).slice(0, 2)).toEqual([second, first])
    expect(swapped.definition.nodes[1]).toBe(applianceRepair.nodes[0])
    expect(swapped.definition.report).toBe(applianceRepair.report)
    expect(applyEdits(swapped.definition, swapped.inverse).definition).toEqual(applianceRepair)
  })

  test('#18 a field is put in, moved and removed by its key', () => {
    const put = insertEdit(applianceRepair, form, hint('lock'), null)
    const { definition, inverse, conflicts } = applyEdits(applianceRepair, [put])
    expect(conflicts).toEqual([])
    expect(valueAt(definition, [...form, 'lock'])).toEqual(hint('lock'))
    const gone = applyEdits(definition, [removeEdit(definition, [...form, 'lock']) as Edit])
    expect(gone.definition).toEqual(applianceRepair)
    expect(applyEdits(definition, inverse).definition).toEqual(applianceRepair)
  })

  test('two fields renamed to one key: the second is told what stands there', () => {
    const [a, b] = (valueAt(applianceRepair, form) as { key: string }[]).map(({ key }) => key) as [string, string]
    const rename = setEdit(applianceRepair, [...form, a, 'key'], b)
    const { conflicts, definition } = applyEdits(applianceRepair, [rename])
    expect(conflicts).toEqual([{ index: 0, path: rename.path, now: valueAt(applianceRepair, [...form, b]) }])
    expect(definition).toBe(applianceRepair)
  })

  test('a rename is undone through the new name', () => {
    const rename = setEdit(applianceRepair, ['nodes', first, 'key'], 'renamed')
    const { definition, inverse } = applyEdits(applianceRepair, [rename])
    expect(inverse[0]?.path).toEqual(['nodes', 'renamed', 'key'])
    expect(applyEdits(definition, inverse).definition).toEqual(applianceRepair)
  })

  test('what both did alike is done once, and one undoing does not touch it', () => {
    const edit = setEdit(applianceRepair, ['label'], { 'zh-CN': '冷柜' })
    const mine = applyEdits(applianceRepair, [edit])
    const theirs = applyEdits(mine.definition, [edit])
    expect(theirs).toMatchObject({ conflicts: [], inverse: [], applied: [] })
  })

  test('what both changed differently is a conflict with the present value, and stays as the first left it', () => {
    const mine = applyEdits(applianceRepair, [setEdit(applianceRepair, ['label'], { 'zh-CN': '甲' })])
    const late = applyEdits(mine.definition, [setEdit(applianceRepair, ['label'], { 'zh-CN': '乙' })])
    expect(late.conflicts).toEqual([{ index: 0, path: ['label'], now: { 'zh-CN': '甲' } }])
    expect(late.definition).toBe(mine.definition)
  })

  test('a node somebody changed is not removed over their head', () => {
    const remove = removeEdit(applianceRepair, ['nodes', first]) as Edit
    const theirs = applyEdits(applianceRepair, [setEdit(applianceRepair, ['nodes', first, 'label'], { 'zh-CN': '新' })])
    const { conflicts, definition } = applyEdits(theirs.definition, [remove])
    expect(conflicts).toHaveLength(1)
    expect(definition).toBe(theirs.definition)
  })

  test('a limit where there were none brings its holder along', () => {
    const bare = applyEdits(applianceRepair, [
      setEdit(applianceRepair, ['nodes', first, 'limits'], undefined),
    ]).definition
    const edit = setEdit(bare, ['nodes', first, 'limits', 'finishMinutes'], 60)
    expect(edit.path).toEqual(['nodes', first, 'limits'])
    expect(valueAt(applyEdits(bare, [edit]).definition, ['nodes', first, 'limits'])).toEqual({ finishMinutes: 60 })
  })

  test('what is undone is exactly what was there, in any work type, for any edits', () => {
    fc.assert(
      fc.property(someDefinition, draws, (definition, all) => {
        const { edits, definition: now } = draftOf(definition, all)
        const applied = applyEdits(definition, edits)
        expect(applied.definition).toEqual(now)
        const back = applyEdits(applied.definition, applied.inverse)
        expect(back.conflicts).toEqual([])
        expect(back.definition).toEqual(definition)
        expect(applyEdits(back.definition, back.inverse).definition).toEqual(applied.definition)
      }),
      { numRuns: 400 },
    )
  })

  test('two people in different stations come to the same, whoever is first', () => {
    fc.assert(
      fc.property(someDefinition, draws, draws, (definition, mine, theirs) => {
        const half = (odd: number, all: readonly Draw[]) => {
          let now = definition
          return all.flatMap((draw): Edit[] => {
            const place = definition.nodes.map((_, index) => index).filter((index) => index % 2 === odd)
            const key = definition.nodes[place[draw[0] % Math.max(1, place.length)] ?? 0]?.key ?? ''
            const paths = pathsIn(valueAt(now, ['nodes', key]), ['nodes', key]).filter((path) => path.at(-1) !== 'key')
            const path = paths[draw[2] % paths.length] ?? []
            const edit = setEdit(now, path, { drawn: draw[1] })
            if (path.length === 0) return []
            now = applyEdits(now, [edit]).definition
            return [edit]
          })
        }
        if (definition.nodes.length < 2) return
        const [a, b] = [half(0, mine), half(1, theirs)]
        const ab = applyEdits(applyEdits(definition, a).definition, b)
        const ba = applyEdits(applyEdits(definition, b).definition, a)
        expect([...ab.conflicts, ...ba.conflicts]).toEqual([])
        expect(ab.definition).toEqual(ba.definition)
      }),
      { numRuns: 200 },
    )
  })

  test('nothing is lost: an edit laid late is in the result, was so already, or is named as a conflict', () => {
    fc.assert(
      fc.property(someDefinition, draws, draws, (definition, mine, theirs) => {
        const base = draftOf(definition, mine)
        const { edits } = draftOf(definition, theirs)
        const late = applyEdits(base.definition, edits)
        const again = applyEdits(late.definition, late.inverse)
        expect(again.definition).toEqual(base.definition)
        expect(late.applied.length + late.conflicts.length).toBeLessThanOrEqual(edits.length)
        const fitting = edits.filter((_, index) => !late.conflicts.some((one) => one.index === index))
        expect(applyEdits(base.definition, fitting).definition).toEqual(late.definition)
      }),
      { numRuns: 200 },
    )
  })
})

describe('edits from outside', () => {
  test('are read before they are laid: no inherited names, no depth, no flood', () => {
    const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)
    const bad: unknown[] = [
      null,
      'set',
      { op: 'set' },
      { op: 'drop', path: [] },
      { op: 'set', path: ['__proto__', 'x'], value: 1 },
      { op: 'set', path: ['nodes', 'constructor'], value: 1 },
      { op: 'set', path: ['label'], value: deep },
      { op: 'insert', path: ['nodes', 'a'], after: null },
      { op: 'move', path: ['nodes', 'a'], after: -1, was: null },
    ]
    for (const edit of bad) expect(readEdits([edit])).toMatchObject({ ok: false, refusal: { path: 'edits.0' } })
    expect(readEdits({})).toMatchObject({ ok: false })
    expect(readEdits(Array.from({ length: 201 }, () => ({ op: 'set', path: ['label'] })))).toMatchObject({ ok: false })
  })

  test('whatever is read is laid without a throw and leaves every object as it was born', () => {
    const step = fc.oneof(
      fc.string(),
      fc.nat(20),
      fc.constantFrom('nodes', 'fields', 'form', 'toString', 'length', first),
    )
    const edit = fc.record(
      {
        op: fc.constantFrom('set', 'insert', 'remove', 'move'),
        path: fc.array(step, { maxLength: 8 }),
        value: fc.jsonValue(),
        was: fc.jsonValue(),
        after: fc.oneof(fc.constant(null), step),
      },
      { requiredKeys: ['op', 'path'] },
    )
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 10 }), (edits) => {
        const read = readEdits(JSON.parse(JSON.stringify(edits)))
        if (!read.ok) return
        const { conflicts, applied, definition, inverse } = applyEdits(applianceRepair, read.value)
        expect(conflicts.length + applied.length).toBeLessThanOrEqual(edits.length)
        expect(applyEdits(definition, inverse).definition).toEqual(applianceRepair)
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })
})
