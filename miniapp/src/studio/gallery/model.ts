import type { Reply } from '@field/contract'
import type { Label } from '@field/domain/kernel'
import { isPersonNode, type WorkTypeDefinition } from '@field/domain/workflow'

export type PresetCard = Reply<'GET /presets'>['presets'][number]
export type WorkTypeCard = Reply<'GET /work-types'>['workTypes'][number]

const texts = (...labels: readonly Label[]): string =>
  labels
    .flatMap((label) => [label['zh-CN'], label.en ?? ''])
    .join(' ')
    .toLowerCase()

/** The trades whose name, work or story holds every word that is searched. */
export function searched<T extends { label: Label; industry?: Label; summary?: Label }>(
  cards: readonly T[],
  typed: string,
): readonly T[] {
  const words = typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return cards.filter((card) => {
    const text = texts(card.label, ...(card.industry ? [card.industry] : []), ...(card.summary ? [card.summary] : []))
    return words.every((word) => text.includes(word))
  })
}

/** The work types of the organization, drafts in work first, then by how much is going on. */
export const ordered = (cards: readonly WorkTypeCard[]): readonly WorkTypeCard[] =>
  [...cards].sort(
    (a, b) => Number(b.draft?.changed ?? false) - Number(a.draft?.changed ?? false) || b.openOrders - a.openOrders,
  )

export type InsideStep = { readonly key: string; readonly label: Label; readonly fields: readonly Label[] }

/** What a trade's definition has inside: its steps in order, each with what is asked there. */
export const insideOf = (definition: WorkTypeDefinition, report: Label): readonly InsideStep[] => [
  { key: 'report', label: report, fields: definition.report.fields.map(({ label }) => label) },
  ...definition.nodes.map((node) => ({
    key: node.key,
    label: node.label,
    fields: isPersonNode(node) ? (node.form?.fields ?? []).map(({ label }) => label) : [],
  })),
]
