import { own } from '../form/index.ts'
import type { ListName } from './edit-applied.ts'

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const naming: Readonly<Record<string, readonly string[]>> = {
  nodes: ['key'],
  fields: ['key'],
  stages: ['key'],
  messages: ['key'],
  lines: ['key'],
  options: ['value'],
  children: ['value'],
  actions: ['value'],
  access: ['form', 'field', 'who'],
}

/** What names an element in the list of that name; null when it has none and goes by its index. */
export function nameOf(list: ListName, element: unknown): string | null {
  const members = typeof list === 'string' ? own(naming, list) : undefined
  if (!members || !isObject(element)) return null
  const parts = members.map((member) => own(element, member))
  return parts.every((part) => typeof part === 'string') ? parts.join('.') : null
}

/** Where the element of that name or index stands in a list; -1 when it does not. */
export function placeOf(list: ListName, elements: readonly unknown[], step: string | number): number {
  if (typeof step === 'number') return Number.isSafeInteger(step) && step >= 0 && step < elements.length ? step : -1
  return elements.findIndex((element) => nameOf(list, element) === step)
}

/** The step that leads to the element at that place: its name, or its index where it has none or not for itself. */
export function stepTo(list: ListName, elements: readonly unknown[], place: number): string | number {
  const name = nameOf(list, elements[place])
  return name !== null && placeOf(list, elements, name) === place ? name : place
}

/** The step to the element before that place, as `after` says it: null at the front. */
export const stepBefore = (list: ListName, elements: readonly unknown[], place: number): string | number | null =>
  place === 0 ? null : stepTo(list, elements, place - 1)

const inherited: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a step may be a member's name: nothing that every object inherits. */
export const isMemberName = (step: unknown): step is string => typeof step === 'string' && !inherited.has(step)
