import type { Field } from '../form/index.ts'
import { type Label, type Language, say } from '../kernel/index.ts'
import { isPersonNode, type WorkTypeDefinition } from '../workflow/index.ts'

/** The words of one work type with what each counts, and the codes that its forms offer. */
export type Vocabulary = {
  readonly workType: string
  readonly words: ReadonlyMap<string, number>
  readonly codes: ReadonlySet<string>
}

export type Recognised = {
  readonly workType: string
  /** From 0 to 1: how much of what was said is this type's, and how far it is ahead of the next. */
  readonly confidence: number
}

/** From here on a report is opened without asking; below it a person chooses. */
export const recogniseThreshold = 0.6

const languages: readonly Language[] = ['zh-CN', 'en']
const stretches = /[\p{Script=Han}]+|[\p{L}\p{N}]+/gu
const isHan = /\p{Script=Han}/u

/** Pieces that carry meaning: pairs of Chinese signs (one alone only when nothing stands beside it), and whole words else. */
export function termsOf(text: string): readonly string[] {
  return (text.toLowerCase().normalize('NFKC').match(stretches) ?? []).flatMap((stretch) => {
    if (!isHan.test(stretch)) return [stretch]
    const signs = [...stretch]
    return signs.length === 1 ? signs : signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
  })
}

type Said = readonly [weight: number, label: Label]

function saidBy(field: Field): readonly Said[] {
  const own: Said = [1, field.label]
  if (field.kind === 'select' || field.kind === 'multi_select')
    return [own, ...field.options.map(({ label }): Said => [2, label])]
  if (field.kind === 'checklist') return [own, ...field.lines.map(({ label }): Said => [1, label])]
  return [own]
}

const codesOf = (field: Field): readonly string[] =>
  field.kind === 'select' || field.kind === 'multi_select' ? field.options.map(({ value }) => value.toLowerCase()) : []

/** What a work type speaks of: its name, its forms with their choices, its stations, and the services named (`items`). */
export function vocabularyOf(definition: WorkTypeDefinition, items: readonly Label[] = []): Vocabulary {
  const nodes = definition.nodes.filter(isPersonNode)
  const fields = [...definition.report.fields, ...nodes.flatMap(({ form }) => form?.fields ?? [])]
  const said: readonly Said[] = [
    [4, definition.label],
    ...fields.flatMap(saidBy),
    ...nodes.map(({ label }): Said => [1, label]),
    ...items.map((label): Said => [2, label]),
  ]
  const words = new Map<string, number>()
  for (const [weight, label] of said)
    for (const language of languages)
      for (const piece of termsOf(say(label, language))) words.set(piece, Math.max(words.get(piece) ?? 0, weight))
  return { workType: definition.key, words, codes: new Set(fields.flatMap(codesOf)) }
}

/** A piece that every type has tells nothing; one that a single type has tells most. */
function rarity(piece: string, types: readonly Vocabulary[]): number {
  const having = types.filter(({ words }) => words.has(piece)).length
  return having === 0 ? 0 : Math.log(1 + types.length / having)
}

/**
 * Which work type a description means, the likeliest first. A fault code that the forms of one type alone offer decides
 * by itself. Words that no type knows lower nothing: a caller says much that is not about the work.
 */
export function recognise(
  said: { readonly text: string; readonly code?: string | undefined },
  types: readonly Vocabulary[],
): readonly Recognised[] {
  const code = said.code?.trim().toLowerCase() ?? ''
  const coded = code === '' ? [] : types.filter(({ codes }) => codes.has(code))
  const pieces = [...new Set(termsOf(said.text))]
  const scores = types.map(({ words }) =>
    pieces.reduce((sum, piece) => sum + (words.get(piece) ?? 0) * rarity(piece, types), 0),
  )
  const known = pieces.filter((piece) => rarity(piece, types) > 0)
  return types
    .map((type, index): Recognised => {
      if (coded.length === 1 && coded[0] === type) return { workType: type.workType, confidence: 0.95 }
      const score = scores[index] ?? 0
      const best = Math.max(0, ...scores.filter((_, other) => other !== index))
      const covered = known.length === 0 ? 0 : known.filter((piece) => type.words.has(piece)).length / known.length
      const ahead = score === 0 ? 0 : score / (score + best)
      // A lone word of nothing else is a hint, not a description.
      const enough = Math.min(1, known.length / 2)
      const confidence = covered * ahead * enough * (coded.length === 1 ? 0.5 : 1)
      return { workType: type.workType, confidence: Math.round(confidence * 1_000) / 1_000 }
    })
    .sort((a, b) => b.confidence - a.confidence || (a.workType < b.workType ? -1 : 1))
}
