import { View } from '@tarojs/components'
import { Badge, Button, Card, KeyValue } from '../../ui/index.ts'
import { confirm } from '../../words/confirm.ts'
import { clock, useLanguage, useWords } from '../../words/index.ts'
import type { ProgressReply } from '../progress/model.ts'
import { doneWords, shownPair } from './model.ts'
import { Pair } from './pair.tsx'

/** What was done: one pair of photos for all, the actions, and what the store said. */
export function WorkCard({
  order,
  acceptance: { lines, storeVerdicts },
  onAll,
}: {
  order: ProgressReply
  acceptance: NonNullable<ProgressReply['acceptance']>
  onAll: () => void
}) {
  const w = useWords(confirm)
  const language = useLanguage()
  const pair = shownPair(lines)
  return (
    <Card
      id="work"
      title={w.repaired(order.title)}
      {...(storeVerdicts && { end: <Badge tone="good" word={w.storeAccepted} /> })}
    >
      {pair && (
        <View className="work-pair">
          <Pair files={order.files} line={pair} />
        </View>
      )}
      {lines.length > 0 && <KeyValue name={w.whatWasDone} value={doneWords(lines, language)} />}
      {storeVerdicts && (
        <KeyValue
          name={w.storeCheck}
          value={`${w.storeSaid(storeVerdicts.accepted, storeVerdicts.remarked)}${language === 'en' ? ', ' : '，'}${storeVerdicts.by} ${clock(storeVerdicts.at)}`}
        />
      )}
      {lines.length > 1 && <Button id="all-lines" kind="quiet" word={w.pairs(lines.length)} onTap={onAll} />}
    </Card>
  )
}
