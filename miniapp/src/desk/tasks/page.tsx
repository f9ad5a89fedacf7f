import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { RoleTabs } from '../../roles/index.ts'
import { Badge, Empty, List, LongList, Page, Row, Section, Skeleton } from '../../ui/index.ts'
import { deskWords } from '../../words/desk.ts'
import { common, orderNumber, promise, useLanguage, useSay, useWords } from '../../words/index.ts'
import { taskMark, useMe, useNow, workOrder } from '../../work-order/index.ts'
import { splitTasks, type TaskCard, taskUrl } from './model.ts'

const most = 100

/** What waits for this person, by promise: given by name, and offered to their role. */
export default function DeskTasks() {
  const words = useWords(deskWords)
  const both = useWords(common)
  const me = useMe()
  const list = useResource(me ? 'list:tasks:desk' : null, () =>
    call('GET /work-orders', { query: { view: 'tasks', limit: most } }),
  )
  useDidShow(() => void list.reload())
  const { mine, pool } = splitTasks(list.value?.items ?? [], me?.id ?? '')
  const section = (title: string, items: readonly TaskCard[]) =>
    items.length > 0 && (
      <Section title={title} end={words.count(items.length)}>
        <List>
          <LongList items={items}>{(card) => <TaskRow card={card} />}</LongList>
        </List>
      </Section>
    )
  return (
    <Page
      title={words.tasks}
      tabs={<RoleTabs current="tasks" />}
      onRefresh={() => void list.reload()}
      refreshing={false}
    >
      {!list.value && (list.problem ? <ProblemCard of={list} /> : <Skeleton label={both.loading} />)}
      {list.value?.items.length === 0 && <Empty icon="good" title={words.none} sub={words.noneWhat} />}
      {section(words.mine, mine)}
      {section(words.pool, pool)}
    </Page>
  )
}

function TaskRow({ card }: { card: TaskCard }) {
  const words = useWords(deskWords)
  const orderWords = useWords(workOrder)
  const language = useLanguage()
  const say = useSay()
  const now = useNow()
  const { task } = card
  if (!task) return null
  const late = task.dueAt !== null && task.dueAt < now
  return (
    <Row
      id={`task-${card.id}`}
      strong
      title={say(task.nodeLabel)}
      sub={
        <>
          <View>{card.title}</View>
          <View>{[orderNumber(card.number), card.placeName ?? card.address].filter(Boolean).join(' · ')}</View>
          {task.dueAt !== null && (
            <View className={late ? 't-bad' : ''}>{late ? words.late : promise(task.dueAt, now, language)}</View>
          )}
        </>
      }
      // That it waits is said by the list itself.
      {...(task.state !== 'assigned' && { end: <Badge {...taskMark(task.state, orderWords)} /> })}
      label={`${say(task.nodeLabel)} ${card.title}`}
      onTap={() => void Taro.navigateTo({ url: taskUrl(card) })}
    />
  )
}
