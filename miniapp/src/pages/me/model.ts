import type { Role } from '@field/domain/access'
import type { Me } from '../../data/index.ts'
import type { Consents, Moment } from '../../work-order/consents.ts'

export type Wearable = { readonly role: Role; readonly places: readonly string[]; readonly current: boolean }

/** The roles a person holds, each once with its places; whoever holds another may always act as a customer. */
export function rolesOf({ role: now, memberships }: Pick<Me, 'role' | 'memberships'>): readonly Wearable[] {
  const held = memberships.map(({ role }) => role)
  const all = [...new Set<Role>([now, ...held])]
  return all.map((role) => ({
    role,
    places: memberships.flatMap((one) => (one.role === role && one.placeName ? [one.placeName] : [])),
    current: role === now,
  }))
}

/** The consents that this person may be asked for in these moments, and others that may still be sent. */
export const consentLines = ({ items, ask }: Consents, moments: readonly Moment[]) =>
  items
    .filter(({ templateId, remaining }) => remaining > 0 || moments.some((moment) => ask[moment].includes(templateId)))
    .sort((a, b) => b.remaining - a.remaining || a.template.localeCompare(b.template))
