import { type Condition, type ConditionFacts, evaluateCondition } from '../condition/index.ts'
import type { Answer, Answers } from './field.ts'
import { own } from './own.ts'
import type { PreparedField, PreparedForm } from './prepared-form.ts'
import { formulaFuel, type Reckoning, reckon } from './reckon.ts'

/** The form over some answers: what is reckoned from them is among them, `shown` tells by place which fields are there. */
export type Look = { readonly answers: Answers; readonly facts: ConditionFacts; readonly shown: readonly boolean[] }

export function decide(condition: boolean | Condition, facts: ConditionFacts, otherwise: boolean): boolean {
  if (typeof condition === 'boolean') return condition
  const found = evaluateCondition(condition, facts)
  return found.ok ? found.value : otherwise
}

const isShown = ({ visible }: PreparedField, facts: ConditionFacts): boolean =>
  visible === null || decide(visible, facts, true)

/** Facts whose answers are these over the earlier ones; of those only what conditions read is carried along. */
function factsWith(form: PreparedForm, answers: Answers, facts: ConditionFacts): ConditionFacts {
  const earlier = facts.answer
  if (earlier === undefined || earlier === answers) return { ...facts, answer: answers }
  const answer: Record<string, unknown> = {}
  for (const key of form.reads) {
    const given = own(answers, key)
    answer[key] = given === undefined ? own(earlier, key) : given
  }
  return { ...facts, answer }
}

/**
 * The answers with every computed field reckoned anew, in the order of need; what was sent for one is dropped. A hidden
 * field counts as missing, in formulas too, so that a finished form adds up from what it keeps.
 */
function computedInto(form: PreparedForm, answers: Answers, facts: ConditionFacts): Answers {
  const kept: Record<string, Answer> = {}
  for (const key of Object.keys(answers)) {
    const answer = answers[key]
    if (answer !== undefined && !form.computedKeys.has(key)) put(kept, key, answer)
  }
  const merged: Record<string, unknown> = { ...facts.answer, ...kept }
  for (const key of form.computedKeys) delete merged[key]
  const all = { ...facts, answer: merged }
  const run: Reckoning = {
    facts: all,
    fuel: formulaFuel,
    valueOf: (key) => {
      const field = form.byKey.get(key)
      return field && !isShown(field, all) ? undefined : own(merged, key)
    },
  }
  for (const field of form.computed) {
    if (field.visible && !decide(field.visible, all, true)) continue
    const value = reckon(field.formula, field.as === 'money' ? 0 : (field.decimals ?? 6), run)
    if (value === undefined) continue
    merged[field.key] = value
    kept[field.key] = value
  }
  return kept
}

/** Sets a member of that very name, `__proto__` included: names come from outside. */
export function put(record: Record<string, Answer>, key: string, value: Answer): void {
  if (key === '__proto__') Object.defineProperty(record, key, { value, enumerable: true, writable: true })
  else record[key] = value
}

export function lookAt(form: PreparedForm, given: Answers, earlier: ConditionFacts = {}): Look {
  const answers = form.computedKeys.size > 0 ? computedInto(form, given, earlier) : given
  const facts = form.reads.length > 0 ? factsWith(form, answers, withoutComputed(form, earlier)) : earlier
  const shown = form.fields.map(({ visible }) => visible === null || decide(visible, facts, true))
  return { answers, facts, shown }
}

/** A computed field is never read from an earlier round: it has today's value or none. */
function withoutComputed(form: PreparedForm, facts: ConditionFacts): ConditionFacts {
  if (form.computedKeys.size === 0 || facts.answer === undefined) return facts
  const answer = { ...facts.answer }
  for (const key of form.computedKeys) delete answer[key]
  return { ...facts, answer }
}
