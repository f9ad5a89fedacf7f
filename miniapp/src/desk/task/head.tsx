import { View } from '@tarojs/components'
import { Badge, Card, KeyValue, Stack } from '../../ui/index.ts'
import { deskWords } from '../../words/desk.ts'
import { orderNumber, promise, useLanguage, useSay, useWords } from '../../words/index.ts'
import { taskMark, useNow, type Work, workOrder } from '../../work-order/index.ts'

/** What the task is about: its step, its order, until when. */
export function TaskHead({ work: { detail, task, node } }: { work: Work }) {
  const words = useWords(deskWords)
  const orderWords = useWords(workOrder)
  const language = useLanguage()
  const say = useSay()
  const now = useNow()
  const due = task.state === 'done' ? null : (task.finishBy ?? task.arriveBy)
  const deciding = node.work === 'approval' && task.state === 'assigned'
  const place = [detail.placeName, detail.spot].filter(Boolean).join(' · ') || detail.address
  return (
    <Card id="task-head">
      <Stack gap={2}>
        <Stack row wrap gap={2}>
          {deciding ? <Badge tone="turn" word={words.toDecide} /> : <Badge {...taskMark(task.state, orderWords)} />}
          {task.round > 1 && <Badge tone="turn" icon="undo" word={orderWords.round(task.round)} />}
        </Stack>
        <View className="h2">{say(node.label)}</View>
        {task.pause && <View className="t-wait">{words.paused(task.pause.reason)}</View>}
        <View>
          <KeyValue name={words.number} value={`${orderNumber(detail.number)} · ${detail.title}`} />
          {due !== null && (
            <KeyValue
              name={words.due}
              value={<View className={due < now ? 't-bad b' : 'b'}>{promise(due, now, language)}</View>}
            />
          )}
          {place && <KeyValue name={words.place} value={place} />}
          {detail.assetName && <KeyValue name={words.asset} value={detail.assetName} />}
          {detail.customer && <KeyValue name={words.customer} value={detail.customer.name} />}
        </View>
      </Stack>
    </Card>
  )
}
