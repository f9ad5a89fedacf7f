import { type AutomationRule, answersBy, type RuleAction } from '@field/domain/automation'
import type { ConditionFacts } from '@field/domain/condition'
import type { Instant, OrgId, PersonId, Refusal, WorkOrderId } from '@field/domain/kernel'
import { type DomainEvent, decide, openTask } from '@field/domain/work-order'
import { sql } from 'kysely'
import { deliverTo } from '../integrations/queries.ts'
import { calendarOf } from '../platform/calendar-of.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { candidatesFor, freshIds, type Loaded, lockOrderOf, membersOf, save } from '../work-orders/queries.ts'
import { causeInWords, lackInWords } from './in-words.ts'
import { type About, openBySystem } from './open-order.ts'
import { systemActor } from './system-actor.ts'

/** What one action did, for the log. */
export type Done = Readonly<Record<string, unknown>> & { readonly do: RuleAction['do'] }

export type Performing = {
  readonly orgId: OrgId
  readonly rule: AutomationRule
  readonly cause: string
  /** What it fired on. */
  readonly why: Readonly<Record<string, unknown>>
  readonly facts: ConditionFacts
  readonly about: About
  readonly now: Instant
}

/**
 * Does what a rule says, one action after the other. One that is refused is undone by itself and named in its result.
 * Where the rule fired on no order, what follows the opening of one is about that one.
 */
export async function perform(tx: Tx, world: World, performing: Performing): Promise<readonly Done[]> {
  const done: Done[] = []
  let target = performing.about.order?.id ?? null
  for (const [index, action] of performing.rule.then.entries()) {
    await sql`savepoint action`.execute(tx)
    const did = await doOne(tx, world, { ...performing, target, index }, action)
    await (did.refused ? sql`rollback to savepoint action` : sql`release savepoint action`).execute(tx)
    if (action.do === 'create_work_order' && typeof did.workOrderId === 'string')
      target ??= did.workOrderId as WorkOrderId
    const lack = did.refused as Pick<Refusal, 'code' | 'path'> | undefined
    done.push(lack ? { ...did, words: lackInWords(action, lack) } : did)
  }
  return done
}

type One = Performing & { readonly target: WorkOrderId | null; readonly index: number }

async function doOne(tx: Tx, world: World, one: One, action: RuleAction): Promise<Done> {
  const { orgId, rule, cause, target, index, facts, about, now } = one
  if (action.do === 'create_work_order') {
    const opened = await openBySystem(tx, world, {
      orgId,
      about,
      workType: action.workType,
      title: action.title,
      urgent: action.urgent,
      answers: { ...(about.order?.report ?? {}), ...answersBy(action.answers, facts) },
      tags: action.tags ?? [],
      facts,
      because: causeInWords(rule, about, one.why),
      cause: `${rule.key}:${cause}:${index}`,
      now,
    })
    return opened.ok
      ? {
          do: action.do,
          workOrderId: opened.value.id,
          number: opened.value.number,
          ...(opened.value.missing.length > 0 ? { missing: opened.value.missing } : {}),
        }
      : { do: action.do, refused: opened.refusal }
  }
  if (action.do === 'webhook') {
    const to = await deliverTo(tx, {
      orgId,
      hook: action.hook,
      cause: `${rule.key}:${cause}:${index}`,
      event: rule.key,
      orderId: target,
      now,
    })
    return to ? { do: action.do, hook: action.hook } : { do: action.do, refused: { code: 'not_found', path: 'hook' } }
  }
  if (target === null) return { do: action.do, refused: { code: 'not_found', path: 'order' } }
  const loaded = await lockOrderOf(tx, orgId, target)
  if (!loaded) return { do: action.do, refused: { code: 'not_found', path: 'order' } }
  const events = await eventsOf(tx, loaded, rule, action, now)
  if ('refused' in events) return { do: action.do, refused: events.refused }
  const at = Math.max(loaded.order.updatedAt, now)
  const { definition, order: before, seq } = loaded
  const saved = await save(tx, world, { definition, before, seq, events: events.told, actor: null, at, now })
  return saved.ok ? { do: action.do, events: events.told.length } : { do: action.do, refused: saved.refusal }
}

type Told = { readonly told: readonly DomainEvent[] } | { readonly refused: unknown }

async function eventsOf(
  tx: Tx,
  loaded: Loaded,
  { label }: AutomationRule,
  action: Exclude<RuleAction, { do: 'create_work_order' | 'webhook' }>,
  now: Instant,
): Promise<Told> {
  const { order, definition } = loaded
  const urgent = (wanted: boolean): DomainEvent[] =>
    order.urgent === wanted ? [] : [{ kind: 'priority_raised', urgent: wanted }]
  switch (action.do) {
    case 'tag': {
      const tags = action.tags.filter((tag) => !order.tags.includes(tag))
      return { told: tags.length === 0 ? [] : [{ kind: 'tagged', tags }] }
    }
    case 'set_priority':
      return { told: urgent(action.urgent) }
    case 'notify':
    case 'escalate': {
      const { whom, words } = action
      const told: DomainEvent = {
        kind: 'action_due',
        node: definition.start,
        path: [],
        action: { action: 'notify', whom, words },
        rule: label,
      }
      return { told: [...(action.do === 'escalate' ? urgent(true) : []), told] }
    }
    case 'assign':
      return assigned(tx, loaded, action.to, now)
  }
}

async function assigned(
  tx: Tx,
  { order, definition, facts }: Loaded,
  to: Extract<RuleAction, { do: 'assign' }>['to'],
  now: Instant,
): Promise<Told> {
  const task = openTask(order)
  if (!task) return { refused: { code: 'no_such_task' } }
  const [candidates, members, calendar] = await Promise.all([
    candidatesFor(tx, { territoryId: order.territoryId, except: order.id }),
    membersOf(tx, order.orgId),
    calendarOf(tx, order.territoryId, now),
  ])
  const person: PersonId | undefined =
    'personId' in to ? to.personId : members.find(({ role }) => role === to.role)?.personId
  if (person === undefined) return { refused: { code: 'not_found', path: 'to' } }
  const at = Math.max(order.updatedAt, now)
  const context = {
    now: at,
    actor: systemActor(order.orgId),
    ids: freshIds(definition),
    candidates,
    members,
    facts,
    calendar,
  }
  const decided = decide(definition, order, { kind: 'assign', taskId: task.id, to: person }, context)
  return decided.ok ? { told: decided.value } : { refused: decided.refusal }
}
