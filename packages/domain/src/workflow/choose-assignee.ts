import { distance, type PersonId, type PlaceId, type Position } from '../kernel/index.ts'
import type { AssigneeRule } from './definition.ts'

export type TechnicianCandidate = {
  readonly personId: PersonId
  readonly siteId: PlaceId
  readonly skills: readonly string[]
  readonly onDuty: boolean
  /** Minutes of work already promised. */
  readonly openMinutes: number
}

/** A site with its technicians. Sites are given in the territory's own order; the first is where orders without a position go. */
export type SiteCandidate = {
  readonly siteId: PlaceId
  readonly name: string
  readonly position: Position | null
  readonly technicians: readonly TechnicianCandidate[]
}

export type Candidates = {
  readonly position: Position | null
  readonly sites: readonly SiteCandidate[]
  readonly excluded: readonly PersonId[]
  readonly customerId: PersonId | null
  readonly storeId: PlaceId | null
  /** Who handled that node last in this work order. */
  readonly handlerOf: (node: string) => PersonId | null
}

/** Why this person got the task, for the timeline: "nearest site 2.1 km; 3 candidates; fewest open minutes". */
export type AssignmentReason =
  | {
      readonly by: 'nearest_idle'
      readonly siteId: PlaceId
      readonly siteName: string
      readonly metres: number
      readonly candidates: number
      readonly openMinutes: number
    }
  | {
      readonly by: 'first_site'
      readonly siteId: PlaceId
      readonly siteName: string
      readonly candidates: number
      readonly openMinutes: number
    }
  | { readonly by: 'previous_handler' | 'customer' | 'store' | 'dispatcher' | 'transfer' }

/** A person, or a place whose people on duty may act. `metres` is the way from the site, where one is known. */
export type Assignment = {
  readonly assigneeId: PersonId | null
  readonly placeId: PlaceId | null
  readonly reason: AssignmentReason
  readonly metres: number | null
  readonly openMinutes: number
}

type Reach = { readonly site: SiteCandidate; readonly metres: number | null }

const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Sites to try: with a position the near ones first; without one only the territory's first. */
function reachOf({ position, sites }: Candidates, within: number): readonly Reach[] {
  if (position === null) return sites.slice(0, 1).map((site) => ({ site, metres: null }))
  return sites
    .flatMap((site) => (site.position ? [{ site, metres: Math.round(distance(position, site.position)) }] : []))
    .filter(({ metres }) => metres <= within)
    .sort((a, b) => a.metres - b.metres || byId(a.site.siteId, b.site.siteId))
}

function nearestIdle(rule: AssigneeRule & { by: 'nearest_idle' }, candidates: Candidates): Assignment | null {
  for (const { site, metres } of reachOf(candidates, rule.withinMetres ?? Number.POSITIVE_INFINITY)) {
    const fit = site.technicians
      .filter(({ onDuty, personId }) => onDuty && !candidates.excluded.includes(personId))
      .filter(({ skills }) => (rule.skills ?? []).every((skill) => skills.includes(skill)))
      .sort((a, b) => a.openMinutes - b.openMinutes || byId(a.personId, b.personId))
    const [chosen] = fit
    if (!chosen) continue
    const { openMinutes } = chosen
    const common = { siteId: site.siteId, siteName: site.name, candidates: fit.length, openMinutes }
    const reason: AssignmentReason =
      metres === null ? { by: 'first_site', ...common } : { by: 'nearest_idle', metres, ...common }
    return { assigneeId: chosen.personId, placeId: site.siteId, reason, metres, openMinutes }
  }
  return null
}

function byRule(rule: AssigneeRule, candidates: Candidates): Assignment | null {
  const named = (assigneeId: PersonId | null, by: 'previous_handler' | 'customer'): Assignment | null =>
    assigneeId === null || candidates.excluded.includes(assigneeId)
      ? null
      : { assigneeId, placeId: null, reason: { by }, metres: null, openMinutes: 0 }
  switch (rule.by) {
    case 'nearest_idle':
      return nearestIdle(rule, candidates)
    case 'previous_handler':
      return named(candidates.handlerOf(rule.node), 'previous_handler')
    case 'customer':
      return named(candidates.customerId, 'customer')
    case 'store':
      return candidates.storeId === null
        ? null
        : { assigneeId: null, placeId: candidates.storeId, reason: { by: 'store' }, metres: null, openMinutes: 0 }
  }
}

/**
 * Who gets a task: the first rule that names somebody, explained. A site without a fit technician on duty is passed
 * over for the next nearest; equals go by id. Null means nobody: the task waits in the dispatcher's queue.
 */
export function chooseAssignee(rules: readonly AssigneeRule[], candidates: Candidates): Assignment | null {
  for (const rule of rules) {
    const found = byRule(rule, candidates)
    if (found) return found
  }
  return null
}
