import type { Reply } from '@field/contract'
import type { AutomationRule, RuleAction, Trigger } from '@field/domain/automation'
import type { Condition } from '@field/domain/condition'
import { builtOf, isOpen } from './if-model.ts'

export type Kept = Reply<'GET /automation/rules'>['rules'][number]

/** The events that the editor offers; a rule may listen to others. */
export const offered = ['reported', 'escalated', 'rated', 'task_returned', 'task_cannot_complete'] as const
export type Offered = (typeof offered)[number]
export const isOffered = (kind: string): kind is Offered => offered.some((one) => one === kind)

export const triggerPicks = [...offered, 'closed', 'node', 'answer', 'repeat', 'hook', 'schedule'] as const
export type TriggerPick = (typeof triggerPicks)[number] | 'other'

/** Under which word of the editor a trigger stands. */
export function pickOf(when: Trigger): TriggerPick {
  if (when.on !== 'event') return when.on
  return when.status === undefined && isOffered(when.kind) ? when.kind : 'other'
}

/** A trigger of that kind to begin with; the same one when it is of that kind already. */
export function triggerOf(pick: TriggerPick, now: Trigger): Trigger {
  if (pick === pickOf(now)) return now
  switch (pick) {
    case 'closed':
      return { on: 'closed' }
    case 'node':
      return { on: 'node', node: '', phase: 'entered' }
    case 'answer':
      return { on: 'answer', field: '', change: 'set' }
    case 'repeat':
      return { on: 'repeat', field: '', times: 3, days: 90 }
    case 'hook':
      return { on: 'hook', event: '' }
    case 'schedule':
      return { on: 'schedule', at: 480, over: { kind: 'warranties', days: 30 } }
    case 'other':
      return now
    default:
      return { on: 'event', kind: pick }
  }
}

export const actionPicks = [
  'notify',
  'tag',
  'set_priority',
  'escalate',
  'assign',
  'create_work_order',
  'webhook',
] as const satisfies readonly RuleAction['do'][]

/** An action of that kind to begin with. */
export function actionOf(kind: RuleAction['do']): RuleAction {
  switch (kind) {
    case 'notify':
    case 'escalate':
      return { do: kind, whom: ['manager'], words: { 'zh-CN': '' } }
    case 'tag':
      return { do: kind, tags: [] }
    case 'set_priority':
      return { do: kind, urgent: true }
    case 'assign':
      return { do: kind, to: { role: 'dispatcher' } }
    case 'create_work_order':
      return { do: kind, workType: '' }
    case 'webhook':
      return { do: kind, hook: '' }
  }
}

/** A rule as it is typed. */
export type RuleForm = {
  readonly name: string
  readonly english: string
  readonly when: Trigger
  readonly workTypes: readonly string[]
  readonly afterMinutes: number | null
  readonly if: Condition | null
  readonly then: readonly RuleAction[]
  readonly enabled: boolean
  /** What the rule says besides, which the editor does not ask and keeps as it is. */
  readonly rest: Readonly<Record<string, unknown>>
}

export const emptyRule: RuleForm = {
  name: '',
  english: '',
  when: { on: 'event', kind: 'reported' },
  workTypes: [],
  afterMinutes: null,
  if: null,
  then: [],
  enabled: true,
  rest: {},
}

export function formOf({ rule, enabled }: Pick<Kept, 'rule' | 'enabled'>): RuleForm {
  const { key: _key, label, when, workTypes, afterMinutes, if: condition, then, ...rest } = rule
  return {
    name: label['zh-CN'],
    english: label.en ?? '',
    when,
    workTypes: workTypes ?? [],
    afterMinutes: afterMinutes ?? null,
    if: condition ?? null,
    then,
    enabled,
    rest,
  }
}

const key = /^[a-z][a-z0-9_]{0,31}$/

const whenIsOpen = (when: Trigger): boolean =>
  (when.on === 'node' && when.node === '') ||
  ((when.on === 'answer' || when.on === 'repeat') && when.field === '') ||
  (when.on === 'hook' && !key.test(when.event))

export type Lack =
  | 'nameFirst'
  | 'whenFirst'
  | 'valueFirst'
  | 'doFirst'
  | 'sayFirst'
  | 'whomFirst'
  | 'tagFirst'
  | 'typeFirst'
  | 'hookFirst'

function lackInAction(action: RuleAction): Lack | null {
  switch (action.do) {
    case 'notify':
    case 'escalate':
      if (action.whom.length === 0) return 'whomFirst'
      return action.words['zh-CN'].trim() === '' ? 'sayFirst' : null
    case 'tag':
      return action.tags.length === 0 ? 'tagFirst' : null
    case 'create_work_order':
      return action.workType === '' ? 'typeFirst' : null
    case 'webhook':
      return key.test(action.hook) ? null : 'hookFirst'
    default:
      return null
  }
}

/** The first thing that a rule still lacks. */
export function lackIn({ name, when, if: condition, then }: RuleForm): Lack | null {
  if (name.trim() === '') return 'nameFirst'
  if (whenIsOpen(when)) return 'whenFirst'
  if (builtOf(condition ?? undefined)?.tests.some(isOpen)) return 'valueFirst'
  if (then.length === 0) return 'doFirst'
  return then.map(lackInAction).find((lack) => lack !== null) ?? null
}

export function ruleOf(form: RuleForm, ruleKey: string): AutomationRule {
  const english = form.english.trim()
  return {
    ...form.rest,
    key: ruleKey,
    label: { 'zh-CN': form.name.trim(), ...(english !== '' && { en: english }) },
    when: form.when,
    ...(form.workTypes.length > 0 && { workTypes: form.workTypes }),
    ...(form.afterMinutes !== null && form.afterMinutes > 0 && { afterMinutes: form.afterMinutes }),
    ...(form.if !== null && { if: form.if }),
    then: form.then,
  }
}

/** Which part of the form a refusal is about, by the path that the server names: "rule.then.0.words". */
export function partAt(path: string | null): 'sectionName' | 'sectionWhen' | 'sectionTest' | 'sectionThen' | null {
  const [first, second] = (path ?? '').split('.')
  if (first !== 'rule') return null
  if (second === 'label' || second === 'key') return 'sectionName'
  if (second === 'when' || second === 'workTypes' || second === 'afterMinutes') return 'sectionWhen'
  return second === 'if' ? 'sectionTest' : second === 'then' ? 'sectionThen' : null
}
