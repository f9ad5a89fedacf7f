import type { Field } from '@field/domain/form'
import type { MessageRule, Node, ProblemRule, TimeLimit, WorkTypeDefinition } from '@field/domain/workflow'
import { fixFields, label, reportFields, sound } from './sound.ts'

/** One way to break the sound definition: the rule it breaks, the node that is pointed at, and the broken definition. */
export type Broken = {
  readonly rule: ProblemRule
  readonly node: string | null
  readonly how: string
  readonly definition: WorkTypeDefinition
}

export const broken = (
  rule: ProblemRule,
  node: string | null,
  how: string,
  definition: WorkTypeDefinition,
): Broken => ({ rule, node, how, definition })

/** The sound definition with members of one node replaced. The mutation may leave the type's laws: that is its purpose. */
export const node = (key: string, more: object, from: WorkTypeDefinition = sound): WorkTypeDefinition => ({
  ...from,
  nodes: from.nodes.map((one) => (one.key === key ? ({ ...one, ...more } as Node) : one)),
})

export const add = (nodes: readonly Node[], from: WorkTypeDefinition = sound): WorkTypeDefinition => ({
  ...from,
  nodes: [...from.nodes, ...nodes],
})

export const whole = (more: Partial<WorkTypeDefinition>): WorkTypeDefinition => ({ ...sound, ...more })

const changed = (fields: readonly Field[], key: string, more: object): readonly Field[] =>
  fields.map((field) => (field.key === key ? ({ ...field, ...more } as Field) : field))

export const reportField = (key: string, more: object): WorkTypeDefinition =>
  whole({ report: { version: 1, fields: changed(reportFields, key, more) } })

export const fixField = (key: string, more: object, from: WorkTypeDefinition = sound): WorkTypeDefinition =>
  node('fix', { form: { version: 1, fields: changed(fixFields, key, more) } }, from)

export const limits = (more: TimeLimit): WorkTypeDefinition => {
  const survey = sound.nodes.find(({ key }) => key === 'survey')
  return node('survey', { limits: { ...(survey?.kind === 'task' ? survey.limits : {}), ...more } })
}

export const message = (more: Partial<MessageRule>): WorkTypeDefinition =>
  whole({ messages: (sound.messages ?? []).map((one) => ({ ...one, ...more })) })

export const desk = (key: string, to: string): Node => ({
  key,
  kind: 'task',
  work: 'desk',
  label: label(key),
  stage: 'work',
  assignee: [{ by: 'role', role: 'manager', at: 'organization' }],
  operations: { handler: ['complete'], dispatcher: [], customer: [] },
  next: [{ to }],
})

export const end = (key: string): Node => ({
  key,
  kind: 'end',
  outcome: 'cancelled',
  label: label(key),
  stage: 'work',
})
