import { type Label, type Language, say } from '@field/domain/kernel'
import { useLanguage } from '../words/index.ts'
import { useFormEnv } from './env.tsx'

type Named = { readonly id: string; readonly name: Label | string }

// What lists and choices have told so far; good while the program runs.
const learned = new Map<string, Label>()

export function learnNames(rows: readonly Named[]): void {
  for (const { id, name } of rows) learned.set(id, typeof name === 'string' ? { 'zh-CN': name } : name)
}

const wordsOf = (known: Readonly<Record<string, Label>>, language: Language) =>
  Object.fromEntries([...learned, ...Object.entries(known)].map(([id, label]) => [id, say(label, language)]))

/** What ids in answers are called, as far as this phone knows; `of` answers null for one that it does not. */
export function useNames(): {
  readonly all: Readonly<Record<string, string>>
  readonly of: (id: string) => string | null
} {
  const { names = {} } = useFormEnv()
  const language = useLanguage()
  const nameOf = (id: string): string | null => {
    const label = names[id] ?? learned.get(id)
    return label ? say(label, language) : null
  }
  return { all: wordsOf(names, language), of: nameOf }
}
