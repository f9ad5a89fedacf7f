import type { Reply } from '@field/contract'
import { type AutomationRule, asksMonth, causesOf, ruleFacts } from '@field/domain/automation'
import { evaluateCondition } from '@field/domain/condition'
import { type OrgId, ok, type Result, refuse, type WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { loadOrderOf, timelineOf } from '../work-orders/queries.ts'
import { monthOf } from './month.ts'
import { ruleByKey } from './rules.ts'

type DryRun = Reply<'GET /automation/rules/:key/dry-run'>

/** On what a rule, on or off, would have fired among the last orders. Conditions are asked of the orders as they are now. */
export async function dryRun(tx: Tx, orgId: OrgId, key: string, last: number): Promise<Result<DryRun>> {
  const kept = await ruleByKey(tx, orgId, key)
  if (!kept) return refuse('not_found')
  const { rows } = await sql<{ id: WorkOrderId }>`
    select id from work_order where org_id = ${orgId}::uuid order by created_at desc, id desc limit ${last}`.execute(tx)
  const fires: DryRun['fires'] = []
  for (const { id } of rows) fires.push(...(await firesOf(tx, orgId, kept.rule, id)))
  return ok({ looked: rows.length, fires })
}

async function firesOf(tx: Tx, orgId: OrgId, rule: AutomationRule, id: WorkOrderId): Promise<DryRun['fires']> {
  const [loaded, entries] = await Promise.all([loadOrderOf(tx, orgId, id), timelineOf(tx, id)])
  if (!loaded) return []
  const { order, definition, facts } = loaded
  const causes = causesOf(rule, definition.key, order, entries, { from: 0, to: Number.MAX_SAFE_INTEGER })
  const month = causes.length > 0 && asksMonth(rule) ? await monthOf(tx, order) : null
  const met = rule.if ? evaluateCondition(rule.if, ruleFacts(order, facts, month?.count)) : ok(true)
  return causes.map(({ seq, at, why }) => ({
    workOrderId: id,
    number: order.number,
    seq,
    at,
    met: met.ok && met.value,
    reason: why,
    actions: rule.then.map((action) => action.do),
  }))
}
