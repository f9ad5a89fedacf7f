import type { Label } from '../../kernel/index.ts'
import { fitOf, messageFieldKind, piecesOf, type Speaking } from '../message-limits.ts'
import type { MessageRule } from '../message-rule.ts'
import { keyProblems, labelled } from './names.ts'
import { isPerson, type Plan } from './plan.ts'
import { type Problem, problem } from './problem.ts'
import type { World } from './world.ts'

/** Moments of the whole order, at no node. */
const wholeOrder: readonly MessageRule['on'][] = ['reported', 'completed', 'cancelled']
const decisions: readonly MessageRule['on'][] = ['approved', 'rejected']

function wordsProblems(words: string, language: keyof Label, field: string, speaking: Speaking, say: Say): Problem[] {
  const { pieces, unknown } = piecesOf(words, language, speaking)
  if (unknown !== null) return [say('message_placeholder_unknown', { name: unknown, field })]
  const kind = messageFieldKind(field)
  const unfit = kind && fitOf(kind, pieces)
  if (!unfit) return []
  return unfit.rule === 'too_long'
    ? [say('message_too_long', { field, length: unfit.length, limit: unfit.limit })]
    : [say('message_characters', { field })]
}

type Say = (rule: Problem['rule'], detail: Readonly<Record<string, string | number>>) => Problem

function nodeProblem({ nodes }: Plan, { on, node, key }: MessageRule, path: string): Problem[] {
  if (node === undefined) return []
  const target = nodes.get(node)
  const fits = decisions.includes(on) ? target?.kind === 'approval' : on === 'node_entered' ? target : isPerson(target)
  return fits && !wholeOrder.includes(on)
    ? []
    : [problem('message_node_wrong', null, `${path}.node`, { key: node, message: key })]
}

/** Messages of the work type: whom they go to, what they say, and that each fits its WeChat field at its longest. */
export function messageProblems(plan: Plan, world: World): Problem[] {
  const { messages = [] } = plan.definition
  const answers = new Map(plan.forms.flatMap(({ form }) => form.fields.map((field) => [field.key, field] as const)))
  return [
    ...keyProblems(
      messages.map(({ key }) => key),
      null,
      'messages',
    ),
    ...messages.flatMap((message): Problem[] => {
      const path = `messages.${message.key}`
      const named = message.node === undefined ? undefined : plan.nodes.get(message.node)
      const nodes = named ? [named.label] : [...plan.nodes.values()].map(({ label }) => label)
      const known = !world.templates || world.templates.includes(message.template)
      return [
        ...nodeProblem(plan, message, path),
        ...(message.whom.length > 0
          ? []
          : [problem('audience_missing', null, `${path}.whom`, { message: message.key })]),
        ...(known ? [] : [problem('message_template_unknown', null, `${path}.template`, { key: message.template })]),
        ...Object.entries(message.fields).flatMap(([field, label]): Problem[] => {
          const at = `${path}.fields.${field}`
          const say: Say = (rule, detail) => problem(rule, null, at, { message: message.key, ...detail })
          if (messageFieldKind(field) === null) return [say('message_field_unknown', { field })]
          if (!labelled(label)) return [say('label_missing', { field })]
          const found = wordsProblems(label['zh-CN'], 'zh-CN', field, { answers, nodes }, say)
          const english = label.en === undefined ? [] : wordsProblems(label.en, 'en', field, { answers, nodes }, say)
          return found.length > 0 ? found : english
        }),
      ]
    }),
  ]
}
