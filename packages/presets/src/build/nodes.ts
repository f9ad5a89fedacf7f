import type { Condition } from '@field/domain/condition'
import {
  type ApprovalNode,
  type AutoAction,
  type AutoNode,
  type Edge,
  type EndNode,
  type JoinNode,
  type Node,
  operationsAside,
  type ParallelNode,
  type PersonNode,
  type StageState,
  type TaskNode,
  type TimeLimit,
  usualOperations,
  type WaitNode,
  type WorkCalendarKind,
} from '@field/domain/workflow'
import { theCustomer, theStore } from './assignees.ts'
import { belongsTo } from './conditions.ts'
import { twoDaysOrAgreed } from './limits.ts'
import { label, type Words } from './words.ts'

/** Where it goes on: one node, or several tried in order, of which the last has no condition. */
export type Way = string | readonly (string | Edge)[]

/** To that node when the condition holds. */
export const on = (when: Condition, to: string): Edge => ({ to, when })

const edges = (way: Way): readonly Edge[] =>
  (typeof way === 'string' ? [way] : way).map((edge) => (typeof edge === 'string' ? { to: edge } : edge))

type Body = Partial<Omit<PersonNode, 'key' | 'label' | 'kind' | 'work' | 'stage' | 'assignee' | 'next' | 'limits'>> & {
  readonly stage: string
  readonly who: PersonNode['assignee']
  readonly limits?: TimeLimit
  readonly next: Way
}

function person(key: string, words: Words, { who, next, ...more }: Body, operations: PersonNode['operations']) {
  return { operations, ...more, key, label: label(words), assignee: who, next: edges(next) }
}

/** The progress bar's stages while a visit is still being given out, and while somebody is on the way. */
export const onTheWay = (given: string, way: string): { readonly [state in StageState]?: string } => ({
  pending: given,
  assigned: given,
  accepted: way,
  travelling: way,
})

/** Somebody goes there. */
export const visit = (key: string, words: Words, body: Body): TaskNode => ({
  ...person(key, words, body, usualOperations.visit),
  kind: 'task',
  work: 'visit',
})

/** Somebody does it from where they sit. */
export const desk = (key: string, words: Words, body: Body): TaskNode => ({
  ...person(key, words, body, usualOperations.desk),
  kind: 'task',
  work: 'desk',
})

type Approval = Body & { readonly signers?: ApprovalNode['signers']; readonly rejectTo?: string }

/** Decided by one of those named unless `signers` says all or most; a rejection goes to `rejectTo`, else back to the work. */
export const approval = (
  key: string,
  words: Words,
  { signers = 'any', rejectTo, ...body }: Approval,
): ApprovalNode => ({
  ...person(key, words, body, usualOperations.approval),
  kind: 'approval',
  work: 'approval',
  signers,
  ...(rejectTo && { rejectTo }),
})

/** An approval beside the flow, opened by an escalation: nothing waits for it. */
export const asideApproval = (key: string, words: Words, body: Omit<Approval, 'next'>): ApprovalNode => ({
  ...approval(key, words, { operations: operationsAside, ...body, next: [] }),
  aside: true,
})

type Judging = Pick<Body, 'stage' | 'next' | 'limits' | 'access'> & { readonly judges: string }

/** The shop judges the lines of that work; two days, then silence agrees. */
export const storeAccepts = (key: string, words: Words, { judges, ...body }: Judging): TaskNode => ({
  ...person(key, words, { limits: twoDaysOrAgreed, ...body, who: [theStore] }, usualOperations.acceptance),
  kind: 'task',
  work: 'acceptance',
  judges,
})

/** The customer agrees to that work as a whole; two days, then silence agrees. */
export const customerConfirms = (key: string, words: Words, { judges, ...body }: Judging): TaskNode => ({
  ...person(key, words, { limits: twoDaysOrAgreed, ...body, who: [theCustomer] }, usualOperations.confirm),
  kind: 'task',
  work: 'confirm',
  judges,
})

/** Work goes to the shop where there is one, else to the customer. */
export const toWhoItIsFor: Way = [on(belongsTo('store'), 'acceptance'), 'confirm']

/** `acceptance` by the shop and `confirm` by the customer, as far as there are such, and then on. */
export const handOver = (judges: string, stage: string, next: string): readonly TaskNode[] => [
  storeAccepts('acceptance', '门店验收 | Store acceptance', {
    judges,
    stage,
    next: [on(belongsTo('customer'), 'confirm'), next],
  }),
  customerConfirms('confirm', '客户确认 | Customer’s confirmation', { judges, stage, next }),
]

/** Every branch at once, until they meet at the join. */
export const fork = (
  key: string,
  words: Words,
  { stage, branches, join }: Pick<ParallelNode, 'stage' | 'branches' | 'join'>,
): ParallelNode => ({ key, kind: 'parallel', label: label(words), stage, branches, join })

/** Where the branches of that fork meet: all of them unless `need` says how many are enough. */
export const join = (
  key: string,
  words: Words,
  { of, need = 'all', stage, next }: { of: string; need?: JoinNode['need']; stage: string; next: Way },
): JoinNode => ({ key, kind: 'join', label: label(words), of, need, stage, next: edges(next) })

type Onward = { readonly stage: string; readonly next: Way }

const auto = (key: string, words: Words, { stage, next }: Onward, action: AutoAction): AutoNode => ({
  key,
  kind: 'auto',
  label: label(words),
  stage,
  next: edges(next),
  ...action,
})

/** The settlement is made; up to so many yuan it needs nobody's look. */
export const settle = (stage: string, next: Way = 'done', yuan = 1_000): AutoNode =>
  auto('settle', '结算 | Settlement', { stage, next }, { action: 'settle', confirmUpTo: yuan * 100 })

type Notify = AutoAction & { action: 'notify' }
export const notify = (
  key: string,
  words: Words,
  { whom, says, ...way }: Onward & { readonly whom: Notify['whom']; readonly says: Words },
): AutoNode => auto(key, words, way, { action: 'notify', whom, words: label(says) })

/** Opens a linked order of another work type with the answers of the fields named. */
export const opensOrder = (
  key: string,
  words: Words,
  { workType, copy, ...way }: Onward & { readonly workType: string; readonly copy?: readonly string[] },
): AutoNode => auto(key, words, way, { action: 'create_work_order', workType, ...(copy && { copy }) })

type Stock = AutoAction & { action: 'stock_request' }
/** Asks the nearest warehouse for the parts of a field, or for those named by code. */
export const stockRequest = (
  key: string,
  words: Words,
  { field, parts, ...way }: Onward & Pick<Stock, 'field' | 'parts'>,
): AutoNode => auto(key, words, way, { action: 'stock_request', ...(field && { field }), ...(parts && { parts }) })

/** Books what a field says was paid in advance; it is netted when the order is settled. */
export const bookPrepayment = (
  key: string,
  words: Words,
  { field, ...way }: Onward & { readonly field: string },
): AutoNode => auto(key, words, way, { action: 'prepayment', field })

export const webhook = (key: string, words: Words, { hook, ...way }: Onward & { readonly hook: string }): AutoNode =>
  auto(key, words, way, { action: 'webhook', hook })

export const tag = (key: string, words: Words, { tags, ...way }: Onward & { readonly tags: readonly string[] }) =>
  auto(key, words, way, { action: 'tag', tags })

export const makeUrgent = (key: string, words: Words, way: Onward): AutoNode =>
  auto(key, words, way, { action: 'priority', urgent: true })

/** Waits for so many minutes of the calendar. */
export const waitFor = (
  key: string,
  words: Words,
  { minutes, calendar, stage, next }: Onward & { readonly minutes: number; readonly calendar?: WorkCalendarKind },
): WaitNode => ({
  key,
  kind: 'wait',
  label: label(words),
  stage,
  next: edges(next),
  until: { kind: 'timer', minutes, ...(calendar && { calendar }) },
})

type Timeout = { readonly minutes: number; readonly calendar?: WorkCalendarKind; readonly to: string }
/** Waits for word from outside, which may be given up after a time. */
export const waitUntil = (
  key: string,
  words: Words,
  { event, timeout, stage, next }: Onward & { readonly event: string; readonly timeout?: Timeout },
): WaitNode => ({
  key,
  kind: 'wait',
  label: label(words),
  stage,
  next: edges(next),
  until: { kind: 'event', event, ...(timeout && { timeout }) },
})

const end =
  (outcome: EndNode['outcome']) =>
  (key: string, words: Words, stage: string): EndNode => ({ key, kind: 'end', outcome, label: label(words), stage })

export const completed = end('completed')
export const cancelled = end('cancelled')
export const cannotComplete = end('cannot_complete')
export const done = (stage: string): Node => completed('done', '完成 | Done', stage)
