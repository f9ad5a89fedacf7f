import { may } from '../access/index.ts'
import { type Answers, cascadeTags, visibleAnswers } from '../form/index.ts'
import { ok, type Result, refuse } from '../kernel/index.ts'
import { nodeOf, type WorkTypeDefinition } from '../workflow/index.ts'
import { tellTags } from './act.ts'
import { answersRefusal } from './checks.ts'
import type { Context } from './context.ts'
import { enterNode } from './enter-node.ts'
import type { DomainEvent } from './event.ts'
import { advance } from './replay.ts'
import type { Routing } from './routing.ts'
import type { WorkOrder } from './state.ts'
import { beginStory, endStory } from './story.ts'

/** What opens a work order: who and where it is for, and the answers of the report form. */
export type ReportInput = Pick<
  WorkOrder,
  | 'id'
  | 'number'
  | 'workTypeVersionId'
  | 'title'
  | 'urgent'
  | 'source'
  | 'customerId'
  | 'storeId'
  | 'assetId'
  | 'territoryId'
  | 'address'
  | 'position'
> & {
  readonly answers: Answers
  /** The site that the order is routed to, and the tags that its entrance gives it. */
  readonly siteId?: WorkOrder['siteId']
  readonly tags?: readonly string[]
  readonly routing?: Routing
  /** Opened by the system: what only a person can answer may be missing, and the desk asks for it. */
  readonly unattended?: boolean
}

/**
 * Opens a work order in the actor's organization and enters its first node. Refuses `not_permitted`, or the first fault
 * of the report form with its path (`answers.symptoms`).
 */
export function report(
  definition: WorkTypeDefinition,
  input: ReportInput,
  context: Context,
): Result<readonly DomainEvent[]> {
  const { actor, now } = context
  if (!may(actor, 'report')) return refuse('not_permitted')
  const { customerId } = input
  // Whoever reports for somebody else goes on seeing it and hears of its end; the office sees everything anyway.
  const follows = customerId !== null && customerId !== actor.personId && !may(actor, 'work_orders.all')
  const { answers, siteId = null, tags = [], routing, unattended = false, ...given } = input
  const facts = context.facts ?? {}
  const wrong = answersRefusal(definition.report, answers, { mode: unattended ? 'draft' : 'final', facts })
  if (wrong) return { ok: false, refusal: wrong }
  const reported: Extract<DomainEvent, { kind: 'reported' }> = {
    kind: 'reported',
    order: {
      ...given,
      siteId,
      tags: [...new Set(tags)],
      orgId: actor.orgId,
      status: 'new',
      report: visibleAnswers(definition.report, answers, facts),
      followers: follows && !input.unattended && actor.scopes === undefined ? [actor.personId] : [],
      createdAt: now,
      updatedAt: now,
      closedAt: null,
      urgedAt: null,
      rating: null,
    },
    ...(routing === undefined ? {} : { routing }),
  }
  const story = beginStory(definition, advance(null, [reported], now), context)
  tellTags(story, cascadeTags(definition.report, reported.order.report, facts))
  const start = nodeOf(definition, definition.start)
  if (!start) throw new Error(`work type ${definition.key} has no start`)
  enterNode(story, start, [])
  return ok([reported, ...endStory(story)])
}
