import type { Body, Reply } from '@field/contract'
import type { Words } from '../../words/area.ts'
import type { ruleWords } from '../../words/rules.ts'

export type Routing = Reply<'GET /routing'>
export type Rule = Body<'PUT /routing'>['rules'][number]
type When = Rule['when']
type W = Words<typeof ruleWords>
type Named = readonly { readonly id: string; readonly word: string }[]

const nameOf = (named: Named, id: string): string => named.find((one) => one.id === id)?.word ?? id

/** A rule as one sentence: what a report must be like → which site has it. */
export function ruleSentence(
  { when, siteId, shareSet }: Rule,
  { w, workTypes, sites, comma }: { w: W; workTypes: Named; sites: Named; comma: string },
): string {
  const parts = [
    when.territories && w.regions(when.territories.length),
    when.workTypes?.map((key) => nameOf(workTypes, key)).join(' / '),
    when.tags?.join(' / '),
    when.sources?.join(' / '),
    when.levels?.join(' / '),
    when.urgent === undefined ? undefined : when.urgent ? w.urgent : w.calm,
    when.hours && `${clockOf(when.hours.from)}–${clockOf(when.hours.to)}`,
  ].filter(Boolean)
  const goal = [siteId && nameOf(sites, siteId), shareSet && w.shares(shareSet)].filter(Boolean)
  return `${parts.join(comma) || w.anything} → ${goal.join(comma) || w.nowhere}`
}

const two = (count: number) => String(count).padStart(2, '0')
const clockOf = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** The list with a rule moved one place up (−1) or down (1). */
export function moved<T>(rules: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const [one, other] = [rules[from], rules[from + by]]
  if (one === undefined || other === undefined) return rules
  return rules.map((rule, index) => (index === from ? other : index === from + by ? one : rule))
}

/** The parts of `when` without those that ask nothing: an empty list would match no report at all. */
export const whenOf = (when: { readonly [K in keyof When]?: When[K] | undefined }): When =>
  Object.fromEntries(
    Object.entries(when).filter(([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0)),
  ) as When

/** The first rule that cannot be kept, by its place from 1, and why; null when all can. */
export function faultIn(
  rules: readonly Rule[],
): { readonly why: 'siteFirst' | 'lastOnly'; readonly place: number } | null {
  for (const [index, { when, siteId, shareSet }] of rules.entries()) {
    if (siteId === null && shareSet === null) return { why: 'siteFirst', place: index + 1 }
    if (Object.keys(when).length === 0 && index < rules.length - 1) return { why: 'lastOnly', place: index + 1 }
  }
  return null
}

export const splitWords = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')
