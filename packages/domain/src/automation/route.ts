import type { Label, PlaceId, TerritoryId } from '../kernel/index.ts'

/** Minutes of the day from midnight; `from` after `to` means over midnight. `to` itself is outside. */
export type Hours = { readonly from: number; readonly to: number }

/** What a report must be like; a part left out asks nothing, a list is any of these. */
export type RoutingWhen = {
  /** The territory or anything below it. */
  readonly territories?: readonly TerritoryId[]
  readonly workTypes?: readonly string[]
  readonly tags?: readonly string[]
  readonly sources?: readonly string[]
  readonly levels?: readonly string[]
  readonly urgent?: boolean
  readonly hours?: Hours
}

/** Tried in order; the first whose `when` holds says which site has the order and which share rules settle it. */
export type RoutingRule = {
  readonly key: string
  readonly label: Label
  readonly when: RoutingWhen
  readonly siteId: PlaceId | null
  readonly shareSet: string | null
}

export type RoutingFacts = {
  /** Root first, the order's own last. */
  readonly territoryPath: readonly TerritoryId[]
  readonly workType: string
  readonly tags: readonly string[]
  readonly source: string
  readonly level: string | null
  readonly urgent: boolean
  readonly minuteOfDay: number
}

/** Which rule decided and what it looked at, for the timeline. */
export type Routed = {
  readonly rule: string
  readonly label: Label
  readonly siteId: PlaceId | null
  readonly shareSet: string | null
  readonly because: readonly (keyof RoutingWhen)[]
}

const within = ({ from, to }: Hours, minute: number): boolean =>
  from <= to ? from <= minute && minute < to : minute >= from || minute < to

const anyOf = (wanted: readonly string[], there: readonly string[]): boolean =>
  wanted.some((one) => there.includes(one))

const asks: {
  readonly [K in keyof RoutingWhen]-?: (wanted: NonNullable<RoutingWhen[K]>, facts: RoutingFacts) => boolean
} = {
  territories: (wanted, { territoryPath }) => anyOf(wanted, territoryPath),
  workTypes: (wanted, { workType }) => wanted.includes(workType),
  tags: (wanted, { tags }) => anyOf(wanted, tags),
  sources: (wanted, { source }) => wanted.includes(source),
  levels: (wanted, { level }) => level !== null && wanted.includes(level),
  urgent: (wanted, { urgent }) => urgent === wanted,
  hours: (wanted, { minuteOfDay }) => within(wanted, minuteOfDay),
}

/** The parts that a rule asks about; they are looked at in this order. */
export const routingParts = Object.keys(asks) as readonly (keyof RoutingWhen)[]

function holds<K extends keyof RoutingWhen>(part: K, when: RoutingWhen, facts: RoutingFacts): boolean {
  const wanted = when[part]
  const ask = asks[part] as (wanted: unknown, facts: RoutingFacts) => boolean
  return wanted === undefined || ask(wanted, facts)
}

/** The first rule that holds for a report; null when none does, and the nearest site is looked for as always. */
export function routeOf(rules: readonly RoutingRule[], facts: RoutingFacts): Routed | null {
  const rule = rules.find(({ when }) => routingParts.every((part) => holds(part, when, facts)))
  if (!rule) return null
  const { key, label, siteId, shareSet, when } = rule
  return { rule: key, label, siteId, shareSet, because: routingParts.filter((part) => when[part] !== undefined) }
}
