import type { Language } from '@field/domain/kernel'

/** A sentence, or how it is made from the values it holds. */
export type Sentence = string | ((...values: never[]) => string)

/** The sentences of one part of the app: each has both languages, and both take the same values. */
export type Area = Readonly<Record<string, { readonly 'zh-CN': Sentence; readonly en: Sentence }>>

type Spoken<S extends Sentence> = S extends (...values: infer V) => string ? (...values: V) => string : string

/** An area in one language: `words.back`, `words.toSend(3)`. */
export type Words<A extends Area> = { readonly [K in keyof A]: Spoken<A[K]['zh-CN']> }

/** Declares an area; it does not compile when the languages take different values. */
export const area = <const A extends Area>(sentences: A & { [K in keyof A]: { en: Alike<A[K]['zh-CN']> } }): A =>
  sentences

type Alike<S> = S extends (...values: infer V) => string ? (...values: V) => string : string

const made = new WeakMap<Area, Partial<Record<Language, unknown>>>()

/** An area's sentences in a language; the same object each time. */
export function wordsIn<A extends Area>(from: A, language: Language): Words<A> {
  const known = made.get(from) ?? {}
  made.set(from, known)
  known[language] ??= Object.fromEntries(Object.entries(from).map(([key, both]) => [key, both[language]]))
  return known[language] as Words<A>
}
