import type { Reply } from '@field/contract'
import type { AutomationRule, RuleAction, Trigger } from '@field/domain/automation'
import { type Language, say } from '@field/domain/kernel'
import type { Words } from '../../words/area.ts'
import type { ruleWords } from '../../words/rules.ts'

export type Kept = Reply<'GET /automation/rules'>['rules'][number]
type W = Words<typeof ruleWords>

/** The events that the editor offers; a ready rule may listen to others. */
export const offered = ['reported', 'escalated', 'rated', 'task_returned', 'task_cannot_complete'] as const
export type Offered = (typeof offered)[number]
const isOffered = (kind: string): kind is Offered => offered.some((one) => one === kind)

export function triggerWords(when: Trigger, w: W): string {
  switch (when.on) {
    case 'event':
      return isOffered(when.kind) ? w[`on_${when.kind}`] : w.on_other
    case 'node':
      return when.phase === 'done' ? w.on_node_done(when.node) : w.on_node(when.node)
    case 'answer':
      return w.on_answer(when.field)
    case 'closed':
      return w.on_closed
    case 'hook':
      return w.on_hook(when.event)
    case 'repeat':
      return w.on_repeat(when.field, when.times, when.days)
    case 'schedule':
      return when.over.kind === 'once'
        ? w.on_daily
        : when.over.kind === 'warranties'
          ? w.on_warranties(when.over.days)
          : w.on_maintenance(when.over.days)
  }
}

function actionWords(action: RuleAction, w: W, language: Language, typeName: (key: string) => string): string {
  switch (action.do) {
    case 'create_work_order':
      return w.do_create_work_order(typeName(action.workType))
    case 'notify':
      return w.do_notify(say(action.words, language))
    case 'escalate':
      return w.do_escalate(say(action.words, language))
    case 'tag':
      return w.do_tag(action.tags.join(' '))
    case 'set_priority':
      return action.urgent ? w.hurry : w.do_set_priority
    case 'assign':
      return w.do_assign
    case 'webhook':
      return w.do_webhook(action.hook)
  }
}

/** A rule as two lines: when (and if), then. */
export function automationSentence(
  { when, then, afterMinutes, if: condition }: AutomationRule,
  { w, language, typeName }: { w: W; language: Language; typeName: (key: string) => string },
): { readonly when: string; readonly then: string } {
  const comma = language === 'en' ? ', ' : '，'
  const heads = [
    `${w.when}${language === 'en' ? ' ' : ''}${triggerWords(when, w)}`,
    afterMinutes !== undefined && w.after(w.minutes(afterMinutes)),
    condition !== undefined && w.ifHolds,
  ]
  return {
    when: heads.filter(Boolean).join(comma),
    then: `${w.then}${language === 'en' ? ' ' : ''}${then.map((one) => actionWords(one, w, language, typeName)).join(comma)}`,
  }
}

/** A rule of one's own as it is typed. */
export type RuleForm = {
  readonly name: string
  readonly on: Offered | 'closed'
  readonly workTypes: readonly string[]
  readonly tell: boolean
  readonly words: string
  readonly mark: boolean
  readonly tags: string
  readonly hurry: boolean
}

export const emptyRule: RuleForm = {
  name: '',
  on: 'reported',
  workTypes: [],
  tell: false,
  words: '',
  mark: false,
  tags: '',
  hurry: false,
}

export function lackIn({
  name,
  tell,
  words,
  mark,
  tags,
  hurry,
}: RuleForm): 'nameFirst' | 'doFirst' | 'sayFirst' | 'tagFirst' | null {
  if (name.trim() === '') return 'nameFirst'
  if (!tell && !mark && !hurry) return 'doFirst'
  if (tell && words.trim() === '') return 'sayFirst'
  return mark && tags.trim() === '' ? 'tagFirst' : null
}

export function ruleOf(form: RuleForm, key: string): AutomationRule {
  const then: RuleAction[] = [
    ...(form.tell ? [{ do: 'notify', whom: ['manager'], words: { 'zh-CN': form.words.trim() } } as const] : []),
    ...(form.mark ? [{ do: 'tag', tags: form.tags.trim().split(/\s+/) } as const] : []),
    ...(form.hurry ? [{ do: 'set_priority', urgent: true } as const] : []),
  ]
  return {
    key,
    label: { 'zh-CN': form.name.trim() },
    when: form.on === 'closed' ? { on: 'closed' } : { on: 'event', kind: form.on },
    ...(form.workTypes.length > 0 && { workTypes: form.workTypes }),
    then,
  }
}
