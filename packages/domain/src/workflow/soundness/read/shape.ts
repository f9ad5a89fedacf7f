import { checkCondition, conditionSize, configuredKey } from '../../../condition/index.ts'
import { own } from '../../../form/index.ts'
import type { Label, RefusalCode } from '../../../kernel/index.ts'

/** What one walk over an untrusted definition carries: the steps left, and the first fault, which ends it. */
export type Walk = { left: number; fault: { readonly code: RefusalCode; readonly path: string } | null }

/** Reads one untrusted value into a clean copy. After a fault what it answers is never used. */
export type Shape<T> = (walk: Walk, input: unknown, path: string) => T

/** Ends the walk. The value is never looked at: a walk with a fault gives nothing back. */
export function stop<T>(walk: Walk, code: RefusalCode, path: string): T {
  walk.fault ??= { code, path }
  return undefined as T
}

export const at = (path: string, name: string | number): string => (path === '' ? `${name}` : `${path}.${name}`)

export function isPlain(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
}

type Optional<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T]

/** A shape for each member; those that may be left out in `may`. */
type Must<T> = { readonly [K in Exclude<keyof T, Optional<T>>]: Shape<T[K]> }
type May<T> = { readonly [K in Optional<T>]: Shape<Exclude<T[K], undefined>> }

/** An object of exactly these members: every member of the type has its shape, or this does not compile. */
export function object<T extends object>(must: Must<T>, may: May<T>): Shape<T> {
  const shapes = { ...must, ...may } as Readonly<Record<string, Shape<unknown>>>
  const needed = Object.keys(must)
  return (walk, input, path) => {
    walk.left -= 1
    if (walk.fault) return undefined as never
    if (walk.left < 0) return stop(walk, 'too_costly', path)
    if (!isPlain(input)) return stop(walk, 'wrong_kind', path)
    const names = Object.keys(input)
    const extra = names.find((name) => own(shapes, name) === undefined)
    if (extra !== undefined) return stop(walk, 'unknown_field', at(path, extra.slice(0, 32)))
    const missing = needed.find((name) => own(input, name) === undefined)
    if (missing !== undefined) return stop(walk, 'required', at(path, missing))
    const read = names.flatMap((name) => {
      const value = own(input, name)
      const shape = own(shapes, name)
      return value === undefined || !shape ? [] : [[name, shape(walk, value, at(path, name))] as const]
    })
    return Object.fromEntries(read) as T
  }
}

export const list =
  <T>(item: Shape<T>, most: number): Shape<readonly T[]> =>
  (walk, input, path) => {
    if (!Array.isArray(input)) return stop(walk, 'wrong_kind', path)
    if (input.length > most) return stop(walk, 'too_many', path)
    const items: T[] = []
    for (let index = 0; index < input.length && !walk.fault; index += 1)
      items.push(item(walk, input[index], at(path, index)))
    return items
  }

/** A record of at most so many entries under keys that match. */
export const record =
  <T>(value: Shape<T>, name: RegExp, most: number): Shape<Readonly<Record<string, T>>> =>
  (walk, input, path) => {
    if (!isPlain(input)) return stop(walk, 'wrong_kind', path)
    const keys = Object.keys(input)
    if (keys.length > most) return stop(walk, 'too_many', path)
    const wrong = keys.find((key) => !name.test(key))
    if (wrong !== undefined) return stop(walk, 'wrong_format', at(path, wrong.slice(0, 32)))
    return Object.fromEntries(keys.map((key) => [key, value(walk, own(input, key), at(path, key))]))
  }

export const oneOf =
  <const T extends string | boolean>(values: readonly T[]): Shape<T> =>
  (walk, input, path) => {
    const found = values.find((value) => value === input)
    return found === undefined ? stop(walk, 'not_an_option', path) : found
  }

/** Chooses the shape by the text of one member. */
export const by =
  <T>(member: string, shapes: Readonly<Record<string, Shape<T>>>): Shape<T> =>
  (walk, input, path) => {
    if (!isPlain(input)) return stop(walk, 'wrong_kind', path)
    const value = own(input, member)
    if (value === undefined) return stop(walk, 'required', at(path, member))
    const shape = typeof value === 'string' ? own(shapes, value) : undefined
    return shape ? shape(walk, input, path) : stop(walk, 'not_an_option', at(path, member))
  }

export const text =
  (most: number): Shape<string> =>
  (walk, input, path) => {
    if (typeof input !== 'string') return stop(walk, 'wrong_kind', path)
    return input.length <= most ? input : stop(walk, 'too_long', path)
  }

export const key: Shape<string> = (walk, input, path) => {
  if (typeof input !== 'string') return stop(walk, 'wrong_kind', path)
  return configuredKey.test(input) ? input : stop(walk, 'wrong_format', path)
}

export const number: Shape<number> = (walk, input, path) => {
  if (typeof input !== 'number') return stop(walk, 'wrong_kind', path)
  return Number.isFinite(input) ? input : stop(walk, 'wrong_format', path)
}

export const flag = oneOf([true, false])

/** Empty words pass: what is missing is said by `checkDefinition`, so a draft can be kept with gaps. */
export const label: Shape<Label> = object<Label>({ 'zh-CN': text(500) }, { en: text(500) })

export const condition: Shape<import('../../../condition/index.ts').Condition> = (walk, input, path) => {
  if (walk.fault) return undefined as never
  const read = checkCondition(input)
  walk.left -= 20
  if (read.ok) {
    walk.left -= conditionSize(read.value)
    return walk.left < 0 ? stop(walk, 'too_costly', path) : read.value
  }
  return stop(walk, read.refusal.code, read.refusal.path === undefined ? path : at(path, read.refusal.path))
}
