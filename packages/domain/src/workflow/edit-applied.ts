import type { Edit } from './edit.ts'

/**
 * What one edit comes to: the value with it and the edit that takes it back; nothing to take back when it was so
 * already; or what stands there instead.
 */
export type Applied =
  | { readonly kind: 'done'; readonly value: unknown; readonly inverse: Edit }
  | { readonly kind: 'same' }
  | { readonly kind: 'conflict'; readonly now: unknown }

/** The name of a list in its holder, which says how its elements are named. */
export type ListName = string | number | undefined

export type EditOf<Op extends Edit['op']> = Extract<Edit, { readonly op: Op }>

export const same: Applied = { kind: 'same' }
export const conflict = (now: unknown): Applied => ({ kind: 'conflict', now: now ?? null })

/** A list with one element in the place of another, or of none. */
export const replaced = <T>(list: readonly T[], place: number, ...by: readonly T[]): T[] => [
  ...list.slice(0, place),
  ...by,
  ...list.slice(place + 1),
]

export const inserted = <T>(list: readonly T[], place: number, one: T): T[] => [
  ...list.slice(0, place),
  one,
  ...list.slice(place),
]
