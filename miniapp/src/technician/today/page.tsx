import './page.css'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { ProblemCard } from '../../frame/index.ts'
import { ReportForRow, RoleTabs } from '../../roles/index.ts'
import {
  Actions,
  Badge,
  Button,
  Card,
  Empty,
  Icon,
  IconButton,
  List,
  LongList,
  Page,
  Ring,
  Row,
  RowTime,
  Section,
  Skeleton,
  SkeletonCard,
  SkeletonList,
  Stack,
  Strip,
  useToast,
} from '../../ui/index.ts'
import { common, dayName, useLanguage, useWords } from '../../words/index.ts'
import { technician } from '../../words/technician.ts'
import { DeclineSheet } from '../decline-sheet.tsx'
import { openMap } from '../navigate.ts'
import { Held } from './held.tsx'
import type { CurrentJob } from './model.ts'
import { type TodayPage, useToday } from './use-today.ts'

const open = (id: string, taskId: string, tab = 'overview') =>
  void Taro.navigateTo({ url: `/technician/task/page?id=${id}&task=${taskId}&tab=${tab}` })

/** The technician's day. */
export default function TodayScreen() {
  const page = useToday()
  const words = useWords(technician)
  const both = useWords(common)
  const language = useLanguage()
  const toast = useToast()
  const [declining, setDeclining] = useState<CurrentJob | null>(null)
  const { list, today } = page
  const kept = async (done: Promise<boolean>) => {
    if (!(await done)) toast.show({ word: words.noRoom })
  }
  const loaded = list.value !== null
  return (
    <Page
      title={words.today}
      subtitle={words.dayAndCount(dayName(page.now, language), today.count)}
      tabs={<RoleTabs current="today" />}
      toast={toast.node}
      onRefresh={() => void list.reload()}
      refreshing={loaded && list.loading}
      over={
        <DeclineSheet
          open={declining !== null}
          onClose={() => setDeclining(null)}
          onSend={(reason) => {
            if (declining) void kept(page.decline(declining.id, declining.taskId, reason))
            setDeclining(null)
          }}
        />
      }
    >
      {page.ids.map((id) => (
        <Held key={id} orderId={id} onHeld={page.onHeld} />
      ))}
      <Stack gap={3}>
        {loaded && <Kept page={page} />}
        {!loaded && list.problem && <ProblemCard of={list} safe={[words.safeKept]} />}
        {!loaded && !list.problem && (
          <Skeleton label={both.loading}>
            <SkeletonCard />
            <SkeletonList rows={3} />
          </Skeleton>
        )}
        {loaded && today.count === 0 && <NothingToDo done={page.doneToday} />}
        {today.current && <Current job={today.current} page={page} onKept={kept} onDecline={setDeclining} />}
      </Stack>
      {today.next.length > 0 && (
        <Section title={words.nextByPromise} end={<Text className="n">{today.next.length}</Text>}>
          <List>
            <LongList items={today.next}>
              {(job) => (
                <Row
                  id={`job-${job.id}`}
                  lead={<RowTime time={job.time} word={job.word} />}
                  title={
                    <Stack row wrap gap={1}>
                      <Text className="b">{job.title}</Text>
                      {job.marks.map((mark) => (
                        <Badge key={mark.word} {...mark} />
                      ))}
                    </Stack>
                  }
                  sub={job.sub}
                  label={job.title}
                  onTap={() => open(job.id, job.taskId)}
                />
              )}
            </LongList>
          </List>
        </Section>
      )}
      {today.waiting.length > 0 && (
        <Section title={words.waiting} end={<Text className="n">{today.waiting.length}</Text>}>
          <List>
            <LongList items={today.waiting}>
              {(job) => (
                <Row
                  id={`job-${job.id}`}
                  icon="wait"
                  iconTone="wait"
                  strong
                  title={job.title}
                  sub={
                    <>
                      <Text className="b t-wait">{job.why}</Text> {job.reason}
                    </>
                  }
                  label={job.title}
                  onTap={() => open(job.id, job.taskId)}
                />
              )}
            </LongList>
          </List>
        </Section>
      )}
      {loaded && (
        <View className="today-report">
          <ReportForRow />
        </View>
      )}
    </Page>
  )
}

/** Whether the day is on this phone, and what is on this phone only. */
function Kept({ page }: { page: TodayPage }) {
  const words = useWords(technician)
  const { held, ids, total, unsent, refused } = page
  const ready = held === ids.length
  const toOutbox = () => void Taro.reLaunch({ url: '/technician/outbox/page' })
  const part = `${held}/${total}`
  const first =
    ids.length === 0 ? (
      unsent === 0 && (
        <Strip tone="good" icon="cloud-ok">
          <Text className="b">{words.allSent}</Text>
        </Strip>
      )
    ) : (
      <Strip tone={ready ? 'good' : 'idle'} icon={ready ? 'cloud-ok' : 'sync'}>
        <Text className="b">{ready ? words.offlineReady(part) : words.offlineLoading(part)}</Text>
      </Strip>
    )
  if (unsent === 0) return first || null
  const second = (
    <Strip
      tone={refused > 0 ? 'turn' : 'wait'}
      icon={refused > 0 ? 'clash' : 'cloud-up'}
      label={words.toSync(unsent)}
      onTap={toOutbox}
    >
      <Text className="b n">{refused > 0 ? words.needsYou(refused) : words.toSync(unsent)}</Text>
    </Strip>
  )
  if (!first) return second
  return (
    <Stack row gap={2} grow={0} align="stretch">
      {first}
      {second}
    </Stack>
  )
}

type CurrentProps = {
  job: CurrentJob
  page: TodayPage
  onKept: (done: Promise<boolean>) => void
  onDecline: (job: CurrentJob) => void
}

/** The job in hand, with its one action. */
function Current({ job, page, onKept, onDecline }: CurrentProps) {
  const words = useWords(technician)
  const { id, taskId } = job
  const { position } = job
  const [busy, setBusy] = useState(false)
  const arrive = async () => {
    setBusy(true)
    await onKept(page.arrive(id, taskId))
    setBusy(false)
  }
  const act = {
    accept: { word: words.accept, onTap: () => onKept(page.accept(id, taskId)) },
    travel: { word: words.setOff, onTap: () => onKept(page.travel(id, taskId)) },
    arrive: { word: words.arrived, onTap: () => void arrive() },
    go_on: { word: words.goOn, onTap: () => open(id, taskId, 'form') },
  }[job.action]
  return (
    <Card id="current" onTap={() => open(id, taskId)} label={job.title}>
      <Stack gap={3}>
        <Stack row gap={2} grow={0} align="start">
          <Stack gap={2}>
            <Stack row gap={2} wrap>
              {job.marks.map((mark) => (
                <Badge key={mark.word} {...mark} />
              ))}
            </Stack>
            <Stack gap={0}>
              <View className="h2">{job.title}</View>
              <View className="sub">{job.place}</View>
            </Stack>
          </Stack>
          {job.ring && <Ring {...job.ring} />}
        </Stack>
        <Stack row wrap gap={2}>
          <Fact icon="clock" word={job.due} strong />
          {job.parts > 0 && <Fact icon="part" word={words.partsWith(job.parts)} />}
        </Stack>
        <Actions>
          {job.action === 'accept' && (
            <Button id="decline" size="glove" word={words.decline} onTap={() => onDecline(job)} />
          )}
          {position && (
            <IconButton
              kind="line"
              size="glove"
              icon="go"
              label={words.navigate}
              onTap={() => openMap(position, job.place, job.address)}
            />
          )}
          <Button id={job.action} kind="primary" size="glove" grow word={act.word} busy={busy} onTap={act.onTap} />
        </Actions>
      </Stack>
    </Card>
  )
}

function Fact({ icon, word, strong }: { icon: 'clock' | 'part'; word: string; strong?: boolean }) {
  return (
    <View className="today-fact">
      <Icon name={icon} size="s" tone="second" />
      <Text className={strong ? 'strong' : 't-second'}>{word}</Text>
    </View>
  )
}

function NothingToDo({ done }: { done: number }) {
  const words = useWords(technician)
  return (
    <Empty
      icon="van"
      title={done > 0 ? words.allDoneToday : words.nothing}
      sub={done > 0 ? words.doneToday(done) : words.nothingYet}
    >
      <List>
        <Row
          icon="van"
          title={words.seeVan}
          sub={words.seeVanSub}
          label={words.seeVan}
          onTap={() => void Taro.reLaunch({ url: '/technician/van/page' })}
        />
      </List>
    </Empty>
  )
}
