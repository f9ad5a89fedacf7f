import { sameJson } from '../form/index.ts'
import type { WorkTypeDefinition } from './definition.ts'
import type { Edit, EditConflict, EditPath } from './edit.ts'
import { type Applied, conflict, type EditOf, type ListName, replaced, same } from './edit-applied.ts'
import { editList } from './edit-list.ts'
import { isMemberName, isObject, nameOf, placeOf, stepTo } from './edit-names.ts'

type Members = Readonly<Record<string, unknown>>

function withMember(record: Members, name: string, value: unknown): Members {
  if (value !== undefined) return { ...record, [name]: value }
  const { [name]: _, ...others } = record
  return others
}

const given = (name: 'value' | 'was', value: unknown): { value?: unknown; was?: unknown } =>
  value === undefined ? {} : { [name]: value }

function setMember(holder: Members, name: string, edit: EditOf<'set'>): Applied {
  const now = Object.hasOwn(holder, name) ? holder[name] : undefined
  if (sameJson(now, edit.value)) return same
  if (!sameJson(now, edit.was)) return conflict(now)
  const inverse: Edit = { op: 'set', path: edit.path, ...given('value', now), ...given('was', edit.value) }
  return { kind: 'done', value: withMember(holder, name, edit.value), inverse }
}

function setWhole(whole: unknown, edit: Edit): Applied {
  if (edit.op !== 'set' || !isObject(edit.value)) return conflict(whole)
  if (sameJson(whole, edit.value)) return same
  if (!sameJson(whole, edit.was)) return conflict(whole)
  return { kind: 'done', value: edit.value, inverse: { op: 'set', path: [], value: whole, was: edit.value } }
}

/** Applies an edit inside `holder`, whose own name is `list`; `depth` steps of the path are behind. */
function applyIn(holder: unknown, list: ListName, edit: Edit, depth: number): Applied {
  const step = edit.path[depth]
  if (step === undefined) return conflict(holder)
  const last = depth === edit.path.length - 1
  if (Array.isArray(holder)) {
    if (last) return editList(holder, list, step, edit)
    const place = placeOf(list, holder, step)
    return place < 0 ? conflict(undefined) : inElement(holder, list, place, edit, depth)
  }
  if (!isObject(holder) || !isMemberName(step)) return conflict(undefined)
  const there = Object.hasOwn(holder, step) ? holder[step] : undefined
  if (last) return edit.op === 'set' ? setMember(holder, step, edit) : conflict(there)
  if (there === undefined) return conflict(undefined)
  const inside = applyIn(there, step, edit, depth + 1)
  return inside.kind === 'done' ? { ...inside, value: { ...holder, [step]: inside.value } } : inside
}

/** A change inside an element may change its name: no two may then have one name, and the way back goes by the new one. */
function inElement(elements: readonly unknown[], list: ListName, place: number, edit: Edit, depth: number): Applied {
  const inside = applyIn(elements[place], undefined, edit, depth + 1)
  if (inside.kind !== 'done') return inside
  const value = replaced(elements, place, inside.value)
  const [before, after] = [nameOf(list, elements[place]), nameOf(list, inside.value)]
  if (after === before) return { ...inside, value }
  const other = after === null ? -1 : placeOf(list, elements, after)
  if (other >= 0) return conflict(elements[other])
  const path: EditPath = replaced(inside.inverse.path, depth, stepTo(list, value, place))
  return { kind: 'done', value, inverse: { ...inside.inverse, path } }
}

const applyOne = (whole: unknown, edit: Edit): Applied =>
  edit.path.length === 0 ? setWhole(whole, edit) : applyIn(whole, undefined, edit, 0)

/** A definition with edits laid over it; `applied` are those that changed something, in their order. */
export type Edited = {
  readonly definition: WorkTypeDefinition
  readonly conflicts: readonly EditConflict[]
  readonly inverse: readonly Edit[]
  readonly applied: readonly Edit[]
}

/**
 * Lays edits over a definition, each over what those before it left. One that no longer fits is passed over and comes
 * back with what stands there now; one that says what is so already changes nothing. `inverse`, laid over the result,
 * takes the others back. What is not touched is shared with the given definition; nothing is thrown.
 */
export function applyEdits(definition: WorkTypeDefinition, edits: readonly Edit[]): Edited {
  let whole: unknown = definition
  const conflicts: EditConflict[] = []
  const inverse: Edit[] = []
  const applied: Edit[] = []
  for (const [index, edit] of edits.entries()) {
    const done = applyOne(whole, edit)
    if (done.kind === 'conflict') conflicts.push({ index, path: edit.path, now: done.now })
    if (done.kind !== 'done') continue
    whole = done.value
    inverse.unshift(done.inverse)
    applied.push(edit)
  }
  return { definition: whole as WorkTypeDefinition, conflicts, inverse, applied }
}
