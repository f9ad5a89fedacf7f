import { type Label, ok, type Result, refuse } from '../../../kernel/index.ts'
import type { AutoAction } from '../../auto-action.ts'
import {
  type AutoNode,
  type EndNode,
  type JoinNode,
  type Node,
  type ParallelNode,
  type Stage,
  statusCategories,
  type WaitNode,
  type WorkTypeDefinition,
} from '../../definition.ts'
import { type MessageRule, messageMoments } from '../../message-rule.ts'
import { form } from './form.ts'
import { approval, calendar, edges, named, orderLimit, task, whom } from './people.ts'
import { by, flag, key, label, list, number, object, oneOf, record, type Shape, text, type Walk } from './shape.ts'

/** Bounds of a stored definition, and of the steps that reading one may take. */
export const definitionLimits = { nodes: 120, branches: 20, stages: 30, messages: 100, steps: 60_000 } as const

type Auto<A extends AutoAction['action']> = Extract<AutoNode, { action: A }>
const auto = { ...named, kind: oneOf(['auto']), next: edges }
type Parts = NonNullable<Auto<'stock_request'>['parts']>

const autos: Shape<AutoNode> = by<AutoNode>('action', {
  settle: object<Auto<'settle'>>({ ...auto, action: oneOf(['settle']), confirmUpTo: number }, {}),
  notify: object<Auto<'notify'>>({ ...auto, action: oneOf(['notify']), whom, words: label }, {}),
  create_work_order: object<Auto<'create_work_order'>>(
    { ...auto, action: oneOf(['create_work_order']), workType: key },
    { copy: list(key, 100) },
  ),
  stock_request: object<Auto<'stock_request'>>(
    { ...auto, action: oneOf(['stock_request']) },
    { field: key, parts: list(object<Parts[number]>({ code: text(64), quantity: number }, {}), 100) },
  ),
  prepayment: object<Auto<'prepayment'>>({ ...auto, action: oneOf(['prepayment']), field: key }, {}),
  webhook: object<Auto<'webhook'>>({ ...auto, action: oneOf(['webhook']), hook: text(64) }, {}),
  tag: object<Auto<'tag'>>({ ...auto, action: oneOf(['tag']), tags: list(text(64), 20) }, {}),
  priority: object<Auto<'priority'>>({ ...auto, action: oneOf(['priority']), urgent: flag }, {}),
})

type Until<K extends WaitNode['until']['kind']> = Extract<WaitNode['until'], { kind: K }>
type Timeout = NonNullable<Until<'event'>['timeout']>
const until: Shape<WaitNode['until']> = by<WaitNode['until']>('kind', {
  timer: object<Until<'timer'>>({ kind: oneOf(['timer']), minutes: number }, { calendar }),
  event: object<Until<'event'>>(
    { kind: oneOf(['event']), event: text(64) },
    { timeout: object<Timeout>({ minutes: number, to: key }, { calendar }) },
  ),
})

const need: Shape<JoinNode['need']> = (walk, input, path) =>
  typeof input === 'number' ? number(walk, input, path) : oneOf(['all'])(walk, input, path)

const node: Shape<Node> = by<Node>('kind', {
  task,
  approval,
  auto: autos,
  parallel: object<ParallelNode>(
    { ...named, kind: oneOf(['parallel']), branches: list(key, definitionLimits.branches), join: key },
    {},
  ),
  join: object<JoinNode>({ ...named, kind: oneOf(['join']), of: key, need, next: edges }, {}),
  wait: object<WaitNode>({ ...named, kind: oneOf(['wait']), until, next: edges }, {}),
  end: object<EndNode>(
    { ...named, kind: oneOf(['end']), outcome: oneOf(['completed', 'cancelled', 'cannot_complete']) },
    {},
  ),
})

const message: Shape<MessageRule> = object<MessageRule>(
  {
    key,
    on: oneOf(messageMoments),
    whom,
    template: text(64),
    fields: record(label, /^[a-z_]{1,32}\d{0,3}$/, 20),
  },
  { node: key },
)

type StatusLabels = NonNullable<WorkTypeDefinition['statusLabels']>
type Said = { readonly staff: Label; readonly customer: Label }
const said = record(
  object<Said>({ staff: label, customer: label }, {}),
  new RegExp(`^(?:${statusCategories.join('|')})$`),
  12,
)

const definition: Shape<WorkTypeDefinition> = object<WorkTypeDefinition>(
  {
    key,
    label,
    report: form,
    start: key,
    stages: list(object<Stage>({ key, label }, {}), definitionLimits.stages),
    nodes: list(node, definitionLimits.nodes),
    reworkTo: key,
  },
  {
    visitItem: text(64),
    limits: orderLimit,
    statusLabels: said as Shape<StatusLabels>,
    messages: list(message, definitionLimits.messages),
  },
)

/**
 * Reads untrusted JSON as a definition and hands back a clean copy. Refuses with the path of the first fault
 * ("nodes.3.next.0.to"); unknown members are refused, sizes and steps are bounded, nothing inherited is read and nothing
 * is thrown. Whether it is sound is `checkDefinition`'s to say.
 */
export function readDefinition(input: unknown): Result<WorkTypeDefinition> {
  const walk: Walk = { left: definitionLimits.steps, fault: null }
  const read = definition(walk, input, '')
  return walk.fault ? refuse(walk.fault.code, { path: walk.fault.path }) : ok(read)
}
