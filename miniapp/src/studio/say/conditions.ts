import type { Condition, ConditionReference, Operand } from '@field/domain/condition'
import type { CascadeOption, Field } from '@field/domain/form'
import { type Label, type Language, say } from '@field/domain/kernel'
import { isPersonNode, type WorkTypeDefinition } from '@field/domain/workflow'
import type { Words } from '../../words/area.ts'
import type { studioWords } from '../../words/studio.ts'
import { builtOf, choicesGiving } from '../change/tests.ts'

export type Speech = {
  readonly definition: WorkTypeDefinition
  readonly language: Language
  readonly w: Words<typeof studioWords>
}

export function fieldNamed(definition: WorkTypeDefinition, key: string): Field | null {
  const forms = [
    ...definition.nodes.flatMap((node) => (isPersonNode(node) && node.form ? [node.form] : [])),
    definition.report,
  ]
  return forms.flatMap(({ fields }) => fields).find((field) => field.key === key) ?? null
}

/** What a reference is called: a field by its label, a fact of the order by its word. */
export function subjectWords({ from, key }: ConditionReference, { definition, language, w }: Speech): string {
  const field = from === 'answer' ? fieldNamed(definition, key) : null
  if (field) return say(field.label, language)
  const word = `fact_${key}`
  return from === 'order' && Object.hasOwn(w, word) ? (w[word as 'fact_urgent'] as string) : key
}

const labelIn = (options: readonly CascadeOption[], value: unknown): Label | null => {
  for (const one of options) {
    const found = one.value === value ? one.label : labelIn(one.children ?? [], value)
    if (found) return found
  }
  return null
}

const plainKey = /^[a-z][a-z0-9_]*$/

/** A mark in words: itself, or, where a preset gave it a key, by the choices that give it: "有异物等 4 种". */
export function markWords(mark: string, { definition, language, w }: Speech): string {
  if (!plainKey.test(mark)) return mark
  const [first, ...others] = new Set(choicesGiving(definition, mark).map(({ label }) => say(label, language)))
  if (first === undefined) return mark
  return others.length === 0 ? first : w.andOthers(first, others.length + 1)
}

/** A value as it is said of a field: a choice by its label, fen in yuan, a number with its unit. */
export function valueWords(at: ConditionReference, value: Operand, speech: Speech): string {
  const { definition, language, w } = speech
  if (typeof value === 'object') return subjectWords(value, speech)
  if (typeof value === 'boolean') return value ? w.yes : w.no
  const field = at.from === 'answer' ? fieldNamed(definition, at.key) : null
  if (field && 'options' in field) {
    const label = labelIn(field.options, value)
    if (label) return say(label, language)
  }
  if (at.from === 'order' && at.key === 'tags' && typeof value === 'string') return markWords(value, speech)
  const money = field?.kind === 'money' || (field?.kind === 'computed' && field.as === 'money')
  if (money && typeof value === 'number') return w.yuan(`${value / 100}`)
  const unit = field && 'unit' in field && field.unit ? ` ${say(field.unit, language)}` : ''
  return `${value}${unit}`
}

const spaced = (language: Language, ...parts: readonly string[]) =>
  parts.join(language === 'en' ? ' ' : '').replace(/([一-鿿])(\d)/g, '$1 $2')

/** A condition as a short sentence: "金额超过 600 元", "分类包含有异物，且急单是". */
export function conditionWords(condition: Condition, speech: Speech): string {
  const { language, w } = speech
  const built = builtOf(condition)
  const [only] = built?.tests ?? []
  if (built?.tests.length === 1 && only) {
    const name = subjectWords(only.at, speech)
    const whole = only.at.from === 'order' && only.at.key.endsWith('_id')
    if (whole) return only.op === 'missing' ? w.notSo(name) : name
    if (only.at.from === 'order' && only.at.key === 'urgent') return only.value === false ? w.notSo(name) : name
    if (only.value === null)
      return spaced(language, name, language === 'en' ? '' : ' ', w[`test_${only.op}`]).replace(/ {2,}/g, ' ')
    return spaced(language, name, w[`test_${only.op}`], valueWords(only.at, only.value, speech))
  }
  if (condition.op === 'all' || condition.op === 'any') {
    const parts = condition.of.map((part) => conditionWords(part, speech))
    return parts.reduce((one, other) => (condition.op === 'all' ? w.both(one, other) : w.either(one, other)))
  }
  if (condition.op === 'not') return w.notSo(conditionWords(condition.of, speech))
  if (condition.op === 'exists') return spaced(language, subjectWords(condition.at, speech), w.test_exists)
  const values = condition.op === 'in' ? condition.values : [condition.value]
  const said = values.map((value) => valueWords(condition.at, value, speech)).join(language === 'en' ? ', ' : '、')
  return spaced(language, subjectWords(condition.at, speech), w[`test_${condition.op}`], said)
}

/** The same beside a line of the picture, where the field's name would take the room: "超过 600 元", "有异物". */
export function shortCondition(condition: Condition, speech: Speech): string {
  const built = builtOf(condition)
  const [only] = built?.tests ?? []
  if (built?.tests.length !== 1 || !only || only.value === null || typeof only.value === 'boolean')
    return conditionWords(condition, speech)
  const value = valueWords(only.at, only.value, speech)
  // "是" or "No" alone would tell nothing.
  if (value === speech.w.yes || value === speech.w.no) return conditionWords(condition, speech)
  if (only.op === 'equals' || only.op === 'contains') return value
  return spaced(speech.language, speech.w[`test_${only.op}`], value)
}
