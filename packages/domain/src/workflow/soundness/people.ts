import type { AssigneeRule } from '../assignee-rule.ts'
import type { Node, PersonNode } from '../definition.ts'
import type { Operation } from '../operation.ts'
import type { Facts } from './filled.ts'
import { closure, isPerson, judges, type Plan, stepsFrom } from './plan.ts'
import { type Problem, problem } from './problem.ts'
import type { World } from './world.ts'

type Asked = { readonly plan: Plan; readonly node: PersonNode; readonly surely: Facts; readonly world: World }

/** Whether a rule names somebody on every path: the dispatcher's queue is for those that only usually do. */
function names(rule: AssigneeRule, surely: Facts): boolean {
  if (rule.by === 'previous_handler') return surely.has(`done.${rule.node}`)
  return rule.by === 'store' ? surely.has('order.store_id') : true
}

function ruleProblems({ plan, node, surely, world }: Asked, rule: AssigneeRule, index: number): Problem[] {
  const path = `assignee.${index}`
  if (rule.by === 'previous_handler') {
    if (!isPerson(plan.nodes.get(rule.node))) return [problem('not_a_task', node.key, path, { key: rule.node })]
    const after = closure([rule.node], (key) => stepsFrom(plan, key).map(({ to }) => to))
    const possible = rule.node === node.key || after.has(node.key) || surely.has(`done.${rule.node}`)
    return possible || node.aside ? [] : [problem('handler_unknown', node.key, path, { other: rule.node })]
  }
  if (rule.by === 'person')
    return world.persons && !world.persons.includes(rule.personId) ? [problem('person_unknown', node.key, path)] : []
  if (rule.by === 'role')
    return world.roles && !world.roles.includes(rule.role)
      ? [problem('role_unheld', node.key, path, { role: rule.role })]
      : []
  const skills = 'skills' in rule ? (rule.skills ?? []) : []
  const unknown = world.skills ? skills.filter((skill) => !world.skills?.includes(skill)) : []
  return unknown.map((skill) => problem('skill_unknown', node.key, path, { skill }))
}

function assigneeProblems(asked: Asked): Problem[] {
  const { plan, node, surely } = asked
  if (node.assignee.length === 0) return [problem('nobody_named', node.key, 'assignee')]
  const rules = node.assignee.flatMap((rule, index) => ruleProblems(asked, rule, index))
  if (rules.length > 0) return rules
  const each = node.kind === 'approval' && node.signers !== 'any'
  const written = node.assignee.map((rule) => JSON.stringify(rule))
  const twice = each ? written.findIndex((rule, index) => written.indexOf(rule) < index) : -1
  if (twice >= 0) return [problem('signer_repeated', node.key, `assignee.${twice}`)]
  const rescued = node.operations.dispatcher.some((one) => one === 'assign' || one === 'complete' || one === 'transfer')
  const sure = node.assignee.map((rule) => names(rule, surely))
  if (rescued || node.aside || (each ? sure.every(Boolean) : sure.some(Boolean))) return []
  const index = sure.lastIndexOf(false)
  const rule = node.assignee[index]
  const by =
    rule?.by === 'store'
      ? { by: 'store' }
      : { by: 'previous_handler', other: rule?.by === 'previous_handler' ? rule.node : '' }
  return plan.nodes.size > 0 ? [problem('assignee_unsure', node.key, `assignee.${index}`, by)] : []
}

/** An operation that somebody must have, or the task can never be finished once it stands so. */
function operationProblems(node: PersonNode): Problem[] {
  const { handler, dispatcher, customer } = node.operations
  const byCustomer = node.assignee.some(({ by }) => by === 'customer') ? customer : []
  const has = (operation: Operation): boolean =>
    [handler, dispatcher, byCustomer].some((list) => list.includes(operation))
  const missing = (operation: Operation, path = 'operations'): Problem[] =>
    has(operation) ? [] : [problem('operation_missing', node.key, path, { operation })]
  const pooled = node.assignee.some(({ by }) => by === 'pool') && !handler.includes('accept')
  const declines = handler.includes('decline') && !dispatcher.includes('assign') && !dispatcher.includes('transfer')
  return [
    ...missing('complete'),
    ...(node.work === 'visit' ? missing('arrive') : []),
    ...(handler.includes('pause') || dispatcher.includes('pause') ? missing('resume') : []),
    ...(pooled ? [problem('operation_missing', node.key, 'operations.handler', { operation: 'accept' })] : []),
    ...(declines ? [problem('operation_missing', node.key, 'operations.dispatcher', { operation: 'assign' })] : []),
  ]
}

/** Whether work can be sent back from here at all: rejecting without `rejectTo` needs something done before. */
function sendsBack(plan: Plan, node: Node, earlier: readonly string[]): Problem[] {
  if (node.kind !== 'approval' || node.aside) return []
  if (node.rejectTo !== undefined)
    return plan.nodes.has(node.rejectTo)
      ? []
      : [problem('target_unknown', node.key, 'rejectTo', { key: node.rejectTo })]
  return earlier.length > 0 ? [] : [problem('reject_nowhere', node.key, 'rejectTo')]
}

/** What a person's node needs: that it judges something there is, that somebody gets it and can finish it. */
export function personProblems(
  plan: Plan,
  node: PersonNode,
  surely: Facts,
  earlier: readonly string[],
  world: World,
): Problem[] {
  const judged = node.judges === undefined ? undefined : plan.nodes.get(node.judges)
  const fine = judges(node) ? judged?.kind === 'task' : node.judges === undefined
  return [
    ...(fine ? [] : [problem('not_a_task', node.key, 'judges', { key: node.judges ?? '' })]),
    ...assigneeProblems({ plan, node, surely, world }),
    ...operationProblems(node),
    ...sendsBack(plan, node, earlier),
  ]
}
