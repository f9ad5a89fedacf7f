import { type Answers, type Field, type FormSchema, own, sameJson } from '../form/index.ts'
import { type Refusal, refuse } from '../kernel/index.ts'
import { type AccessWho, accessTo, nodeOf, type PersonNode, type WorkTypeDefinition } from '../workflow/index.ts'
import type { Capacity } from './operations.ts'

// Definitions never change, so neither does the form made for somebody; what is cached by the form stays cached.
const made = new WeakMap<PersonNode, { readonly [who in AccessWho]?: FormSchema }>()

const nothing: FormSchema = { version: 1, fields: [] }

const formOf = (definition: WorkTypeDefinition, key: string): FormSchema | undefined => {
  if (key === 'report') return definition.report
  const node = nodeOf(definition, key)
  return node?.kind === 'task' || node?.kind === 'approval' ? node.form : undefined
}

/** Fields of earlier forms that may be written here; they keep their key, and the later answer counts. */
const borrowed = (definition: WorkTypeDefinition, node: PersonNode, who: AccessWho): readonly Field[] =>
  (node.access ?? []).flatMap((one) => {
    if (one.who !== who || one.access !== 'write' || one.form === node.key) return []
    const field = formOf(definition, one.form)?.fields.find(({ key }) => key === one.field)
    return field && !node.form?.fields.some(({ key }) => key === field.key) ? [field] : []
  })

/**
 * The form that somebody fills in at a node: its own, what it borrows to be written here, and nothing asked of who may
 * not write it. Who completes for the handler has the handler's rights.
 */
export function formAt(definition: WorkTypeDefinition, node: PersonNode, who: AccessWho = 'handler'): FormSchema {
  if (!node.access?.length) return node.form ?? nothing
  const known = made.get(node) ?? {}
  const form = known[who] ?? formFor(definition, node, who)
  made.set(node, { ...known, [who]: form })
  return form
}

function formFor(definition: WorkTypeDefinition, node: PersonNode, who: AccessWho): FormSchema {
  const form = node.form ?? nothing
  const own = form.fields.map(
    (field): Field =>
      accessTo(definition, node.key, node.key, field.key, who) === 'write' ? field : { ...field, required: false },
  )
  return { ...form, fields: [...own, ...borrowed(definition, node, who)] }
}

/** As whom a capacity fills in forms: the dispatcher who completes somebody's task does it in the handler's place. */
export const writerOf = (capacity: Capacity): AccessWho =>
  capacity === 'store' || capacity === 'customer' ? capacity : 'handler'

/** The first changed answer that the node does not let this person write; null when all may be. */
export function notWritable(
  definition: WorkTypeDefinition,
  node: PersonNode,
  before: Answers,
  given: Answers,
  who: AccessWho,
): Refusal | null {
  if (!node.access?.length) return null
  for (const { key } of node.form?.fields ?? []) {
    if (accessTo(definition, node.key, node.key, key, who) === 'write') continue
    const answer = own(given, key)
    if (answer !== undefined && !sameJson(answer, own(before, key) ?? null))
      return refuse('not_writable', { path: `answers.${key}` }).refusal
  }
  return null
}

/** The given answers with those kept that the node does not let this person write. */
export function withUnwritable(
  definition: WorkTypeDefinition,
  node: PersonNode,
  before: Answers,
  given: Answers,
  who: AccessWho,
): Answers {
  if (!node.access?.length) return given
  const kept = (node.form?.fields ?? []).flatMap(({ key }) => {
    const answer = own(before, key)
    const fixed = answer !== undefined && accessTo(definition, node.key, node.key, key, who) !== 'write'
    return fixed ? [[key, answer] as const] : []
  })
  return { ...given, ...Object.fromEntries(kept) }
}
