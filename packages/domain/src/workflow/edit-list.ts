import { sameJson } from '../form/index.ts'
import type { Edit } from './edit.ts'
import { type Applied, conflict, type EditOf, inserted, type ListName, replaced, same } from './edit-applied.ts'
import { nameOf, placeOf, stepBefore, stepTo } from './edit-names.ts'

type List = readonly unknown[]

/** An edit of one element of a list, which `step` names: changed as a whole, put in, taken out, moved. */
export function editList(elements: List, list: ListName, step: string | number, edit: Edit): Applied {
  if (edit.op === 'insert') return insert(elements, list, step, edit)
  const place = placeOf(list, elements, step)
  if (edit.op === 'remove') return place < 0 ? same : remove(elements, list, place, edit)
  if (place < 0) return conflict(undefined)
  return edit.op === 'move' ? move(elements, list, place, edit) : replace(elements, list, place, edit)
}

/** Where an element goes that stands behind `after`; -1 when that is not there. */
function placeAfter(list: ListName, elements: List, after: string | number | null): number {
  if (after === null) return 0
  const place = placeOf(list, elements, after)
  return place < 0 ? -1 : place + 1
}

const withLast = (path: Edit['path'], step: string | number): Edit['path'] => [...path.slice(0, -1), step]

function replace(elements: List, list: ListName, place: number, edit: EditOf<'set'>): Applied {
  const now = elements[place]
  if (sameJson(now, edit.value)) return same
  if (edit.value === undefined || !sameJson(now, edit.was)) return conflict(now)
  const name = nameOf(list, edit.value)
  const other = name === null ? -1 : placeOf(list, elements, name)
  if (other >= 0 && other !== place && name !== nameOf(list, now)) return conflict(elements[other])
  const value = replaced(elements, place, edit.value)
  const path = withLast(edit.path, stepTo(list, value, place))
  return { kind: 'done', value, inverse: { op: 'set', path, value: now, was: edit.value } }
}

/** By name only what has this name, once; by index anything. */
function insert(elements: List, list: ListName, step: string | number, edit: EditOf<'insert'>): Applied {
  const { value: element, after } = edit
  if (element === undefined) return conflict(undefined)
  if (typeof step === 'string') {
    if (nameOf(list, element) !== step) return conflict(undefined)
    const there = placeOf(list, elements, step)
    if (there >= 0) return sameJson(elements[there], element) ? same : conflict(elements[there])
  }
  const place = placeAfter(list, elements, after)
  if (place < 0) return conflict(undefined)
  const value = inserted(elements, place, element)
  return {
    kind: 'done',
    value,
    inverse: { op: 'remove', path: withLast(edit.path, stepTo(list, value, place)), was: element, after },
  }
}

function remove(elements: List, list: ListName, place: number, edit: EditOf<'remove'>): Applied {
  const now = elements[place]
  if (!sameJson(now, edit.was)) return conflict(now)
  const path = withLast(edit.path, stepTo(list, elements, place))
  const inverse: Edit = { op: 'insert', path, value: now, after: stepBefore(list, elements, place) }
  return { kind: 'done', value: replaced(elements, place), inverse }
}

/** `after` is meant in the list as it stands, the moved element still in it. */
function move(elements: List, list: ListName, place: number, edit: EditOf<'move'>): Applied {
  const was = stepBefore(list, elements, place)
  const behind = placeAfter(list, elements, edit.after)
  if (behind === place) return same
  if (was !== edit.was || behind < 0 || behind === place + 1) return conflict(was)
  const target = behind > place ? behind - 1 : behind
  const value = inserted(replaced(elements, place), target, elements[place])
  const after = typeof was === 'number' && target < place ? was + 1 : was
  return {
    kind: 'done',
    value,
    inverse: {
      op: 'move',
      path: withLast(edit.path, stepTo(list, value, target)),
      after,
      was: stepBefore(list, value, target),
    },
  }
}
