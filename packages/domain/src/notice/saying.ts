import type { Instant, Label, Language, PersonId } from '../kernel/index.ts'

/** What a placeholder of the work type's stands for: words with the most characters they may take, a time, or a name looked up where it is kept. */
export type Value =
  | { readonly kind: 'words'; readonly words: Label; readonly most: number }
  | { readonly kind: 'at'; readonly at: Instant; readonly dayOnly: boolean }
  | { readonly kind: 'person'; readonly personId: PersonId }

/**
 * The words of a work type in one message. `rule` is the key of its message rule, null where a node's name or an
 * automatic step speaks. `fields` are words by keyword of the WeChat template and `words` those of the inbox; both may
 * hold placeholders, of which `values` knows `{node}` and the answers, as they were at the event.
 */
export type Saying = {
  readonly rule: string | null
  readonly words: Label | null
  readonly fields: { readonly [keyword: string]: Label }
  readonly values: { readonly [placeholder: string]: Value }
}

const placeholder = /\{([^{}]*)\}/g

/** The names between braces, each once. */
export const placeholdersOf = (words: string): readonly string[] => [
  ...new Set([...words.matchAll(placeholder)].map(([, name = '']) => name)),
]

/**
 * Words with every placeholder filled. `known` tells what one stands for; `alone` is true where it is all there is, so
 * that nothing else needs its room. Null when one of them is not known.
 */
export function fill(words: string, known: (name: string, alone: boolean) => string | null): string | null {
  const alone = /^\{[^{}]*\}$/.test(words)
  const values = new Map(placeholdersOf(words).map((name) => [name, known(name, alone)] as const))
  if ([...values.values()].includes(null)) return null
  return words.replace(placeholder, (_, name: string) => values.get(name) ?? '')
}

/** At most that many characters (UTF-16 units), none of them split; what is cut ends in `…`. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > most - 1) break
    kept += character
  }
  return most > 0 ? `${kept.trimEnd()}…` : ''
}

/** Both languages of words; Chinese stands in where English was not written. */
export const inBoth = (make: (language: Language) => string): Label => ({ 'zh-CN': make('zh-CN'), en: make('en') })
