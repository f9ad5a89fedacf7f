import type { Field } from '@field/domain/form'
import {
  type Access,
  type AccessWho,
  accessTo,
  isPersonNode,
  nodeOf,
  type Operation,
  type PersonNode,
  type WorkTypeDefinition,
} from '@field/domain/workflow'
import { withPerson } from './whole.ts'

export const accessWhos = ['handler', 'dispatcher', 'store', 'customer'] as const satisfies readonly AccessWho[]

/** One field at one node: what each may do with it. `form` is whose field it is. */
export type AccessRow = {
  readonly form: string
  readonly field: Field
  readonly own: boolean
  readonly cells: readonly { readonly who: AccessWho; readonly access: Access; readonly said: boolean }[]
}

const shownKinds = (field: Field) => field.kind !== 'section' && field.kind !== 'hint'

/** The fields that a node shows, its own first, then those of the report and of the nodes before it in the list. */
export function accessRows(definition: WorkTypeDefinition, at: string): readonly AccessRow[] {
  const node = nodeOf(definition, at)
  if (!isPersonNode(node)) return []
  const index = definition.nodes.indexOf(node)
  const before = definition.nodes.slice(0, index).filter(isPersonNode)
  const forms = [
    { form: at, fields: node.form?.fields ?? [] },
    { form: 'report', fields: definition.report.fields },
    ...before.map(({ key, form }) => ({ form: key, fields: form?.fields ?? [] })),
  ]
  return forms.flatMap(({ form, fields }) =>
    fields.filter(shownKinds).map((field) => ({
      form,
      field,
      own: form === at,
      cells: accessWhos.map((who) => ({
        who,
        access: accessTo(definition, at, form, field.key, who),
        said: saidOf(node, form, field.key, who) !== undefined,
      })),
    })),
  )
}

const saidOf = (node: PersonNode, form: string, field: string, who: AccessWho) =>
  node.access?.find((one) => one.form === form && one.field === field && one.who === who)

const order: readonly Access[] = ['write', 'read', 'hidden']

/** What a tap on a cell makes of it. */
export const nextAccess = (now: Access): Access => order[(order.indexOf(now) + 1) % order.length] as Access

/** Says what somebody may do with a field here; what goes without saying is not kept. */
export function setAccess(
  definition: WorkTypeDefinition,
  at: string,
  { form, field, who, access }: { form: string; field: string; who: AccessWho; access: Access },
): WorkTypeDefinition {
  return withPerson(definition, at, (node) => {
    const others = (node.access ?? []).filter((one) => one.form !== form || one.field !== field || one.who !== who)
    const usual = who === 'handler' && form === at ? 'write' : 'read'
    const said = access === usual ? others : [...others, { form, field, who, access }]
    const { access: _, ...rest } = node
    return said.length > 0 ? { ...rest, access: said } : rest
  })
}

export const operationWhos = ['handler', 'dispatcher', 'customer'] as const
export type OperationWho = (typeof operationWhos)[number]

const visitOnly: readonly Operation[] = ['accept', 'decline', 'travel', 'arrive', 'pick_parts']
const everywhere: readonly Operation[] = [
  'save_draft',
  'complete',
  'pause',
  'resume',
  'return',
  'transfer',
  'assign',
  'add_signer',
  'withdraw',
  'cannot_complete',
  'urge',
  'comment',
  'cancel',
  'close',
  'rate',
]

/** The operations that mean something at a node of that kind of work, in the order of the work. */
export const operationsFor = (node: PersonNode): readonly Operation[] => [
  ...(node.work === 'visit' ? visitOnly : []),
  ...everywhere.filter((one) => node.work === 'approval' || one !== 'add_signer'),
]

/** Lets somebody use an operation at a node, or no longer. */
export const toggleOperation = (
  definition: WorkTypeDefinition,
  at: string,
  who: OperationWho,
  operation: Operation,
): WorkTypeDefinition =>
  withPerson(definition, at, (node) => {
    const now = node.operations[who]
    const next = now.includes(operation) ? now.filter((one) => one !== operation) : [...now, operation]
    return { ...node, operations: { ...node.operations, [who]: next } }
  })
