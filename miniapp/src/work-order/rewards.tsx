import { View } from '@tarojs/components'
import { MoneyLine } from '../ui/index.ts'
import { useLanguage, useWords } from '../words/index.ts'
import { rewardWords } from '../words/rewards.ts'
import { type Reward, rewardLines } from './rewards-model.ts'

/** The points that come with a sum, below it: from which promotion, counted on what. */
export function Rewards({ rewards }: { rewards: readonly Reward[] }) {
  const w = useWords(rewardWords)
  const language = useLanguage()
  if (rewards.length === 0) return null
  return (
    <View id="rewards">
      {rewardLines(rewards, w, language).map(({ id, name, points, counted }) => (
        <MoneyLine key={id} name={name} amount={points} {...(counted !== '' && { sub: counted })} />
      ))}
    </View>
  )
}
