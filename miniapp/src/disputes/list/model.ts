import type { Reply } from '@field/contract'
import type { Entry } from '../../data/index.ts'
import type { IconName, Tone } from '../../ui/index.ts'
import type { Words } from '../../words/area.ts'
import type { disputeWords } from '../../words/disputes.ts'
import { money } from '../../words/format/money.ts'
import { openRoute } from '../open/model.ts'

export type Card = Reply<'GET /disputes'>['items'][number]
type Said = Words<typeof disputeWords>

export const stateLook: Readonly<Record<Card['state'], { readonly tone: Tone; readonly icon: IconName }>> = {
  open: { tone: 'turn', icon: 'turn' },
  decided: { tone: 'good', icon: 'good' },
  withdrawn: { tone: 'idle', icon: 'close' },
}

/** Disputes that are still on this phone, of one order or of all. */
export const unsentOf = (entries: readonly Entry[], orderId: string): readonly Entry[] =>
  entries.filter(({ route, stream }) => route === openRoute && (orderId === '' || stream === orderId))

/** The parts of the list: what waits for one's own judgement, what others judge, what is over. Empty ones are left out. */
export function groupsOf(
  items: readonly Card[],
): readonly { readonly id: 'forMe' | 'open' | 'ended'; readonly items: readonly Card[] }[] {
  const place = ({ waitsForMe, state }: Card) => (waitsForMe ? 'forMe' : state === 'open' ? 'open' : 'ended')
  return (['forMe', 'open', 'ended'] as const)
    .map((id) => ({ id, items: items.filter((one) => place(one) === id) }))
    .filter((group) => group.items.length > 0)
}

/** What it is about in money: from what stands to what is wanted, or to what was decided. Empty for a verdict. */
export function amountsOf({ standsFen, wantedFen, decision }: Card, w: Said): string {
  if (standsFen === null) return ''
  const to = decision ? decision.judgement.amountFen : wantedFen
  return to === null ? money(standsFen) : w.asked(money(standsFen), money(to))
}
