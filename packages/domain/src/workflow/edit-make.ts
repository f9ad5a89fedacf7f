import type { WorkTypeDefinition } from './definition.ts'
import type { EditPath } from './edit.ts'
import type { EditOf } from './edit-applied.ts'
import { isMemberName, isObject, nameOf, placeOf, stepBefore } from './edit-names.ts'

/** What a path leads to, and the list it stands in with its place there; null where the path leads nowhere. */
function find(definition: WorkTypeDefinition, path: EditPath) {
  let value: unknown = definition
  let list: {
    readonly name: string | number | undefined
    readonly elements: readonly unknown[]
    readonly place: number
  } | null = null
  for (const [index, step] of path.entries()) {
    if (Array.isArray(value)) {
      const name = path[index - 1]
      const place = placeOf(name, value, step)
      if (place < 0) return null
      list = { name, elements: value, place }
      value = value[place]
      continue
    }
    if (!isObject(value) || !isMemberName(step) || !Object.hasOwn(value, step)) return null
    list = null
    value = value[step]
  }
  return { value, list }
}

/** What stands at a path; undefined for nothing. */
export const valueAt = (definition: WorkTypeDefinition, path: EditPath): unknown => find(definition, path)?.value

/**
 * The edit that sets a member or changes an element; `undefined` takes a member away. Where what would hold the member
 * is not there, it is made.
 */
export function setEdit(definition: WorkTypeDefinition, path: EditPath, value: unknown): EditOf<'set'> {
  let at = path
  let wanted = value
  while (at.length > 1 && valueAt(definition, at.slice(0, -1)) === undefined) {
    wanted = { [String(at.at(-1))]: wanted }
    at = at.slice(0, -1)
  }
  const was = valueAt(definition, at)
  return {
    op: 'set',
    path: at,
    ...(wanted === undefined ? {} : { value: wanted }),
    ...(was === undefined ? {} : { was }),
  }
}

/** The edit that puts an element into the list at `listPath` behind `after`; left out, at its end. Makes a list that is not there. */
export function insertEdit(
  definition: WorkTypeDefinition,
  listPath: EditPath,
  element: unknown,
  after?: string | number | null,
): EditOf<'insert'> | EditOf<'set'> {
  const list = valueAt(definition, listPath)
  if (!Array.isArray(list)) return setEdit(definition, listPath, [element])
  const name = listPath.at(-1)
  const behind = after === undefined ? stepBefore(name, list, list.length) : after
  const place = behind === null ? 0 : placeOf(name, list, behind) + 1
  return { op: 'insert', path: [...listPath, nameOf(name, element) ?? place], value: element, after: behind }
}

/** The edit that takes out the element at `path`; null when there is none. */
export function removeEdit(definition: WorkTypeDefinition, path: EditPath): EditOf<'remove'> | null {
  const found = find(definition, path)
  if (!found?.list) return null
  const { name, elements, place } = found.list
  return { op: 'remove', path, was: found.value, after: stepBefore(name, elements, place) }
}

/** The edit that moves the element at `path` behind `after` (null: to the front); null when there is none. */
export function moveEdit(
  definition: WorkTypeDefinition,
  path: EditPath,
  after: string | number | null,
): EditOf<'move'> | null {
  const found = find(definition, path)
  if (!found?.list) return null
  const { name, elements, place } = found.list
  return { op: 'move', path, after, was: stepBefore(name, elements, place) }
}
