import type { CascadeOption } from '@field/domain/form'
import { type Fresh, label } from './whole.ts'

/** The levels that a tree of choices may have here. */
export const mostLevels = 3

/**
 * Choices as lines of text, each level two spaces (or, on a phone's keyboard, one dash) further in, English after a bar: "堂食 | Eating in". What a choice
 * gives as marks stands behind a hash, in any words: "有异物 #高优先级".
 */
export function linesOfOptions(options: readonly CascadeOption[], depth = 0): string {
  return options
    .map(({ label: name, children, tags }) => {
      const english = name.en ? ` | ${name.en}` : ''
      const marks = (tags ?? []).map((tag) => ` #${tag}`).join('')
      const own = `${'  '.repeat(depth)}${name['zh-CN']}${english}${marks}`
      return children && children.length > 0 ? `${own}\n${linesOfOptions(children, depth + 1)}` : own
    })
    .join('\n')
}

type Line = {
  readonly depth: number
  readonly chinese: string
  readonly english: string
  readonly tags: readonly string[]
}

/** A mark stands behind a space, and so is no part of a name such as "3#楼". */
const mark = /\s+[#＃]([^\s#＃|｜]{1,40})/g

function read(line: string): Line {
  const [, indent = '', rest = ''] = /^([\s\u3000\-－—·]*)(.*)$/u.exec(line) ?? []
  const width = [...indent].reduce((sum, sign) => sum + (sign === ' ' ? 1 : 2), 0)
  const tags = [...rest.matchAll(mark)].map((found) => found[1] as string)
  const words = rest.replace(mark, '')
  const [chinese = '', english = ''] = words.split(/[|｜]/).map((part) => part.trim())
  return { depth: Math.floor(width / 2), chinese, english, tags }
}

/** The known choices by what they are called, at each place, so that a choice keeps its value when lines move. */
function valuesBy(options: readonly CascadeOption[], path: string, into: Map<string, string>) {
  for (const { value, label: name, children } of options) {
    const here = `${path}/${name['zh-CN']}`
    into.set(here, value)
    valuesBy(children ?? [], here, into)
  }
}

type Branch = { option: CascadeOption; children: Branch[] }

/**
 * Lines of text as choices. A choice that is called as before, below the same ones, keeps its value, and so does one
 * that only changed its words in its line; others get a fresh one. Empty lines are passed over, too deep ones stand at
 * the deepest level.
 */
export function optionsOfLines(
  text: string,
  before: readonly CascadeOption[],
  fresh: Fresh,
  levels = mostLevels,
): readonly CascadeOption[] {
  const known = new Map<string, string>()
  valuesBy(before, '', known)
  const oldLines = linesOfOptions(before).split('\n').map(read)
  const oldValues = flat(before).map(({ value }) => value)
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(read)
    .filter(({ chinese }) => chinese !== '')
  // A value is a choice's own among those beside it: the same dish may be complained of here and there.
  const used = new Map<Branch[], Set<string>>()
  const usedIn = (beside: Branch[]): Set<string> => {
    const values = used.get(beside) ?? new Set()
    used.set(beside, values)
    return values
  }
  const root: Branch[] = []
  const way: { readonly branch: Branch; readonly path: string }[] = []
  const placed = lines.map((line, index) => {
    while (way.length > Math.min(line.depth, levels - 1)) way.pop()
    const parent = way.at(-1)
    const path = `${parent?.path ?? ''}/${line.chinese}`
    const beside = parent?.branch.children ?? root
    const branch: Branch = { option: { value: '', label: label(line.chinese, line.english) }, children: [] }
    beside.push(branch)
    way.push({ branch, path })
    return { line, branch, beside, path, index }
  })
  for (const { branch, beside, path } of placed) {
    const value = known.get(path)
    if (value === undefined || usedIn(beside).has(value)) continue
    branch.option = { ...branch.option, value }
    usedIn(beside).add(value)
  }
  for (const { line, branch, beside, index } of placed) {
    const sameLine = lines.length === oldLines.length && oldLines[index]?.depth === line.depth
    const former = sameLine ? oldValues[index] : undefined
    const kept = branch.option.value
    const value = kept !== '' ? kept : former !== undefined && !usedIn(beside).has(former) ? former : fresh('o')
    usedIn(beside).add(value)
    branch.option = { ...branch.option, value, ...(line.tags.length > 0 && { tags: line.tags }) }
  }
  return root.map(built)
}

const built = ({ option, children }: Branch): CascadeOption =>
  children.length > 0 ? { ...option, children: children.map(built) } : option

const flat = (options: readonly CascadeOption[]): readonly CascadeOption[] =>
  options.flatMap((one) => [one, ...flat(one.children ?? [])])

/** How many levels a tree of choices has. */
export const depthOf = (options: readonly CascadeOption[]): number =>
  options.length === 0 ? 0 : 1 + Math.max(...options.map(({ children }) => depthOf(children ?? [])))
