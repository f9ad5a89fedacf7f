import type { PersonId } from '../kernel/index.ts'
import type { Audience, Notice } from './notice.ts'

/** A notice about one entry of a timeline. */
export type Tidings = { readonly seq: number; readonly notice: Notice }
export type Delivery = Tidings & { readonly personId: PersonId }

/** The work type's own message before the product's, else the one told first. */
function chosenOf(all: readonly Delivery[]): Delivery {
  const chosen = all.find(({ notice }) => notice.fields.saying?.rule) ?? (all[0] as Delivery)
  const alert = all.some(({ notice }) => notice.alert)
  return alert === chosen.notice.alert ? chosen : { ...chosen, notice: { ...chosen.notice, alert } }
}

/** Words of an automatic step to somebody who is asked to act with the same command are said with that, not beside it. */
function folded(all: readonly Delivery[]): readonly Delivery[] {
  const spoken = new Map<PersonId, Notice['fields']['saying']>()
  const kept = all.filter(({ personId, notice }) => {
    const { saying } = notice.fields
    if (notice.template !== 'told' || !saying || saying.rule !== null) return true
    const asked = all.some((other) => other.personId === personId && other.notice.alert)
    if (asked) spoken.set(personId, saying)
    return !asked
  })
  return kept.map((one) => {
    const saying = spoken.get(one.personId)
    if (!saying || !one.notice.alert || one.notice.fields.saying?.rule) return one
    spoken.delete(one.personId)
    return { ...one, notice: { ...one.notice, fields: { ...one.notice.fields, saying } } }
  })
}

/**
 * Each notice of one command for each of its readers: one for a person and event, and one for a hand-over however many
 * events and rules speak of it. `peopleOf` names whom an audience consists of.
 */
export function deliveriesOf(
  tidings: readonly Tidings[],
  peopleOf: (audience: Audience) => readonly PersonId[],
): readonly Delivery[] {
  const same = new Map<string, Delivery[]>()
  for (const { seq, notice } of tidings) {
    for (const personId of peopleOf(notice.audience)) {
      if (notice.except.includes(personId)) continue
      const about = `${personId} ${notice.once ?? seq}`
      same.set(about, [...(same.get(about) ?? []), { seq, notice, personId }])
    }
  }
  return [...folded([...same.values()].map(chosenOf))].sort((a, b) => a.seq - b.seq)
}
