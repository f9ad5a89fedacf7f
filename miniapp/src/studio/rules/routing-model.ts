import type { Body, Reply } from '@field/contract'
import type { Words } from '../../words/area.ts'
import type { ruleWords } from '../../words/rules.ts'
import { clockOf } from './hours.ts'

export type Routing = Reply<'GET /routing'>
export type Rule = Body<'PUT /routing'>['rules'][number]
export type When = Rule['when']
type W = Words<typeof ruleWords>
type Named = readonly { readonly id: string; readonly word: string }[]

export type Speech = {
  readonly w: W
  readonly workTypes: Named
  readonly sites: Named
  readonly territories: Named
  readonly comma: string
}

const nameOf = (named: Named, id: string): string => named.find((one) => one.id === id)?.word ?? id

/** A rule in two parts: what a report must be like, and which site has it. */
export function partsOf(
  { when, siteId, shareSet }: Rule,
  { w, workTypes, sites, territories, comma }: Speech,
): { readonly asks: string; readonly gives: string } {
  const places = when.territories?.every((id) => territories.some((one) => one.id === id))
    ? when.territories.map((id) => nameOf(territories, id)).join(' / ')
    : when.territories && w.regions(when.territories.length)
  const parts = [
    places,
    when.workTypes?.map((key) => nameOf(workTypes, key)).join(' / '),
    when.tags?.join(' / '),
    when.sources?.join(' / '),
    when.levels?.join(' / '),
    when.urgent === undefined ? undefined : when.urgent ? w.urgent : w.calm,
    when.hours && `${clockOf(when.hours.from)}–${clockOf(when.hours.to)}`,
  ].filter(Boolean)
  const goal = [siteId && nameOf(sites, siteId), shareSet && w.shares(shareSet)].filter(Boolean)
  return { asks: parts.join(comma) || w.anything, gives: goal.join(comma) || w.nowhere }
}

/** A rule as one sentence: what a report must be like → which site has it. */
export function ruleSentence(rule: Rule, speech: Speech): string {
  const { asks, gives } = partsOf(rule, speech)
  return `${asks} → ${gives}`
}

/** The list with a rule moved from one place to another; places outside of the list change nothing. */
export function moved<T>(rules: readonly T[], from: number, to: number): readonly T[] {
  const one = rules[from]
  if (one === undefined || to < 0 || to >= rules.length || from === to) return rules
  const rest = rules.filter((_, index) => index !== from)
  return [...rest.slice(0, to), one, ...rest.slice(to)]
}

/** The parts of `when` without those that ask nothing: an empty list would match no report at all. */
export const whenOf = (when: { readonly [K in keyof When]?: When[K] | undefined }): When =>
  Object.fromEntries(
    Object.entries(when).filter(([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0)),
  ) as When

export type Fault = { readonly why: 'siteFirst' | 'lastOnly' | 'hoursWrong'; readonly place: number }

/** The first rule that cannot be kept, by its place from 1, and why; null when all can. */
export function faultIn(rules: readonly Rule[]): Fault | null {
  for (const [index, { when, siteId, shareSet }] of rules.entries()) {
    if (siteId === null && shareSet === null) return { why: 'siteFirst', place: index + 1 }
    if (Object.keys(when).length === 0 && index < rules.length - 1) return { why: 'lastOnly', place: index + 1 }
  }
  return null
}

const questions = ['territories', 'workTypes', 'tags', 'sources', 'levels', 'urgent', 'hours'] as const
export type Question = (typeof questions)[number] | 'siteId' | 'shareSet'

/** Which rule (its place from 0) and which of its questions a refusal is about: "rules.2.siteId". */
export function questionAt(path: string | null): { readonly place: number; readonly question: Question | null } | null {
  const [list, place, part, inner] = (path ?? '').split('.')
  if (list !== 'rules' || !/^\d+$/.test(place ?? '')) return null
  const name = part === 'when' ? inner : part
  const known = [...questions, 'siteId' as const, 'shareSet' as const].find((one) => one === name)
  return { place: Number(place), question: known ?? null }
}

/** A new rule goes on top, where it decides first; what asks nothing stays last. */
export const withNew = (rules: readonly Rule[], key: string): readonly Rule[] => [
  { key, label: { 'zh-CN': key }, when: {}, siteId: null, shareSet: null },
  ...rules,
]
