import {
  type AssigneeRule,
  type AutoAction,
  type Edge,
  type Node,
  type Operation,
  type PersonNode,
  usualOperations,
} from '@field/domain/workflow'
import { label } from './whole.ts'

/** What can be put into a flow, as an owner of a shop would say it. */
export const newNodeKinds = [
  'visit',
  'desk',
  'approval',
  'acceptance',
  'confirm',
  'parallel',
  'wait',
  'event',
  'settle',
  'notify',
  'tag',
  'priority',
  'create_work_order',
  'stock_request',
  'prepayment',
  'webhook',
] as const
export type NewNodeKind = (typeof newNodeKinds)[number]

type Operations = PersonNode['operations']

const forward = (list: readonly Operation[]) => list.filter((one) => one !== 'return' && one !== 'cancel')

function operationsOf(work: PersonNode['work'], settled: boolean): Operations {
  const usual = usualOperations[work]
  if (!settled) return usual
  return { handler: forward(usual.handler), dispatcher: forward(usual.dispatcher), customer: forward(usual.customer) }
}

const manager: AssigneeRule = { by: 'role', role: 'manager', at: 'organization' }
const usualAssignee: Readonly<Record<PersonNode['work'], readonly AssigneeRule[]>> = {
  visit: [{ by: 'nearest_idle' }],
  desk: [{ by: 'role', role: 'dispatcher', at: 'organization' }],
  approval: [manager],
  acceptance: [{ by: 'store' }],
  confirm: [{ by: 'customer' }],
}

const actions: { readonly [K in AutoAction['action']]: Extract<AutoAction, { action: K }> } = {
  settle: { action: 'settle', confirmUpTo: 100_000 },
  notify: { action: 'notify', whom: ['manager'], words: label('{title}，请看一下', '{title}: please look') },
  tag: { action: 'tag', tags: [] },
  priority: { action: 'priority', urgent: true },
  create_work_order: { action: 'create_work_order', workType: '' },
  stock_request: { action: 'stock_request' },
  prepayment: { action: 'prepayment', field: '' },
  webhook: { action: 'webhook', hook: '' },
}

export type Around = {
  readonly stage: string
  readonly next: readonly Edge[]
  readonly judges: string | null
  readonly settled: boolean
}

/** A new node of that kind, complete enough to be published as it is wherever that is possible. */
export function newNode(
  kind: Exclude<NewNodeKind, 'parallel'>,
  key: string,
  name: Node['label'],
  { stage, next, judges, settled }: Around,
): Node {
  const base = { key, label: name, stage, next }
  if (kind === 'wait') return { ...base, kind: 'wait', until: { kind: 'timer', minutes: 24 * 60 } }
  if (kind === 'event') return { ...base, kind: 'wait', until: { kind: 'event', event: key } }
  if (kind === 'approval')
    return {
      ...base,
      kind: 'approval',
      work: 'approval',
      signers: 'any',
      assignee: usualAssignee.approval,
      operations: operationsOf('approval', settled),
    }
  if (kind === 'visit' || kind === 'desk' || kind === 'acceptance' || kind === 'confirm')
    return {
      ...base,
      kind: 'task',
      work: kind,
      assignee: usualAssignee[kind],
      operations: operationsOf(kind, settled),
      ...(judges !== null && (kind === 'acceptance' || kind === 'confirm') && { judges }),
    }
  return { ...base, kind: 'auto', ...actions[kind] }
}
