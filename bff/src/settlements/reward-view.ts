import type { Reply } from '@field/contract'
import type { Reward } from '@field/domain/pricing'

export type RewardView = Reply<'GET /work-orders/:id/settlement'>['rewards'][number]

/** Points as they are shown: by which promotion, for which amount, and what it takes to get them. */
export function rewardView({ label, points, base, gift }: Omit<Reward, 'promotion'>): RewardView {
  if (gift.kind !== 'reward') return { label, points, counted: null }
  return {
    label,
    points,
    counted: { baseFen: base, spendFen: gift.spend, each: gift.reward, repeats: gift.repeats ?? false },
  }
}
