import type { Body, Reply } from '@field/contract'
import { fen, type Label } from '@field/domain/kernel'
import type { PromotionGift } from '@field/domain/pricing'
import type { Words } from '../../words/area.ts'
import { money } from '../../words/format/money.ts'
import type { standingWords } from '../../words/price-standing.ts'
import { childrenOf, type Territory } from '../rules/territories.ts'
import { dayAfter } from './days.ts'

export type Promotion = Reply<'GET /promotions'>['promotions'][number]
type Gift = PromotionGift['kind']
export const gifts = ['spend_minus', 'percent_off', 'reward'] as const satisfies Gift[]
export const bases = ['total', 'labour', 'parts', 'surcharges'] as const

export type Form = {
  readonly name: string
  readonly english: string
  readonly on: Promotion['on']
  readonly kind: Gift
  readonly spend: number | null
  readonly minus: number | null
  readonly percent: number | null
  readonly points: number | null
  readonly repeats: boolean
  readonly cities: readonly string[]
  readonly fromDay: string
  readonly lastDay: string
}

export const emptyForm: Form = {
  name: '',
  english: '',
  on: 'total',
  kind: 'spend_minus',
  spend: null,
  minus: null,
  percent: null,
  points: null,
  repeats: false,
  cities: [],
  fromDay: '',
  lastDay: '',
}

/** What is given, as it is sent; null while a figure is missing or none at all. */
function giftOf({ kind, spend, minus, percent, points, repeats }: Form): PromotionGift | null {
  const again = repeats ? { repeats } : {}
  if (kind === 'percent_off')
    return percent === null || percent <= 0 ? null : { kind, points: Math.round(percent * 100) }
  if (spend === null || spend <= 0) return null
  if (kind === 'reward')
    return points === null || points <= 0 ? null : { kind, spend: fen(spend), reward: points, ...again }
  return minus === null || minus <= 0 ? null : { kind, spend: fen(spend), minus: fen(minus), ...again }
}

export type Lack = 'nameFirst' | 'giftFirst' | 'minusTooMuch' | 'citiesFirst' | 'daysWrong'

export function lackIn(form: Form): Lack | null {
  if (form.name.trim() === '') return 'nameFirst'
  const gift = giftOf(form)
  if (!gift) return 'giftFirst'
  if (gift.kind === 'spend_minus' && gift.minus > gift.spend) return 'minusTooMuch'
  if (form.fromDay !== '' && form.lastDay !== '' && form.lastDay < form.fromDay) return 'daysWrong'
  return form.cities.length === 0 ? 'citiesFirst' : null
}

/** One call for all the cities; null while something is missing. */
export function campaignOf(form: Form): Body<'POST /promotions'> | null {
  const gift = giftOf(form)
  if (!gift || lackIn(form)) return null
  const { name, english, on, cities, fromDay, lastDay } = form
  return {
    label: { 'zh-CN': name.trim(), ...(english.trim() !== '' && { en: english.trim() }) },
    on,
    gift,
    territoryIds: [...cities],
    ...(fromDay !== '' && { fromDay }),
    ...(lastDay !== '' && { untilDay: dayAfter(lastDay) }),
  }
}

/** What is given, in words: "满 ¥300.00 减 ¥50.00". */
export function giftWords(gift: PromotionGift, w: Words<typeof standingWords>): string {
  if (gift.kind === 'percent_off') return w.sayPercent(`${gift.points / 100}%`)
  if (gift.kind === 'reward') return (gift.repeats ? w.sayPointsEvery : w.sayPoints)(money(gift.spend), gift.reward)
  return (gift.repeats ? w.sayMinusEvery : w.sayMinus)(money(gift.spend), money(gift.minus))
}

export type Campaign = { readonly id: string; readonly all: readonly [Promotion, ...Promotion[]] }

/** Those of one call together, in the order they came. */
export function campaignsOf(promotions: readonly Promotion[]): readonly Campaign[] {
  const found = new Map<string, [Promotion, ...Promotion[]]>()
  for (const one of promotions) {
    const id = one.campaign ?? one.id
    const others = found.get(id)
    if (others) others.push(one)
    else found.set(id, [one])
  }
  return [...found].map(([id, all]) => ({ id, all }))
}

/** What a campaign was called: each of its schemes is marked with its city, which stands there anyway. */
export function campaignLabel({ all: [{ label, campaign, territory }] }: Campaign): Label {
  const bare = (text: string) => (campaign && territory ? text.replace(` · ${territory}`, '') : text)
  return { 'zh-CN': bare(label['zh-CN']), ...(label.en && { en: bare(label.en) }) }
}

type CityGroup = { readonly id: string; readonly name: string; readonly cities: readonly Territory[] }

/**
 * The cities under what they lie in, so that a whole province is one tap. Where no territory is called a city, those with
 * nothing below them.
 */
export function cityGroups(all: readonly Territory[]): readonly CityGroup[] {
  // Municipalities have districts right below them, and no city of that level.
  const above = new Set(all.flatMap(({ level, parentId }) => (level === 'district' ? [parentId] : [])))
  const named = all.filter(({ id, level }) => level === 'city' || above.has(id))
  const leaves = all.filter(({ id }) => childrenOf(all, id).length === 0)
  const cities = named.length > 0 ? named : leaves
  const groups = new Map<string, Territory[]>()
  for (const city of cities) {
    const over = city.parentId ?? ''
    groups.set(over, [...(groups.get(over) ?? []), city])
  }
  return [...groups].map(([id, inside]) => ({
    id,
    name: all.find((one) => one.id === id)?.name ?? '',
    cities: inside,
  }))
}

/** All of a group chosen, or, when they are already, none of it. */
export function turnGroup(chosen: readonly string[], { cities }: CityGroup): readonly string[] {
  const ids = cities.map(({ id }) => id)
  const rest = chosen.filter((one) => !ids.includes(one))
  return ids.every((id) => chosen.includes(id)) ? rest : [...rest, ...ids]
}
