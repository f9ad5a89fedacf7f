import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { ProblemCard } from '../../frame/index.ts'
import {
  Badge,
  Button,
  Card,
  ErrorState,
  KeyValue,
  ProgressBar,
  Section,
  Skeleton,
  Stack,
  Strip,
} from '../../ui/index.ts'
import { dispatchWords } from '../../words/dispatch.ts'
import { common, left, orderNumber, promise, refusalWords, useLanguage, useWords, when } from '../../words/index.ts'
import {
  entryTitle,
  headlineMark,
  OpenParts,
  ReportLink,
  reworkMark,
  Story,
  stageParts,
  useNow,
  type Work,
  workOrder,
} from '../../work-order/index.ts'
import type { OrderInHand } from './use-order.ts'

/** An order as the desk sees it: where it stands, its facts, what is to be done (`children`), what happened. */
export function OrderBody({
  of: order,
  say,
  children,
}: {
  of: OrderInHand
  say: (word: string) => void
  children?: ReactNode
}) {
  const shared = useWords(common)
  const { work, resource, waiting } = order
  if (!work) return resource.problem ? <ProblemCard of={resource} /> : <Skeleton label={shared.loading} />
  return (
    <View id="order">
      <Refused of={order} />
      {waiting > 0 && (
        <View className="order-strip">
          <Strip tone="wait" icon="lock" end={shared.toSend(waiting)}>
            {shared.keptOnPhone}
          </Strip>
        </View>
      )}
      <Facts of={order} work={work} />
      {children}
      <Way of={order} say={say} />
    </View>
  )
}

function Refused({ of: { refused, dismiss } }: { of: OrderInHand }) {
  const w = useWords(dispatchWords)
  const words = useWords(workOrder)
  const language = useLanguage()
  if (!refused?.failure) return null
  return (
    <View className="order-strip">
      <ErrorState
        icon="bad"
        tone="bad"
        title={`${entryTitle(refused, words)}：${w.notTaken}`}
        what={refusalWords(refused.failure, language)}
      >
        <Button id="dismiss" size="l" word={w.giveUp} onTap={() => void dismiss(refused.id)} />
      </ErrorState>
    </View>
  )
}

function Facts({ of: { progress }, work: { detail, task, order } }: { of: OrderInHand; work: Work }) {
  const w = useWords(dispatchWords)
  const words = useWords(workOrder)
  const language = useLanguage()
  const now = useNow()
  const head = progress.value ? headlineMark(progress.value.progress.headline, words, language) : null
  const again = reworkMark(task.round, task.openLines?.length ?? null, words)
  const holder = task.assigneeId === null ? null : (detail.people[task.assigneeId]?.name ?? detail.technicianName)
  const place = [detail.placeName, detail.address, detail.spot].filter(Boolean).join(' · ')
  const { latestAt, expectedAt, story } = detail
  return (
    <Card>
      <Stack gap={2}>
        <Stack row wrap gap={2}>
          {head && <Badge tone={head.tone} icon={head.icon} word={head.word} />}
          {again && <Badge {...again} />}
          {order.urgent && <Badge tone="bad" icon="urge" word={w.urgent} />}
        </Stack>
        <View className="h2">{detail.title}</View>
        {head?.note && <View className="t-wait">{head.note}</View>}
      </Stack>
      <View className="order-facts">
        <KeyValue name={w.number} value={orderNumber(detail.number)} />
        {latestAt !== null && (
          <KeyValue
            name={w.promised}
            value={
              <View className={latestAt < now ? 't-bad b' : 'b'}>
                {latestAt < now ? left(latestAt, now, language).words : promise(latestAt, now, language)}
              </View>
            }
          />
        )}
        {expectedAt !== null && <KeyValue name={w.expected} value={when(expectedAt, now, language)} />}
        <KeyValue name={w.technician} value={holder ?? w.nobody} />
        <KeyValue name={w.place} value={place} />
        {detail.assetName && <KeyValue name={w.asset} value={detail.assetName} />}
        {detail.customer && <KeyValue name={w.customer} value={detail.customer.name} />}
        {story && story.visits > 0 && <KeyValue name={w.story} value={w.visits(story.visits, story.complaints)} />}
      </View>
    </Card>
  )
}

function Way({ of: { progress, work }, say }: { of: OrderInHand; say: (word: string) => void }) {
  const w = useWords(dispatchWords)
  const words = useWords(workOrder)
  const language = useLanguage()
  const now = useNow()
  const { value } = progress
  if (!value) return null
  const telling = { words, language, now, people: value.people, places: value.places }
  return (
    <>
      <OpenParts progress={value.progress} telling={telling} />
      <Section title={w.timeline}>
        <Card>
          <View className="order-stages">
            <ProgressBar parts={stageParts(value.progress.stages, telling)} />
          </View>
          <Story progress={value.progress} telling={telling} />
          {work && <ReportLink order={work.order} tell={say} />}
        </Card>
      </Section>
    </>
  )
}
