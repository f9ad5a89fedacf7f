import { type Answer, type CascadeOption, type Field, own, plainText } from '../form/index.ts'
import { asId, type Label, say } from '../kernel/index.ts'
import type { WorkOrder } from '../work-order/index.ts'
import { isPersonNode, nodeOf, pieceOfAnswer, type WorkTypeDefinition } from '../workflow/index.ts'
import { inBoth, type Value } from './saying.ts'

type Answered = { readonly field: Field; readonly answer: Answer }

/** The newest answer under that key: of the tasks, the last first, else of the report. */
function answered(definition: WorkTypeDefinition, order: WorkOrder, key: string): Answered | null {
  const given = [
    ...[...order.tasks].reverse().map(({ node: at, answers }) => {
      const node = nodeOf(definition, at)
      return { form: isPersonNode(node) ? node.form : undefined, answers }
    }),
    { form: definition.report, answers: order.report },
  ]
  for (const { form, answers } of given) {
    const answer = own(answers, key)
    const field = answer === undefined ? undefined : form?.fields.find((one) => one.key === key)
    if (field && answer !== undefined) return { field, answer }
  }
  return null
}

/** The last of the options chosen, which says the most in the least room. */
function leafOf(options: readonly CascadeOption[], [first, ...rest]: readonly unknown[]): Label | null {
  const option = options.find(({ value }) => value === first)
  if (!option) return null
  return rest.length === 0 ? option.label : leafOf(option.children ?? [], rest)
}

function wordsOf(field: Field, answer: Answer): Label {
  if (field.kind === 'cascade' && Array.isArray(answer)) {
    const leaf = leafOf(field.options, answer)
    if (leaf) return inBoth((language) => say(leaf, language))
  }
  // A unit stands in the words around it, since WeChat's number keywords hold digits only.
  const bare = field.kind === 'number' || (field.kind === 'computed' && field.as !== 'money')
  return inBoth((language) => (bare ? plainText(answer) : plainText(field, answer, language)))
}

/** What `{answer.<key>}` stands for in this order now; null when nobody has answered it. */
export function answerValue(definition: WorkTypeDefinition, order: WorkOrder, key: string): Value | null {
  const found = answered(definition, order, key)
  if (!found) return null
  const { field, answer } = found
  if ((field.kind === 'date' || field.kind === 'datetime') && typeof answer === 'number')
    return { kind: 'at', at: answer, dayOnly: field.kind === 'date' }
  if (field.kind === 'person' && typeof answer === 'string') return { kind: 'person', personId: asId(answer) }
  const words = wordsOf(field, answer)
  if (words['zh-CN'].trim() === '') return null
  const most = Math.max(...(['zh-CN', 'en'] as const).map((one) => pieceOfAnswer(field, one)?.length ?? 20))
  return { kind: 'words', words, most }
}
