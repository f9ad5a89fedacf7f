import { roles } from '../../../access/index.ts'
import type { AssigneeRule, RolePlace } from '../../assignee-rule.ts'
import type { ApprovalNode, StageState, TaskNode } from '../../definition.ts'
import type { FieldAccess } from '../../field-access.ts'
import { whoms } from '../../message-rule.ts'
import { operations } from '../../operation.ts'
import type { EscalationStep, OrderLimit, Reminder, TimeLimit } from '../../time-limit.ts'
import { form } from './form.ts'
import { by, condition, flag, key, label, list, number, object, oneOf, type Shape, text } from './shape.ts'

export const whom = list(oneOf(whoms), 7)
export const calendar = oneOf(['natural', 'workdays', 'office'])
const promise = oneOf(['accept', 'arrive', 'finish'])

const near = { skills: list(text(64), 20), withinMetres: number }
type Rule<B extends AssigneeRule['by']> = Extract<AssigneeRule, { by: B }>

const rule: Shape<AssigneeRule> = by<AssigneeRule>('by', {
  nearest_idle: object<Rule<'nearest_idle'>>({ by: oneOf(['nearest_idle']) }, near),
  most_idle: object<Rule<'most_idle'>>({ by: oneOf(['most_idle']) }, near),
  pool: object<Rule<'pool'>>({ by: oneOf(['pool']) }, near),
  person: object<Rule<'person'>>(
    { by: oneOf(['person']), personId: text(64) as Shape<Rule<'person'>['personId']> },
    {},
  ),
  role: object<Rule<'role'>>(
    { by: oneOf(['role']), role: oneOf(roles), at: oneOf<RolePlace>(['store', 'site', 'organization']) },
    {},
  ),
  previous_handler: object<Rule<'previous_handler'>>({ by: oneOf(['previous_handler']), node: key }, {}),
  customer: object<Rule<'customer'>>({ by: oneOf(['customer']) }, {}),
  store: object<Rule<'store'>>({ by: oneOf(['store']) }, {}),
})

const access: Shape<FieldAccess> = object<FieldAccess>(
  {
    form: key,
    field: key,
    who: oneOf(['handler', 'dispatcher', 'customer', 'store']),
    access: oneOf(['hidden', 'read', 'write']),
  },
  {},
)

const reminder = object<Reminder>({ of: promise, minutes: number }, { whom })

type Then<K extends EscalationStep['then']['kind']> = Extract<EscalationStep['then'], { kind: K }>
const then: Shape<EscalationStep['then']> = by<EscalationStep['then']>('kind', {
  notify: object<Then<'notify'>>({ kind: oneOf(['notify']), whom }, {}),
  raise_priority: object<Then<'raise_priority'>>({ kind: oneOf(['raise_priority']) }, {}),
  reassign: object<Then<'reassign'>>({ kind: oneOf(['reassign']) }, {}),
  open_approval: object<Then<'open_approval'>>({ kind: oneOf(['open_approval']), node: key }, {}),
  open_work_order: object<Then<'open_work_order'>>({ kind: oneOf(['open_work_order']), workType: key }, {}),
  complete: object<Then<'complete'>>({ kind: oneOf(['complete']) }, {}),
})
const escalation = object<EscalationStep>({ of: promise, minutes: number, then }, {})

const finish = { finishMinutes: number, calendar, reminders: list(reminder, 20), escalations: list(escalation, 20) }
export const orderLimit: Shape<OrderLimit> = object<OrderLimit>({}, finish)
const timeLimit: Shape<TimeLimit> = object<TimeLimit>({}, { ...finish, acceptMinutes: number, arriveMinutes: number })

type ByState = { readonly [state in StageState]?: string }
const byState = object<ByState>({}, { pending: key, assigned: key, accepted: key, travelling: key, in_progress: key })

const allowed = list(oneOf(operations), operations.length)
type Allowed = TaskNode['operations']

export const edges = list(object<TaskNode['next'][number]>({ to: key }, { when: condition }), 50)
export const named = { key, label, stage: key }

const person = {
  ...named,
  assignee: list(rule, 20),
  operations: object<Allowed>({ handler: allowed, dispatcher: allowed, customer: allowed }, {}),
  next: edges,
}
const maybe = {
  form,
  access: list(access, 500),
  judges: key,
  parts: flag,
  services: flag,
  overridePrices: flag,
  limits: timeLimit,
  standardMinutes: number,
  stageByState: byState,
  aside: oneOf([true]),
}

export const task: Shape<TaskNode> = object<TaskNode>(
  { ...person, kind: oneOf(['task']), work: oneOf(['visit', 'desk', 'acceptance', 'confirm']) },
  maybe,
)

export const approval: Shape<ApprovalNode> = object<ApprovalNode>(
  { ...person, kind: oneOf(['approval']), work: oneOf(['approval']), signers: oneOf(['any', 'all', 'majority']) },
  { ...maybe, rejectTo: key },
)
