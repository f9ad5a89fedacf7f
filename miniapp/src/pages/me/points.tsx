import { may } from '@field/domain/access'
import { Text, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { call, type Me, useResource } from '../../data/index.ts'
import { Figure, List, Row, Sheet } from '../../ui/index.ts'
import { common, useLanguage, useWords, when } from '../../words/index.ts'
import { rewardWords } from '../../words/rewards.ts'
import { actorOf, useNow } from '../../work-order/index.ts'
import { pointLines } from './model.ts'

/** The points that I have: `row` on my page, which opens `sheet` with where they come from. Nothing while I have none. */
export function usePoints(me: Me | null) {
  const buys = me !== null && may(actorOf(me), 'prices.sale')
  const points = useResource(buys ? 'list:points' : null, () => call('GET /me/points', {}))
  useDidShow(() => void (buys && points.reload()))
  const [open, setOpen] = useState(false)
  const w = useWords(rewardWords)
  const c = useWords(common)
  const language = useLanguage()
  const now = useNow()
  const { value } = points
  if (!buys || !value || value.items.length === 0) return { row: null, sheet: null }
  const { sum, lines } = pointLines(value, w, language)
  return {
    row: (
      <Row
        id="points"
        icon="star"
        iconTone="accent"
        title={w.points}
        end={<Text className="n b">{sum}</Text>}
        label={`${w.points} ${sum}`}
        onTap={() => setOpen(true)}
      />
    ),
    sheet: (
      <Sheet open={open} title={w.points} closeLabel={c.close} onClose={() => setOpen(false)}>
        <Figure value={sum} label={w.whatFor} />
        <List>
          {lines.map(({ id, orderId, title, where, counted, at, points: given }) => (
            <Row
              key={id}
              id={`points-${id}`}
              title={title}
              sub={
                <>
                  <View className="n">{where}</View>
                  {counted !== '' && <View className="n">{counted}</View>}
                  <View className="n">{when(at, now, language)}</View>
                </>
              }
              end={<Text className="n b">{given}</Text>}
              label={`${title} ${given}`}
              onTap={() => {
                setOpen(false)
                void Taro.navigateTo({ url: `/pages/progress/page?id=${orderId}` })
              }}
            />
          ))}
        </List>
      </Sheet>
    ),
  }
}
