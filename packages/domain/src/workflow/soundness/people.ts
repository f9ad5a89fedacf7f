import type { AssigneeRule } from '../assignee-rule.ts'
import type { PersonNode } from '../definition.ts'
import type { Operation } from '../operation.ts'
import type { Facts, Surely } from './filled.ts'
import { isPerson, judges, type Plan } from './plan.ts'
import { type Problem, problem } from './problem.ts'
import type { World } from './world.ts'

/** Whether a rule names somebody on every path: the dispatcher's queue is for those that only usually do. */
function names(rule: AssigneeRule, surely: Facts): boolean {
  if (rule.by === 'previous_handler') return surely.has(`done.${rule.node}`)
  return rule.by === 'store' ? surely.has('order.store_id') : true
}

function ruleProblems(plan: Plan, node: PersonNode, world: World, rule: AssigneeRule, index: number): Problem[] {
  const path = `assignee.${index}`
  if (rule.by === 'previous_handler')
    return isPerson(plan.nodes.get(rule.node)) ? [] : [problem('not_a_task', node.key, path, { key: rule.node })]
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

const asksEach = (node: PersonNode): boolean => node.kind === 'approval' && node.signers !== 'any'

function assigneeProblems(plan: Plan, node: PersonNode, world: World): Problem[] {
  if (node.assignee.length === 0) return [problem('nobody_named', node.key, 'assignee')]
  const written = node.assignee.map((rule) => JSON.stringify(rule))
  const twice = asksEach(node) ? written.findIndex((rule, index) => written.indexOf(rule) < index) : -1
  return [
    ...node.assignee.flatMap((rule, index) => ruleProblems(plan, node, world, rule, index)),
    ...(twice < 0 ? [] : [problem('signer_repeated', node.key, `assignee.${twice}`)]),
  ]
}

/** The dispatcher's queue helps only where the dispatcher can do something about it. */
const rescued = ({ operations, aside }: PersonNode): boolean =>
  aside === true || operations.dispatcher.some((one) => one === 'assign' || one === 'complete' || one === 'transfer')

function unsure(node: PersonNode, surely: Facts): Problem[] {
  const sure = node.assignee.map((rule) => names(rule, surely))
  if (node.assignee.length === 0 || rescued(node)) return []
  if (asksEach(node) ? sure.every(Boolean) : sure.some(Boolean)) return []
  const index = sure.lastIndexOf(false)
  const rule = node.assignee[index]
  const other = rule?.by === 'previous_handler' ? { other: rule.node } : {}
  return [problem('assignee_unsure', node.key, `assignee.${index}`, { by: rule?.by ?? '', ...other })]
}

/** What a node's rules can know by then: nobody handled what comes later, and what some paths skip is not sure. */
export function handlerProblems(
  plan: Plan,
  surely: Surely,
  earlier: ReadonlyMap<string, readonly string[]>,
): Problem[] {
  const nodes = [...plan.nodes.values()].filter((node) => isPerson(node))
  return nodes.flatMap((node): Problem[] => {
    const facts = surely.entering(node.key)
    if (!facts) return []
    const never = node.assignee.flatMap((rule, index): Problem[] => {
      if (rule.by !== 'previous_handler' || rule.node === node.key || plan.after(rule.node).has(node.key)) return []
      return [problem('handler_unknown', node.key, `assignee.${index}`, { other: rule.node })]
    })
    const nowhere =
      node.kind === 'approval' && !node.aside && node.rejectTo === undefined && !earlier.get(node.key)?.length
    return [
      ...(never.length > 0 ? never : unsure(node, facts)),
      ...(nowhere ? [problem('reject_nowhere', node.key, 'rejectTo')] : []),
    ]
  })
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

/** What a person's node needs by itself: that it judges something there is, that somebody is named and can finish it. */
export function personProblems(plan: Plan, node: PersonNode, world: World): Problem[] {
  const judged = node.judges === undefined ? undefined : plan.nodes.get(node.judges)
  const fine = judges(node) ? judged?.kind === 'task' : node.judges === undefined
  return [
    ...(fine ? [] : [problem('not_a_task', node.key, 'judges', { key: node.judges ?? '' })]),
    ...assigneeProblems(plan, node, world),
    ...operationProblems(node),
  ]
}
