import type { Label } from '../kernel/index.ts'
import type { WorkOrder } from '../work-order/index.ts'
import { type MessageRule, nodeOf, type WorkTypeDefinition } from '../workflow/index.ts'
import { answerValue } from './answer-value.ts'
import { placeholdersOf, type Saying, type Value } from './saying.ts'

/** Words that say something themselves, beside what they are filled with. */
const hasWords = (label: Label): boolean => /\p{L}/u.test(label['zh-CN'].replace(/\{[^{}]*\}/g, ''))

/** What a rule says in the inbox: the words of its first `thing` that speaks, since the rest stands there in any case. */
function spoken({ fields }: MessageRule): Label | null {
  const things = Object.entries(fields).flatMap(([field, label]) => (field.startsWith('thing') ? [label] : []))
  return things.find(hasWords) ?? Object.values(fields).find(hasWords) ?? null
}

function valuesOf(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  node: string | null,
  labels: readonly Label[],
): Saying['values'] {
  const names = labels.flatMap((label) => [label['zh-CN'], label.en ?? '']).flatMap(placeholdersOf)
  const here = node === null ? null : nodeOf(definition, node)
  const values = [...new Set(names)].flatMap((name): (readonly [string, Value])[] => {
    if (name === 'node') return here ? [[name, { kind: 'words', words: here.label, most: 200 }]] : []
    const value = name.startsWith('answer.') ? answerValue(definition, order, name.slice(7)) : null
    return value ? [[name, value]] : []
  })
  return Object.fromEntries(values)
}

/** What a message rule says of an order at that node. */
export function sayRule(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  rule: MessageRule,
  node: string | null,
): Saying {
  const { key, fields } = rule
  const values = valuesOf(definition, order, rule.node ?? node, Object.values(fields))
  return { rule: key, words: spoken(rule), fields, values }
}

/** Words that stand by themselves: those of an automatic step, or the name of what is to be done. */
export const sayWords = (
  definition: WorkTypeDefinition,
  order: WorkOrder,
  words: Label,
  node: string | null,
): Saying => ({ rule: null, words, fields: {}, values: valuesOf(definition, order, node, [words]) })
