import type { Reply } from '@field/contract'
import { type Language, say } from '@field/domain/kernel'
import type { Words } from '../words/area.ts'
import { amount } from '../words/format/money.ts'
import { thousands } from '../words/format/quantity.ts'
import type { rewardWords } from '../words/rewards.ts'

type Said = Words<typeof rewardWords>
type Settlement = Reply<'GET /work-orders/:id/settlement'>
export type Reward = Settlement['rewards'][number]

/** For which amount points were given, and what the promotion asks for; empty where it was not kept. */
export function countedWords({ counted }: Pick<Reward, 'counted'>, words: Said): string {
  if (!counted) return ''
  const { baseFen, spendFen, each, repeats } = counted
  return (repeats ? words.every : words.once)(amount(baseFen), amount(spendFen), thousands(each))
}

/** Points as a line below a sum: the promotion, what it gave, and from what that was counted. */
export const rewardLines = (rewards: readonly Reward[], words: Said, language: Language) =>
  rewards.map((reward, index) => ({
    id: `${index}`,
    name: say(reward.label, language),
    points: words.count(thousands(reward.points)),
    counted: countedWords(reward, words),
  }))

/** What a settlement gives in points, and whether it is given yet; empty when it gives none. */
export function givenWords({ rewards, state }: Pick<Settlement, 'rewards' | 'state'>, words: Said): string {
  const points = rewards.reduce((all, one) => all + one.points, 0)
  if (points === 0) return ''
  if (state === 'confirmed' || state === 'paid') return words.given(thousands(points))
  // A dispute can hold what was confirmed as well as what was not.
  return (state === 'disputed' ? words.held : words.later)(thousands(points))
}
