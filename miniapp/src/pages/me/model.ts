import type { Reply } from '@field/contract'
import type { Role } from '@field/domain/access'
import { type Language, say } from '@field/domain/kernel'
import type { Me } from '../../data/index.ts'
import type { Words } from '../../words/area.ts'
import { orderNumber, thousands } from '../../words/format/quantity.ts'
import type { rewardWords } from '../../words/rewards.ts'
import type { Consents, Moment } from '../../work-order/consents.ts'
import { countedWords } from '../../work-order/rewards-model.ts'

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

type Points = Reply<'GET /me/points'>

/** What I have in points, and each time that I got some: with which order, by which promotion, counted on what. */
export function pointLines({ points, items }: Points, words: Words<typeof rewardWords>, language: Language) {
  return {
    sum: thousands(points),
    lines: items.map(({ workOrderId, number, title, label, at, ...reward }, index) => ({
      id: `${index}`,
      orderId: workOrderId,
      title: say(label, language),
      where: `${orderNumber(number)} · ${title}`,
      counted: countedWords(reward, words),
      at,
      points: `+${thousands(reward.points)}`,
    })),
  }
}
