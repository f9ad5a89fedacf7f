import type { Answer } from '@field/domain/form'

/** The kinds whose answer is a list of files. */
export type MediaField = 'photo' | 'audio' | 'video' | 'file'

export const idsIn = (answer: Answer | undefined): readonly string[] =>
  Array.isArray(answer) ? (answer as readonly string[]) : []

export const mostOf = ({ max = 20 }: { readonly max?: number }): number => max
