import { distance, type PersonId, type PlaceId } from '../kernel/index.ts'
import type { AssigneeRule } from './assignee-rule.ts'
import type { Assignment, AssignmentReason } from './assignment.ts'
import type { Candidates, SiteCandidate, TechnicianCandidate } from './candidate.ts'

type RuleBy<B extends AssigneeRule['by']> = Extract<AssigneeRule, { by: B }>
type TechnicianRule = RuleBy<'nearest_idle' | 'most_idle' | 'pool'>
type Reach = { readonly site: SiteCandidate; readonly metres: number | null }

const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Sites to try: the one the order was routed to; else with a position the near ones first, without one only the
 * territory's first.
 */
function reachOf({ position, sites, siteId = null }: Candidates, within: number): readonly Reach[] {
  const metresTo = (site: SiteCandidate): number | null =>
    position && site.position ? Math.round(distance(position, site.position)) : null
  if (siteId !== null)
    return sites.filter((site) => site.siteId === siteId).map((site) => ({ site, metres: metresTo(site) }))
  if (position === null) return sites.slice(0, 1).map((site) => ({ site, metres: null }))
  return sites
    .flatMap((site) => {
      const metres = metresTo(site)
      return metres !== null && metres <= within ? [{ site, metres }] : []
    })
    .sort((a, b) => a.metres - b.metres || byId(a.site.siteId, b.site.siteId))
}

/** The technicians of a site on duty who have the skills and did not decline, the least busy first. */
function fitAt(site: SiteCandidate, rule: TechnicianRule, excluded: readonly PersonId[]): TechnicianCandidate[] {
  return site.technicians
    .filter(({ onDuty, personId }) => onDuty && !excluded.includes(personId))
    .filter(({ skills }) => (rule.skills ?? []).every((skill) => skills.includes(skill)))
    .sort((a, b) => a.openMinutes - b.openMinutes || byId(a.personId, b.personId))
}

const withinOf = (rule: TechnicianRule): number => rule.withinMetres ?? Number.POSITIVE_INFINITY

function nearestIdle(rule: RuleBy<'nearest_idle'>, candidates: Candidates): Assignment | null {
  for (const { site, metres } of reachOf(candidates, withinOf(rule))) {
    const fit = fitAt(site, rule, candidates.excluded)
    const [chosen] = fit
    if (!chosen) continue
    const { openMinutes } = chosen
    const common = { siteId: site.siteId, siteName: site.name, candidates: fit.length, openMinutes }
    const reason: AssignmentReason =
      metres === null ? { by: 'first_site', ...common } : { by: 'nearest_idle', metres, ...common }
    return { assigneeId: chosen.personId, placeId: site.siteId, role: null, reason, metres, openMinutes }
  }
  return null
}

function mostIdle(rule: RuleBy<'most_idle'>, candidates: Candidates): Assignment | null {
  const fit = reachOf(candidates, withinOf(rule)).flatMap((reach) =>
    fitAt(reach.site, rule, candidates.excluded).map((technician) => ({ ...reach, technician })),
  )
  // Sorting keeps the order of equals, so the nearer site wins among the equally idle.
  const [chosen] = fit.sort((a, b) => a.technician.openMinutes - b.technician.openMinutes)
  if (!chosen) return null
  const { site, metres, technician } = chosen
  const { openMinutes, personId: assigneeId } = technician
  const common = { siteId: site.siteId, siteName: site.name, candidates: fit.length }
  const reason: AssignmentReason = { by: 'most_idle', metres, openMinutes, ...common }
  return { assigneeId, placeId: site.siteId, role: null, reason, metres, openMinutes }
}

function pool(rule: RuleBy<'pool'>, candidates: Candidates): Assignment | null {
  for (const { site, metres } of reachOf(candidates, withinOf(rule))) {
    const fit = fitAt(site, rule, candidates.excluded)
    const [first] = fit
    if (!first) continue
    const reason: AssignmentReason = {
      by: 'pool',
      siteId: site.siteId,
      siteName: site.name,
      metres,
      candidates: fit.length,
    }
    const { openMinutes } = first
    return { assigneeId: null, placeId: site.siteId, role: 'technician', reason, metres, openMinutes }
  }
  return null
}

function toPerson(
  assigneeId: PersonId | null,
  by: 'previous_handler' | 'customer' | 'person',
  { excluded }: Candidates,
): Assignment | null {
  if (assigneeId === null || excluded.includes(assigneeId)) return null
  return { assigneeId, placeId: null, role: null, reason: { by }, metres: null, openMinutes: 0 }
}

const isMember = ({ members }: Candidates, personId: PersonId): boolean =>
  members === undefined || members.some((one) => one.personId === personId && one.role !== 'customer')

function toRole({ role, at }: RuleBy<'role'>, candidates: Candidates): Assignment | null {
  const { storeId, siteId = null, members, excluded } = candidates
  const placeId: PlaceId | null = at === 'store' ? storeId : at === 'site' ? siteId : null
  if (at !== 'organization' && placeId === null) return null
  const holds =
    members === undefined ||
    members.some(
      (one) =>
        one.role === role &&
        (placeId === null || one.placeId === null || one.placeId === placeId) &&
        !excluded.includes(one.personId),
    )
  if (!holds) return null
  return { assigneeId: null, placeId, role, reason: { by: 'role', role, at }, metres: null, openMinutes: 0 }
}

function byRule(rule: AssigneeRule, candidates: Candidates): Assignment | null {
  switch (rule.by) {
    case 'nearest_idle':
      return nearestIdle(rule, candidates)
    case 'most_idle':
      return mostIdle(rule, candidates)
    case 'pool':
      return pool(rule, candidates)
    case 'person':
      return isMember(candidates, rule.personId) ? toPerson(rule.personId, 'person', candidates) : null
    case 'role':
      return toRole(rule, candidates)
    case 'previous_handler':
      return toPerson(candidates.handlerOf(rule.node), 'previous_handler', candidates)
    case 'customer':
      return toPerson(candidates.customerId, 'customer', candidates)
    case 'store': {
      const { storeId: placeId } = candidates
      if (placeId === null) return null
      return { assigneeId: null, placeId, role: null, reason: { by: 'store' }, metres: null, openMinutes: 0 }
    }
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
