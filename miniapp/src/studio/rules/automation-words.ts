import type { Role } from '@field/domain/access'
import type { AutomationRule, RuleAction, Trigger } from '@field/domain/automation'
import type { Condition } from '@field/domain/condition'
import { type Language, say } from '@field/domain/kernel'
import type { Whom } from '@field/domain/workflow'
import type { Words } from '../../words/area.ts'
import type { ruleWords } from '../../words/rules.ts'
import { isOffered } from './automation-model.ts'
import { clockOf } from './hours.ts'
import { builtOf, type Subject, subjectFor, type Test } from './if-model.ts'

export type Speech = {
  readonly w: Words<typeof ruleWords>
  readonly language: Language
  readonly typeName: (key: string) => string
  readonly whomName: (whom: Whom) => string
  readonly roleName: (role: Role) => string
  readonly spanName: (minutes: number) => string
  /** What its condition may look at, by name; a field that no form asks is called by its key. */
  readonly subjects: readonly Subject[]
  readonly nodeName?: (key: string) => string
}

const listed = (words: readonly string[], language: Language): string => words.join(language === 'en' ? ', ' : '、')
const spaced = (language: Language, ...parts: readonly string[]) =>
  parts
    .filter((part) => part !== '')
    .join(language === 'en' ? ' ' : '')
    .replace(/([一-鿿])([\w¥])/g, '$1 $2')
    .replace(/(\w)([一-鿿])/g, '$1 $2')

/** A field by its label; those that the ready rules speak of have a name before any form asks them. */
export function fieldName({ subjects, w }: Pick<Speech, 'subjects' | 'w'>, key: string): string {
  const asked = subjects.find(({ at }) => at.from === 'answer' && at.key === key)
  const known = `known_${key}`
  return asked?.word ?? (Object.hasOwn(w, known) ? w[known as 'known_fault_code'] : key)
}

export function triggerWords(when: Trigger, speech: Speech): string {
  const { w } = speech
  switch (when.on) {
    case 'event':
      return when.status === undefined && isOffered(when.kind) ? w[`on_${when.kind}`] : w.on_other
    case 'node': {
      const node = speech.nodeName?.(when.node) ?? when.node
      return when.phase === 'done' ? w.on_node_done(node) : w.on_node(node)
    }
    case 'answer': {
      const field = fieldName(speech, when.field)
      return when.change === 'set' ? w.on_answer(field) : w.on_answer_changed(field)
    }
    case 'closed':
      return w.on_closed
    case 'hook':
      return w.on_hook(when.event)
    case 'repeat':
      return w.on_repeat(fieldName(speech, when.field), when.times, when.days)
    case 'schedule':
      return when.over.kind === 'once'
        ? w.on_daily(clockOf(when.at))
        : when.over.kind === 'warranties'
          ? w.on_warranties(when.over.days)
          : w.on_maintenance(when.over.days)
  }
}

function testWords(test: Test, speech: Speech): string {
  const { w, language, subjects } = speech
  const found = subjectFor(subjects, test)
  const subject = found.word === test.at.key ? { ...found, word: fieldName(speech, test.at.key) } : found
  const { op, value } = test
  if (subject.kind === 'truth') return value === false ? w.not(subject.word) : subject.word
  const name = (one: unknown): string => {
    if (subject.kind === 'money' && typeof one === 'number') return `¥${one / 100}`
    return subject.options?.find(({ id }) => id === one)?.word ?? `${one}`
  }
  const said = value === null ? '' : Array.isArray(value) ? listed(value.map(name), language) : name(value)
  return spaced(language, subject.word, w[`test_${op}`], said)
}

/** A condition as a short sentence: "评分不超过 2，且急单". */
export function conditionSentence(condition: Condition, speech: Speech): string {
  const { w } = speech
  const built = builtOf(condition)
  if (built) return built.tests.map((test) => testWords(test, speech)).join(built.join === 'any' ? w.or : w.and)
  if (condition.op === 'all' || condition.op === 'any')
    return condition.of
      .map((part) => {
        const inner = conditionSentence(part, speech)
        return part.op === 'all' || part.op === 'any' ? `(${inner})` : inner
      })
      .join(condition.op === 'any' ? w.or : w.and)
  if (condition.op === 'not') return w.not(conditionSentence(condition.of, speech))
  return 'at' in condition ? condition.at.key : ''
}

export function actionWords(action: RuleAction, speech: Speech): string {
  const { w, language, typeName, whomName, roleName } = speech
  const whom = (list: readonly Whom[]) => listed(list.map(whomName), language)
  switch (action.do) {
    case 'create_work_order':
      return w.do_create_work_order(typeName(action.workType))
    case 'notify':
      return w.do_notify(whom(action.whom), say(action.words, language))
    case 'escalate':
      return w.do_escalate(whom(action.whom), say(action.words, language))
    case 'tag':
      return w.do_tag(action.tags.join(' '))
    case 'set_priority':
      return action.urgent ? lower(w.hurry, language) : lower(w.unhurry, language)
    case 'assign':
      return w.do_assign('role' in action.to ? roleName(action.to.role) : w.onePerson)
    case 'webhook':
      return w.do_webhook(action.hook)
  }
}

const lower = (word: string, language: Language) =>
  language === 'en' ? word.slice(0, 1).toLowerCase() + word.slice(1) : word

/** A rule as lines: when, if, then. */
export function automationSentence(
  { when, then, afterMinutes, if: condition }: Pick<AutomationRule, 'when' | 'then' | 'afterMinutes' | 'if'>,
  speech: Speech,
): { readonly when: string; readonly if: string | null; readonly then: string } {
  const { w, language } = speech
  const comma = language === 'en' ? ', ' : '，'
  const heads = [
    spaced(language, w.when, triggerWords(when, speech)),
    afterMinutes && w.after(speech.spanName(afterMinutes)),
  ]
  return {
    when: heads.filter(Boolean).join(comma),
    if: condition === undefined ? null : spaced(language, w.ifWord, conditionSentence(condition, speech)),
    then: spaced(language, w.then, then.map((one) => actionWords(one, speech)).join(comma)),
  }
}
