import { ok, type Refusal, type RefusalCode, type Result, refuse } from '../kernel/index.ts'
import {
  type Comparison,
  type Condition,
  type ConditionReference,
  type ConditionSource,
  comparisons,
  conditionLimits,
  conditionSources,
  configuredKey,
  type Operand,
  type Scalar,
} from './condition.ts'

/** What one walk over untrusted input carries: the budget left and the first fault, which ends the walk. */
type Walk = { left: number; fault: Refusal | null }

function stop(walk: Walk, code: RefusalCode, path: string): null {
  walk.fault ??= path === '' ? { code } : { code, path }
  return null
}

function membersOf(walk: Walk, input: unknown, names: readonly string[], path: string): Record<string, unknown> | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return stop(walk, 'wrong_kind', path)
  const extra = Object.keys(input).find((name) => !names.includes(name))
  if (extra !== undefined) return stop(walk, 'unknown_field', at(path, extra.slice(0, 32)))
  const missing = names.find((name) => Object.getOwnPropertyDescriptor(input, name)?.value === undefined)
  if (missing !== undefined) return stop(walk, 'required', at(path, missing))
  return Object.fromEntries(names.map((name) => [name, Object.getOwnPropertyDescriptor(input, name)?.value]))
}

const at = (path: string, name: string | number): string => (path === '' ? `${name}` : `${path}.${name}`)

function referenceAt(walk: Walk, input: unknown, path: string): ConditionReference | null {
  const read = membersOf(walk, input, ['from', 'key'], path)
  if (!read) return null
  if (!conditionSources.includes(read.from as ConditionSource)) return stop(walk, 'not_an_option', at(path, 'from'))
  if (typeof read.key !== 'string' || !configuredKey.test(read.key)) return stop(walk, 'wrong_format', at(path, 'key'))
  return { from: read.from as ConditionSource, key: read.key }
}

function scalarAt(walk: Walk, input: unknown, path: string): Scalar | null {
  if (typeof input === 'boolean') return input
  if (typeof input === 'number') return Number.isFinite(input) ? input : stop(walk, 'wrong_format', path)
  if (typeof input !== 'string') return stop(walk, 'wrong_kind', path)
  return input.length <= conditionLimits.text ? input : stop(walk, 'too_long', path)
}

function operandAt(walk: Walk, input: unknown, path: string): Operand | null {
  return typeof input === 'object' ? referenceAt(walk, input, path) : scalarAt(walk, input, path)
}

function listAt<T>(
  walk: Walk,
  input: unknown,
  path: string,
  read: (item: unknown, path: string) => T | null,
): T[] | null {
  if (!Array.isArray(input)) return stop(walk, 'wrong_kind', path)
  if (input.length === 0) return stop(walk, 'too_few', path)
  if (input.length > walk.left) return stop(walk, 'too_many', path)
  const items: T[] = []
  for (const [index, item] of input.entries()) {
    const value = read(item, at(path, index))
    if (value === null) return null
    items.push(value)
  }
  return items
}

function nodeAt(walk: Walk, input: unknown, path: string, depth: number): Condition | null {
  walk.left -= 1
  if (walk.left < 0) return stop(walk, 'too_many', path)
  if (depth > conditionLimits.depth) return stop(walk, 'too_large', path)
  const op =
    typeof input === 'object' && input !== null ? Object.getOwnPropertyDescriptor(input, 'op')?.value : undefined
  if (op === 'all' || op === 'any') {
    const read = membersOf(walk, input, ['op', 'of'], path)
    const of = read && listAt(walk, read.of, at(path, 'of'), (item, where) => nodeAt(walk, item, where, depth + 1))
    return of && { op, of }
  }
  if (op === 'not') {
    const read = membersOf(walk, input, ['op', 'of'], path)
    const of = read && nodeAt(walk, read.of, at(path, 'of'), depth + 1)
    return of && { op, of }
  }
  return testAt(walk, input, op, path)
}

function testAt(walk: Walk, input: unknown, op: unknown, path: string): Condition | null {
  const known = op === 'exists' || op === 'in' || op === 'contains' || comparisons.includes(op as Comparison)
  if (!known)
    return stop(walk, typeof input === 'object' && input !== null ? 'not_an_option' : 'wrong_kind', at(path, 'op'))
  const names = op === 'exists' ? ['op', 'at'] : op === 'in' ? ['op', 'at', 'values'] : ['op', 'at', 'value']
  const read = membersOf(walk, input, names, path)
  const reference = read && referenceAt(walk, read.at, at(path, 'at'))
  if (!read || !reference) return null
  if (op === 'exists') return { op, at: reference }
  if (op === 'in') {
    const values = listAt(walk, read.values, at(path, 'values'), (item, where) => scalarAt(walk, item, where))
    walk.left -= values?.length ?? 0
    return values && { op, at: reference, values }
  }
  const value = operandAt(walk, read.value, at(path, 'value'))
  return value === null ? null : { op: op as Comparison | 'contains', at: reference, value }
}

/**
 * Reads an untrusted value as a condition and hands back a clean copy. Refuses with the path of the first fault
 * ("of.1.at.key"), unknown members and operators included; the size limits hold before anything deep is walked.
 */
export function checkCondition(input: unknown): Result<Condition> {
  const walk: Walk = { left: conditionLimits.size, fault: null }
  const condition = nodeAt(walk, input, '', 1)
  if (condition) return ok(condition)
  const { code, path } = walk.fault ?? { code: 'wrong_kind' as const }
  return path === undefined ? refuse(code) : refuse(code, { path })
}
