import { checkCondition, configuredKey } from '../../condition/index.ts'
import type { RefusalCode } from '../../kernel/index.ts'
import { isRecord, own } from '../own.ts'
import { conditionReads } from './reads.ts'
import { blame, step, type Walk } from './walk.ts'

/** Reads one untrusted value of a form and notes what is wrong with it by path. */
export type Read = (walk: Walk, value: unknown, path: string) => void

/** The members of an object by name. */
export type Reads = Readonly<Record<string, Read>>

/** What an object holds: members it must have, members it may have, and a last look at all of it when each is sound. */
export type Members = {
  readonly must?: Reads
  readonly may?: Reads
  readonly together?: Read
}

/** Values that are the fault of one test: `holds` or the code. */
const test =
  (holds: (value: unknown) => boolean, code: RefusalCode, next?: Read): Read =>
  (walk, value, path) => {
    if (!step(walk, path)) return
    if (!holds(value)) blame(walk, code, path)
    else next?.(walk, value, path)
  }

export const flag = test((value) => typeof value === 'boolean', 'wrong_kind')
export const among = (values: readonly unknown[]): Read => test((value) => values.includes(value), 'not_an_option')
export const key = test((value) => typeof value === 'string' && configuredKey.test(value), 'wrong_format')

export const words =
  (low: number, high: number): Read =>
  (walk, value, path) => {
    if (!step(walk, path)) return
    if (typeof value !== 'string') blame(walk, 'wrong_kind', path)
    else if (value.trim().length < low) blame(walk, 'required', path)
    else if (value.length > high) blame(walk, 'too_long', path, { max: high })
  }

export const finite =
  (low: number, high: number): Read =>
  (walk, value, path) => {
    if (!step(walk, path)) return
    if (typeof value !== 'number' || !Number.isFinite(value)) blame(walk, 'wrong_kind', path)
    else if (value < low) blame(walk, 'too_small', path, { min: low })
    else if (value > high) blame(walk, 'too_large', path, { max: high })
  }

export const whole = (low: number, high: number): Read =>
  test((value) => typeof value !== 'number' || Number.isInteger(value), 'wrong_format', finite(low, high))

export const list =
  (low: number, high: number, read: Read): Read =>
  (walk, value, path) => {
    if (!step(walk, path)) return
    if (!Array.isArray(value)) return blame(walk, 'wrong_kind', path)
    if (value.length < low) return blame(walk, 'too_few', path, { min: low })
    if (value.length > high) return blame(walk, 'too_many', path, { max: high })
    for (const [index, item] of value.entries()) read(walk, item, `${path}.${index}`)
  }

const mostMembers = 50

/** An object with these members and no others. */
export const object =
  ({ must = {}, may = {}, together }: Members): Read =>
  (walk, value, path) => {
    if (!step(walk, path)) return
    if (!isRecord(value)) return blame(walk, 'wrong_kind', path)
    const names = Object.keys(value)
    if (names.length > mostMembers) return blame(walk, 'too_many', path, { max: mostMembers })
    const before = walk.faults.length
    for (const [name, read] of Object.entries(must)) {
      const member = own(value, name)
      if (member === undefined) blame(walk, 'required', `${path}.${name}`)
      else read(walk, member, `${path}.${name}`)
    }
    for (const name of names) {
      const at = `${path}.${name.slice(0, 32)}`
      if (own(must, name)) continue
      const read = own(may, name)
      if (!read) {
        if (step(walk, at)) blame(walk, 'unknown_field', at)
      } else if (value[name] !== undefined) read(walk, value[name], at)
    }
    if (walk.faults.length === before) together?.(walk, value, path)
  }

/** What a person reads: Chinese always, English where somebody wrote it. */
export const label = (longest = 200): Read =>
  object({ must: { 'zh-CN': words(1, longest) }, may: { en: words(0, 2 * longest) } })

/** A typed condition tree. It has limits of its own; its faults keep their path inside it. */
export const condition: Read = (walk, value, path) => {
  if (!step(walk, path)) return
  const read = checkCondition(value)
  if (read.ok) step(walk, path, conditionReads(read.value).steps)
  else blame(walk, read.refusal.code, read.refusal.path ? `${path}.${read.refusal.path}` : path)
}

/** Notes what stands twice in a list, at its second place. */
export function onlyOnce(walk: Walk, names: readonly string[], pathOf: (index: number) => string): void {
  const seen = new Set<string>()
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) blame(walk, 'not_unique', pathOf(index))
    seen.add(name)
  }
}

/** `min` not above `max`, for kinds that have both. */
export const ordered: Read = (walk, value, path) => {
  const { min, max } = value as { readonly min?: number; readonly max?: number }
  if (min !== undefined && max !== undefined && min > max) blame(walk, 'too_large', `${path}.min`, { max })
}

/** Options with a value each and its words, each value once. */
export const options = (highest: number): Read => {
  const read = list(1, highest, object({ must: { value: words(1, 64), label: label() } }))
  return (walk, value, path) => {
    const before = walk.faults.length
    read(walk, value, path)
    if (walk.faults.length > before) return
    const values = (value as readonly { readonly value: string }[]).map((one) => one.value)
    onlyOnce(walk, values, (index) => `${path}.${index}.value`)
  }
}
