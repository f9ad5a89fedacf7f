import { type Area, type Words, wordsIn } from './area.ts'
import { useLanguage } from './language.ts'

/** An area's sentences in the present language; drawn again when it changes. */
export const useWords = <A extends Area>(from: A): Words<A> => wordsIn(from, useLanguage())
