import { say } from '../../kernel/index.ts'
import { label, list, object, onlyOnce, type Read, words } from '../definition/shapes.ts'
import { blame, formLimits } from '../definition/walk.ts'
import { type Fault, fault } from '../fault.ts'
import type { CascadeOption } from '../field.ts'
import { type FieldOf, nothing } from './rules.ts'
import { isTexts, simple } from './simple.ts'

/** The options chosen level by level, as far as the form knows them. */
export function chosenOptions(options: readonly CascadeOption[], answer: readonly string[]): readonly CascadeOption[] {
  const chosen: CascadeOption[] = []
  let open: readonly CascadeOption[] = options
  for (const value of answer.slice(0, formLimits.levels)) {
    const option = open.find((one) => one.value === value)
    if (!option) break
    chosen.push(option)
    open = option.children ?? []
  }
  return chosen
}

function pathFaults(field: FieldOf<'cascade'>, answer: readonly string[], path: string): readonly Fault[] {
  const chosen = chosenOptions(field.options, answer)
  if (chosen.length < answer.length) return [fault('not_an_option', `${path}.${chosen.length}`)]
  const deeper = chosen[chosen.length - 1]?.children ?? []
  return deeper.length > 0 ? [fault('too_few', path, { min: answer.length + 1 })] : nothing
}

const optionsAt = (depth: number): Read =>
  list(
    1,
    formLimits.options,
    object({
      must: { value: words(1, 64), label: label() },
      may: {
        tags: list(0, 10, words(1, 32)),
        ...(depth < formLimits.levels ? { children: optionsAt(depth + 1) } : {}),
      },
    }),
  )

/** Each value once among its brothers, no deeper than the levels have names, not too many in all. */
const tree: Read = (walk, value, path) => {
  const { levels, options } = value as FieldOf<'cascade'>
  let count = 0
  const look = (branch: readonly CascadeOption[], depth: number, at: string): void => {
    if (depth > levels.length) blame(walk, 'too_large', at, { max: levels.length })
    count += branch.length
    const values = branch.map((one) => one.value)
    onlyOnce(walk, values, (index) => `${at}.${index}.value`)
    for (const [index, { children }] of branch.entries())
      if (children) look(children, depth + 1, `${at}.${index}.children`)
  }
  look(options, 1, `${path}.options`)
  if (count > formLimits.options) blame(walk, 'too_many', `${path}.options`, { max: formLimits.options })
}

/** The values from the outermost level to a leaf; a draft may stop half way, a final answer may not. */
export const cascade = simple<'cascade', readonly string[]>({
  members: { must: { levels: list(1, formLimits.levels, label(40)), options: optionsAt(1) }, together: tree },
  fits: isTexts,
  limits: (field, path) => (answer) => pathFaults(field, answer, path),
  tell: (answer, { options }, { language }) => {
    const chosen = chosenOptions(options, answer)
    return answer.map((value, level) => (chosen[level] ? say(chosen[level].label, language) : value)).join(' / ')
  },
})
