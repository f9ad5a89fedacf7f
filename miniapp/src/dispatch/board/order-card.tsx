import { Text, View } from '@tarojs/components'
import { Badge, Button, classes, Tap } from '../../ui/index.ts'
import { dispatchWords } from '../../words/dispatch.ts'
import { common, useLanguage, useWords } from '../../words/index.ts'
import { workOrder } from '../../work-order/index.ts'
import { type Card, cardWords, sourceName } from './model.ts'

/** An order in its column; with `onAssign` the button that drags would need a mouse for. */
export function OrderCard({
  card,
  now,
  on,
  kept,
  onOpen,
  onAssign,
}: {
  card: Card
  now: number
  on: boolean
  /** An action on it waits on this phone. */
  kept: boolean
  onOpen: () => void
  onAssign?: () => void
}) {
  const w = useWords(dispatchWords)
  const shared = useWords(common)
  const { mark, title, place, who, rest } = cardWords(card, {
    words: useWords(workOrder),
    language: useLanguage(),
    now,
  })
  return (
    <Tap
      id={`card-${card.id}`}
      className={classes('kanban', on && 'is-on')}
      label={[mark.word, title, place, who].filter(Boolean).join(', ')}
      onTap={onOpen}
    >
      <View className="kanban-marks">
        <Badge tone={mark.tone} icon={mark.icon} word={mark.word} />
        {kept && <Badge tone="wait" icon="lock" word={shared.keptOnPhone} />}
        {card.urgent && <Badge tone="bad" icon="urge" word={w.urgent} />}
      </View>
      <View className="b">{title}</View>
      <View className="sub">{place}</View>
      <View className="kanban-foot">
        {who && <Text className="kanban-who n">{who}</Text>}
        <Text className="cap n sp">
          {[card.source && sourceName(card.source, w), rest].filter(Boolean).join(' · ')}
        </Text>
        {onAssign && (
          <Button id={`assign-${card.id}`} kind={on ? 'secondary' : 'soft'} word={w.assign} onTap={onAssign} />
        )}
      </View>
    </Tap>
  )
}
