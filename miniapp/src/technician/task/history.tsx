import { View } from '@tarojs/components'
import { call, ofOrder, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { Card, ProgressBar, Skeleton, SkeletonList, Stack } from '../../ui/index.ts'
import { common, useLanguage, useWords } from '../../words/index.ts'
import { technician } from '../../words/technician.ts'
import { OpenParts, ReportLink, Story, stageParts, useNow, type Work, workOrder } from '../../work-order/index.ts'
import { storyOf } from './overview-model.ts'

/** What happened with the order so far, and how the device did before. */
export function HistoryTab({ work: { detail, order }, onSay }: { work: Work; onSay: (word: string) => void }) {
  const words = useWords(technician)
  const telling = { words: useWords(workOrder), language: useLanguage(), now: useNow() }
  const both = useWords(common)
  const { id } = detail
  const progress = useResource(`${ofOrder(id)}progress`, () =>
    call('GET /work-orders/:id/progress', { params: { id } }),
  )
  const { value } = progress
  const story = storyOf(detail, words)
  if (!value) {
    return progress.problem ? (
      <ProblemCard of={progress} />
    ) : (
      <Skeleton label={both.loading}>
        <SkeletonList rows={4} />
      </Skeleton>
    )
  }
  const told = { ...telling, people: value.people, places: value.places }
  return (
    <Stack gap={3}>
      <Card>
        <Stack gap={3}>
          <ProgressBar parts={stageParts(value.progress.stages, told)} />
          <Story progress={value.progress} telling={told} />
          <ReportLink order={order} tell={onSay} />
        </Stack>
      </Card>
      <OpenParts progress={value.progress} telling={told} />
      {story !== '' && (
        <Card>
          <View className="sub">{story}</View>
        </Card>
      )}
    </Stack>
  )
}
