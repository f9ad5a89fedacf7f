import type { Field } from '../field.ts'
import { conditionReads, formulaReads } from './reads.ts'

type Computed = Field & { readonly kind: 'computed' }

/** The keys of computed fields that must be known before this one: what it reads, and what shows what it reads. */
function neededBy(field: Computed, byKey: ReadonlyMap<string, Field>): readonly string[] {
  const { values, tests } = formulaReads(field.formula)
  const needed = new Set([...tests.answers, ...conditionReads(field.visible).answers])
  for (const key of values.answers) {
    needed.add(key)
    for (const shows of conditionReads(byKey.get(key)?.visible).answers) needed.add(shows)
  }
  return [...needed].filter((key) => byKey.get(key)?.kind === 'computed')
}

/**
 * The computed fields in the order in which they can be reckoned, and those that are reckoned from themselves in some
 * number of steps, which never have a value.
 */
export function computedOrder(fields: readonly Field[]): {
  readonly order: readonly Computed[]
  readonly circular: ReadonlySet<string>
} {
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const computed = fields.filter((field): field is Computed => field.kind === 'computed')
  const needs = new Map(computed.map((field) => [field.key, neededBy(field, byKey)]))
  const reaches = (from: string, goal: string): boolean => {
    const seen = new Set<string>()
    const open = [...(needs.get(from) ?? [])]
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (key === goal) return true
      if (!seen.has(key)) open.push(...(needs.get(key) ?? []))
      seen.add(key)
    }
    return false
  }
  const circular = new Set(computed.map(({ key }) => key).filter((key) => reaches(key, key)))
  const order: Computed[] = []
  const placed = new Set(circular)
  const place = (field: Computed): void => {
    if (placed.has(field.key)) return
    placed.add(field.key)
    for (const key of needs.get(field.key) ?? []) place(byKey.get(key) as Computed)
    order.push(field)
  }
  for (const field of computed) place(field)
  return { order, circular }
}
