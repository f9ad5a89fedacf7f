import { View } from '@tarojs/components'
import { useState } from 'react'
import { BottomBar, Button, Card, ErrorState, Page, Section, Skeleton, useToast } from '../../ui/index.ts'
import { ago, clock, common, useLanguage, useWords } from '../../words/index.ts'
import { progress } from '../../words/progress.ts'
import { OpenParts, useNow, workOrder } from '../../work-order/index.ts'
import { Trouble } from '../trouble.tsx'
import { CancelSheet } from './cancel-sheet.tsx'
import { Foot } from './foot.tsx'
import type { ProgressReply } from './model.ts'
import { reportedAt } from './model.ts'
import { NoteSheet } from './note-sheet.tsx'
import { Paid, PaidSheet, usePaid } from './paid.tsx'
import { useQuoteCard } from './quote-card.tsx'
import { StatusCard } from './status-card.tsx'
import { useActs, useProgress } from './use-progress.ts'
import { Way } from './way.tsx'

type Note = { noteOpen: boolean; setNoteOpen: (open: boolean) => void }

const over: readonly ProgressReply['status'][] = ['completed', 'settled', 'closed']

/** A report as the server knows it. */
export function Order({ id, ...note }: { id: string } & Note) {
  const w = useWords(progress)
  const c = useWords(common)
  const shown = useProgress(id)
  const frame = { title: w.title, back: c.back, home: '/pages/landing/page' }
  const { value, problem, reload } = shown
  if (value) return <Known frame={frame} shown={shown} order={value} {...note} />
  if (!problem) {
    return (
      <Page {...frame}>
        <Skeleton label={c.loading} />
      </Page>
    )
  }
  return (
    <Page
      {...frame}
      bar={
        <BottomBar>
          <Button kind="primary" size="l" grow icon="sync" word={c.retry} onTap={() => void reload()} />
        </BottomBar>
      }
    >
      {problem.why === 'refused' ? (
        <ErrorState icon="eye" title={w.notYours} what={w.notYoursWhat} />
      ) : (
        <Trouble problem={problem} title={w.cannotSee} />
      )}
    </Page>
  )
}

function Known({
  frame,
  shown,
  order,
  noteOpen,
  setNoteOpen,
}: Note & {
  frame: { title: string; back: string; home: string }
  shown: ReturnType<typeof useProgress>
  order: ProgressReply
}) {
  const w = useWords(progress)
  const c = useWords(common)
  const language = useLanguage()
  const now = useNow()
  const toast = useToast()
  const tell = (word: string) => toast.show({ word })
  const acts = useActs(shown, order, tell)
  const [cancelling, setCancelling] = useState(false)
  const [why, setWhy] = useState(false)
  const paid = usePaid(order.id, over.includes(order.status))
  const cutOff = shown.problem?.why === 'offline' && !shown.live.live ? shown.problem : null
  const telling = { words: useWords(workOrder), language, now, people: order.people, places: order.places }
  const received = reportedAt(order.progress.rows)
  const safe = [received && w.received(received), shown.unsent.waiting.length > 0 && w.keptToo]
  const openNote = () => setNoteOpen(true)
  const quote = useQuoteCard(order.id, shown.me?.role === 'customer', tell)
  const card = (
    <StatusCard
      order={order}
      live={shown.live.live}
      at={shown.at}
      cutOff={cutOff !== null}
      tell={tell}
      onNote={openNote}
    />
  )
  return (
    <Page
      {...frame}
      toast={toast.node}
      onRefresh={() => void shown.reload()}
      refreshing={false}
      bar={
        cutOff ? (
          <BottomBar hint={w.comesBack}>
            <Button kind="primary" size="l" grow icon="sync" word={c.retry} onTap={() => void shown.reload()} />
          </BottomBar>
        ) : (
          <Foot order={order} asked={quote.waits} tell={tell} />
        )
      }
      over={
        <>
          <NoteSheet
            open={noteOpen}
            onClose={() => setNoteOpen(false)}
            give={acts.give}
            orderId={order.id}
            tell={tell}
          />
          {paid && <PaidSheet open={why} onClose={() => setWhy(false)} settlement={paid} />}
          <CancelSheet open={cancelling} onClose={() => setCancelling(false)} give={acts.give} />
          {quote.over}
        </>
      }
    >
      {cutOff && (
        <Trouble problem={cutOff} title={w.cannotSee} safe={safe.filter((one): one is string => Boolean(one))} />
      )}
      {cutOff ? (
        <Section
          title={c.lastSeen}
          end={
            <View className="cap n">
              {shown.at === null ? '' : `${clock(shown.at)} · ${ago(shown.at, now, language)}`}
            </View>
          }
        >
          {card}
        </Section>
      ) : (
        card
      )}
      {paid && <Paid settlement={paid} onWhy={() => setWhy(true)} />}
      {quote.card}
      <OpenParts progress={order.progress} telling={telling} />
      <Card id="timeline">
        <Way
          order={order}
          unsent={shown.unsent}
          acts={acts}
          tell={tell}
          onNote={openNote}
          onCancel={() => setCancelling(true)}
        />
      </Card>
    </Page>
  )
}
