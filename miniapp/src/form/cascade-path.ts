import type { CascadeOption } from '@field/domain/form'
import { type Label, type Language, say } from '@field/domain/kernel'

/** A choice with the values and words from the outermost level to it. */
export type Way = {
  readonly values: readonly string[]
  readonly words: readonly string[]
  readonly leaf: boolean
}

/** The choices below those made so far, and the words of the way to them; a value that is gone ends the way. */
export function levelAt(
  options: readonly CascadeOption[],
  values: readonly string[],
): { readonly open: readonly CascadeOption[]; readonly chosen: readonly CascadeOption[] } {
  let open = options
  const chosen: CascadeOption[] = []
  for (const value of values) {
    const option = open.find((one) => one.value === value)
    if (!option) break
    chosen.push(option)
    open = option.children ?? []
  }
  return { open, chosen }
}

const holds = (label: Label, wanted: string): boolean =>
  `${label['zh-CN']} ${label.en ?? ''}`.toLowerCase().includes(wanted)

/** Every last choice whose own words, or those of a level above it, hold what was typed; at most `most`. */
export function waysWith(
  options: readonly CascadeOption[],
  typed: string,
  language: Language,
  most: number,
): readonly Way[] {
  const wanted = typed.trim().toLowerCase()
  const ways: Way[] = []
  const look = (branch: readonly CascadeOption[], above: Omit<Way, 'leaf'>, found: boolean): void => {
    for (const { value, label, children = [] } of branch) {
      if (ways.length >= most) return
      const here = { values: [...above.values, value], words: [...above.words, say(label, language)] }
      const hit = found || holds(label, wanted)
      if (children.length > 0) look(children, here, hit)
      else if (hit) ways.push({ ...here, leaf: true })
    }
  }
  look(options, { values: [], words: [] }, false)
  return ways
}
