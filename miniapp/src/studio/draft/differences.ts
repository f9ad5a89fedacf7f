import { sameJson } from '@field/domain/form'
import {
  applyEdits,
  type Edit,
  type EditPath,
  insertEdit,
  moveEdit,
  removeEdit,
  setEdit,
  valueAt,
  type WorkTypeDefinition,
} from '@field/domain/workflow'

const named: Readonly<Record<string, (element: Record<string, unknown>) => unknown>> = {
  nodes: ({ key }) => key,
  fields: ({ key }) => key,
  stages: ({ key }) => key,
  messages: ({ key }) => key,
  lines: ({ key }) => key,
  options: ({ value }) => value,
  children: ({ value }) => value,
  actions: ({ value }) => value,
  access: ({ form, field, who }) => `${form}.${field}.${who}`,
}

/** Members that mean something only as a whole: half of one condition and half of another would be a third. */
const whole: ReadonlySet<string | number | undefined> = new Set([
  'when',
  'visible',
  'required',
  'default',
  'until',
  'formula',
  'next',
  'then',
])

type Members = Record<string, unknown>
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The names of a list's elements, when each has one of its own; else the list is changed as a whole. */
function namesOf(list: string | number | undefined, elements: readonly unknown[]): readonly string[] | null {
  const name = typeof list === 'string' ? named[list] : undefined
  if (!name || !elements.every(isMembers)) return null
  const names = elements.map((element) => name(element as Members))
  return names.every((one): one is string => typeof one === 'string') && new Set(names).size === names.length
    ? names
    : null
}

/** The longest run of these that already stands in the wanted order: what need not be moved. */
function staying(now: readonly string[], wanted: readonly string[]): ReadonlySet<string> {
  const places = now.filter((one) => wanted.includes(one)).map((one) => wanted.indexOf(one))
  const best: number[][] = []
  for (const [index, place] of places.entries()) {
    const before = best.slice(0, index).filter((run) => (run.at(-1) as number) < place)
    const longest = before.reduce<number[]>((most, run) => (run.length > most.length ? run : most), [])
    best.push([...longest, place])
  }
  const run = best.reduce<number[]>((most, one) => (one.length > most.length ? one : most), [])
  return new Set(run.map((place) => wanted[place] as string))
}

/**
 * The edits that make one definition of another, as small as they can be: a member, an element put in, taken out or
 * moved. Laid over `before` they give `after`.
 */
export function differences(before: WorkTypeDefinition, after: WorkTypeDefinition): readonly Edit[] {
  const edits: Edit[] = []
  let now = before
  const put = (edit: Edit | null) => {
    if (edit === null) return
    edits.push(edit)
    now = applyEdits(now, [edit]).definition
  }
  const compare = (path: EditPath, wanted: unknown) => {
    const there = valueAt(now, path)
    if (sameJson(there, wanted)) return
    if (!whole.has(path.at(-1))) {
      if (Array.isArray(there) && Array.isArray(wanted) && compareLists(path, there, wanted)) return
      if (isMembers(there) && isMembers(wanted)) return compareMembers(path, there, wanted)
    }
    put(setEdit(now, path, wanted))
  }
  const compareMembers = (path: EditPath, there: Members, wanted: Members) => {
    for (const name of new Set([...Object.keys(there), ...Object.keys(wanted)])) compare([...path, name], wanted[name])
  }
  const compareLists = (path: EditPath, there: readonly unknown[], wanted: readonly unknown[]): boolean => {
    const [had, names] = [namesOf(path.at(-1), there), namesOf(path.at(-1), wanted)]
    if (!had || !names) return false
    for (const name of had) if (!names.includes(name)) put(removeEdit(now, [...path, name]))
    const stays = staying(had, names)
    for (const [index, name] of names.entries()) {
      const behind = index === 0 ? null : (names[index - 1] as string)
      if (!had.includes(name)) put(insertEdit(now, path, wanted[index], behind))
      else if (!stays.has(name)) put(moveEdit(now, [...path, name], behind))
    }
    for (const [index, name] of names.entries()) if (had.includes(name)) compare([...path, name], wanted[index])
    return true
  }
  compareMembers([], before as unknown as Members, after as unknown as Members)
  return edits
}
