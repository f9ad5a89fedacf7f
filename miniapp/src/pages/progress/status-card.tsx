import type { Instant } from '@field/domain/kernel'
import { Text, View } from '@tarojs/components'
import { Avatar, Badge, Card, Figure, IconButton, Live, ProgressBar, Rule } from '../../ui/index.ts'
import { ago, common, useLanguage, useWords } from '../../words/index.ts'
import { progress } from '../../words/progress.ts'
import { headlineMark, partsToShow, stageParts, useNow, workOrder } from '../../work-order/index.ts'
import { type ProgressReply, timesOf } from './model.ts'

/** Where it stands: the state, the one figure, how far along, and who comes. */
export function StatusCard({
  order,
  live,
  at,
  cutOff,
  tell,
  onNote,
}: {
  order: ProgressReply
  live: boolean
  at: Instant | null
  cutOff: boolean
  tell: (word: string) => void
  onNote: () => void
}) {
  const words = useWords(progress)
  const c = useWords(common)
  const o = useWords(workOrder)
  const language = useLanguage()
  const now = useNow()
  const state = headlineMark(order.progress.headline, o, language)
  const open = partsToShow(order.progress)
  const word = order.acceptance ? words.yourTurn : open.length > 1 ? o.partsAtOnce(open.length) : state.word
  const mark = { ...state, word }
  // Parts that are shown one by one bring their own times.
  const { figure, sides } =
    open.length > 0 ? { figure: null, sides: [] } : timesOf(order.progress, { words, language, now })
  const { technician, operations } = order
  return (
    <Card id="status">
      <View className="status-head">
        <Badge tone={mark.tone} icon={mark.icon} word={mark.word} />
        {cutOff ? (
          <Text className="cap">{c.mayHaveChanged}</Text>
        ) : (
          <Live on={live} word={live || at === null ? c.live : c.updatedAt(ago(at, now, language))} />
        )}
      </View>
      <View className="status-times">
        {figure ? <Figure label={figure.label} value={figure.value} /> : <View className="h1 sp">{order.title}</View>}
        {sides.length > 0 && (
          <View className="status-sides">
            {sides.map(({ id, lead, time, end }) => (
              <View key={id} className="sub">
                <Text>{lead}</Text>
                <Text className="b n">{time}</Text>
                <Text>{end}</Text>
              </View>
            ))}
          </View>
        )}
      </View>
      {mark.note && <View className="sub t-wait">{mark.note}</View>}
      <ProgressBar parts={stageParts(order.progress.stages, { language })} label={mark.word} />
      {technician && (
        <>
          <Rule />
          <View className="status-person">
            <Avatar name={technician.name} />
            <View className="sp">
              <View>
                <Text className="b">{technician.name}</Text>
                <Text>{words.master}</Text>
              </View>
              {technician.badge && <View className="sub">{words.badge(technician.badge)}</View>}
            </View>
            {!cutOff && operations.includes('comment') && (
              <IconButton icon="chat" label={words.message} onTap={onNote} />
            )}
            {!cutOff && technician.phone && (
              <View className="status-call">
                <IconButton icon="mask" label={words.call} onTap={() => tell(words.noRelay)} />
              </View>
            )}
          </View>
        </>
      )}
    </Card>
  )
}
