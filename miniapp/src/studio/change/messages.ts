import type { Label, Language } from '@field/domain/kernel'
import {
  fieldLimit,
  fitOf,
  isPersonNode,
  type MessageFieldKind,
  type MessageRule,
  messageFieldKind,
  piecesOf,
  type WorkTypeDefinition,
} from '@field/domain/workflow'
import { label, said } from './whole.ts'

const same = (text: string): Label => label(text, text)
const ticket = { character_string1: same('{number}'), thing2: same('{title}') }

/** The product's templates that a work type may speak on, each with the words it begins with. */
export const templates: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  received: {
    ...ticket,
    phrase3: label('已受理'),
    time4: same('{expected}'),
    thing5: label('我们尽快联系您', 'We call soon'),
  },
  assigned: {
    ...ticket,
    name3: same('{technician}'),
    time4: same('{expected}'),
    thing5: label('师傅会按时到', 'On the way soon'),
  },
  on_the_way: {
    character_string1: same('{number}'),
    name2: same('{technician}'),
    time3: same('{expected}'),
    thing4: same('{place}'),
    thing5: label('师傅已出发', 'On the way'),
  },
  awaiting_acceptance: {
    ...ticket,
    time3: same('{expected}'),
    time4: same('{deadline}'),
    thing5: label('请看处理结果', 'Please have a look'),
  },
  completed: {
    ...ticket,
    time3: same('{expected}'),
    name4: same('{technician}'),
    thing5: label('谢谢，欢迎评价', 'Thank you'),
  },
  task_assigned: {
    character_string1: same('{number}'),
    thing2: same('{title}'),
    thing3: same('{place}'),
    time4: same('{deadline}'),
    phrase5: label('新任务'),
  },
}

export const placeholders = ['title', 'number', 'place', 'technician', 'expected', 'deadline', 'node'] as const

const fitting: { readonly [kind in MessageFieldKind]?: readonly (typeof placeholders)[number][] } = {
  thing: ['title', 'place', 'technician', 'node'],
  character_string: ['number'],
  number: [],
  time: ['expected', 'deadline'],
  date: ['expected', 'deadline'],
  name: ['technician'],
}

/** What may stand for something in a field of the template; what WeChat would refuse there is not offered. */
export function placeholdersFor(field: string): readonly (typeof placeholders)[number][] {
  const kind = messageFieldKind(field)
  return (kind && fitting[kind]) ?? []
}

const messagesOf = (definition: WorkTypeDefinition) => definition.messages ?? []

const withMessages = (definition: WorkTypeDefinition, messages: readonly MessageRule[]): WorkTypeDefinition => {
  const { messages: _, ...rest } = definition
  return messages.length > 0 ? { ...rest, messages } : rest
}

/** A new message, told to the customer when the order is completed unless said otherwise. */
export const addMessage = (definition: WorkTypeDefinition, key: string, node: string | null): WorkTypeDefinition =>
  withMessages(definition, [
    ...messagesOf(definition),
    node === null
      ? { key, on: 'completed', whom: ['customer'], template: 'completed', fields: templates.completed ?? {} }
      : {
          key,
          on: 'node_entered',
          node,
          whom: ['manager'],
          template: 'task_assigned',
          fields: templates.task_assigned ?? {},
        },
  ])

export const setMessage = (
  definition: WorkTypeDefinition,
  key: string,
  make: (message: MessageRule) => MessageRule,
): WorkTypeDefinition =>
  withMessages(
    definition,
    messagesOf(definition).map((message) => (message.key === key ? make(message) : message)),
  )

export const removeMessage = (definition: WorkTypeDefinition, key: string): WorkTypeDefinition =>
  withMessages(
    definition,
    messagesOf(definition).filter((message) => message.key !== key),
  )

/** Another template: words of fields of the same name stay, the others begin anew. */
export const withTemplate = (message: MessageRule, template: string): MessageRule => ({
  ...message,
  template,
  fields: Object.fromEntries(
    Object.entries(templates[template] ?? {}).map(([field, words]) => [field, message.fields[field] ?? words]),
  ),
})

export const withWords = (message: MessageRule, field: string, language: Language, text: string): MessageRule => ({
  ...message,
  fields: { ...message.fields, [field]: said(message.fields[field] ?? label(''), language, text) },
})

/** What WeChat makes of one field's words: how long they can get, how long they may be, and what would be refused. */
export type Fit = {
  readonly length: number
  readonly limit: number | null
  readonly fault: 'too_long' | 'characters' | 'placeholder' | null
}

/** Counts the words of a field as they would be sent at their longest, with every placeholder filled. */
export function fitOfWords(definition: WorkTypeDefinition, field: string, text: string, language: Language): Fit {
  const kind = messageFieldKind(field)
  const forms = [
    definition.report,
    ...definition.nodes.flatMap((node) => (isPersonNode(node) && node.form ? [node.form] : [])),
  ]
  const answers = new Map(forms.flatMap(({ fields }) => fields.map((one) => [one.key, one] as const)))
  const { pieces, unknown } = piecesOf(text, language, { answers, nodes: definition.nodes.map((node) => node.label) })
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const limit = kind && fieldLimit(kind)
  if (unknown !== null) return { length, limit, fault: 'placeholder' }
  const fault = kind ? fitOf(kind, pieces) : null
  return { length, limit, fault: fault?.rule ?? null }
}
