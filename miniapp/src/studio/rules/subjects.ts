import type { CascadeOption, Field } from '@field/domain/form'
import { type Language, say } from '@field/domain/kernel'
import type { StatusCategory } from '@field/domain/work-order'
import { isPersonNode, type WorkTypeDefinition } from '@field/domain/workflow'
import type { Words } from '../../words/area.ts'
import type { ruleWords } from '../../words/rules.ts'
import type { Subject, SubjectKind } from './if-model.ts'

type W = Words<typeof ruleWords>
type Named = { readonly id: string; readonly word: string }

const kinds: Readonly<Partial<Record<Field['kind'], SubjectKind | null>>> = {
  number: 'number',
  rating: 'number',
  computed: 'number',
  money: 'money',
  select: 'choice',
  multi_select: 'many',
  cascade: 'many',
  text: 'text',
  long_text: 'text',
  phone: 'text',
  serial: 'text',
  section: null,
  hint: null,
}

const flat = (options: readonly CascadeOption[]): readonly CascadeOption[] =>
  options.flatMap((one) => [one, ...flat(one.children ?? [])])

/** Every field of the forms, the report's first, each once. */
export function fieldsOf(definitions: readonly WorkTypeDefinition[]): readonly Field[] {
  const forms = definitions.flatMap((one) => [
    one.report,
    ...one.nodes.flatMap((node) => (isPersonNode(node) && node.form ? [node.form] : [])),
  ])
  const seen = new Set<string>()
  return forms
    .flatMap(({ fields }) => fields)
    .filter(({ key, kind }) => {
      if (seen.has(key) || kinds[kind] === null) return false
      seen.add(key)
      return true
    })
}

/** The steps of the flows, each once. */
export function nodesOf(definitions: readonly WorkTypeDefinition[], language: Language): readonly Named[] {
  const all = definitions.flatMap(({ nodes }) => nodes)
  return all
    .filter(({ key }, index) => all.findIndex((one) => one.key === key) === index)
    .map(({ key, label }) => ({ id: key, word: say(label, language) }))
}

const statuses = [
  'new',
  'assigned',
  'in_progress',
  'paused',
  'awaiting_parts',
  'awaiting_acceptance',
  'rework',
  'completed',
  'settled',
  'closed',
  'cancelled',
  'cannot_complete',
] as const satisfies readonly StatusCategory[]

/** What the condition of a rule may look at: the order's own facts first, then what the forms of its work types ask. */
export function subjectsOf(
  definitions: readonly WorkTypeDefinition[],
  { w, language, tags, sources }: { w: W; language: Language; tags: readonly string[]; sources: readonly string[] },
): readonly Subject[] {
  const named = (words: readonly string[]) => words.map((word) => ({ id: word, word }))
  const fact = (key: string, word: string, kind: SubjectKind, options?: Subject['options']): Subject => ({
    at: { from: 'order', key },
    word,
    kind,
    ...(options && { options }),
  })
  const facts = [
    fact('tags', w.fact_tags, 'many', named(tags)),
    fact('urgent', w.fact_urgent, 'truth'),
    fact('stars', w.fact_stars, 'number'),
    fact(
      'status',
      w.fact_status,
      'choice',
      statuses.map((id) => ({ id, word: w[`status_${id}`] })),
    ),
    fact('source', w.fact_source, 'choice', named(sources)),
    fact('store_id', w.fact_store_id, 'there'),
    fact('asset_id', w.fact_asset_id, 'there'),
    fact('territory_month_orders', w.fact_territory_month_orders, 'number'),
  ]
  const asked = fieldsOf(definitions).map((field): Subject => {
    const options =
      'options' in field
        ? flat(field.options).map(({ value, label }) => ({ id: value, word: say(label, language) }))
        : null
    const money = field.kind === 'computed' && field.as === 'money'
    return {
      at: { from: 'answer', key: field.key },
      word: say(field.label, language),
      kind: money ? 'money' : (kinds[field.kind] ?? 'there'),
      ...(options && { options }),
    }
  })
  return [...facts, ...asked]
}
