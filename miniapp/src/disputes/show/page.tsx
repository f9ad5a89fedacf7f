import { may } from '@field/domain/access'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Answer } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { homeOf } from '../../roles/index.ts'
import {
  Badge,
  BottomBar,
  Button,
  Card,
  KeyValue,
  List,
  Page,
  Row,
  Section,
  Skeleton,
  Stack,
  Strip,
  useToast,
} from '../../ui/index.ts'
import { disputeWords } from '../../words/disputes.ts'
import { common, money, orderNumber, refusalWords, useLanguage, useSay, useWords, when } from '../../words/index.ts'
import { reports } from '../../words/reports.ts'
import { roleWords } from '../../words/roles.ts'
import { actorOf, useNow } from '../../work-order/index.ts'
import { stateLook } from '../list/model.ts'
import { Evidence } from './evidence.tsx'
import { Judge } from './judge.tsx'
import { type Dispute, judgementWords, lacking } from './model.ts'
import { useDispute } from './use-dispute.ts'

/** A dispute: what is wrong, the evidence, who judges and how, and what came of it. */
export default function ShowDispute() {
  const w = useWords(disputeWords)
  const c = useWords(common)
  const language = useLanguage()
  const toast = useToast()
  const held = useDispute()
  const [sure, setSure] = useState(false)
  const { dispute, me, typed } = held
  const { value } = dispute
  const frame = { title: w.one, back: c.back, home: homeOf(me?.role ?? 'customer'), toast: toast.node }
  if (!value)
    return <Page {...frame}>{dispute.problem ? <ProblemCard of={dispute} /> : <Skeleton label={c.loading} />}</Page>
  const tell = (answer: Answer<unknown>, done: string) => {
    if (answer.ok) return toast.show({ word: done })
    if (answer.why === 'refused') return toast.show({ word: refusalWords(answer.failure, language) })
    return toast.show({ word: answer.why === 'offline' ? w.offline : w.tryAgain })
  }
  const lacks = lacking(typed)
  const judge = async () => tell(await held.judge(), w.judged)
  const withdraw = async () => {
    if (!sure) return setSure(true)
    setSure(false)
    tell(await held.withdraw(), w.state_withdrawn)
  }
  return (
    <Page
      {...frame}
      onRefresh={() => void dispute.reload()}
      refreshing={dispute.loading}
      bar={
        value.may.vote ? (
          <BottomBar>
            <Button
              id="judge-now"
              kind="primary"
              size="l"
              grow
              word={w.judgeNow}
              busy={held.busy}
              {...(lacks && { off: w[lacks] })}
              onTap={() => void judge()}
            />
          </BottomBar>
        ) : (
          value.may.withdraw && (
            <BottomBar>
              <Button
                id="withdraw"
                size="l"
                grow
                kind={sure ? 'danger' : 'secondary'}
                word={sure ? w.withdrawSure : w.withdraw}
                busy={held.busy}
                onTap={() => void withdraw()}
              />
            </BottomBar>
          )
        )
      }
    >
      {value.waitsForChair && (
        <Strip tone="wait" icon="urge">
          <Text className="b">{w.waitsForChair}</Text>
        </Strip>
      )}
      <Head dispute={value} />
      <Evidence dispute={value} />
      <Reviewers dispute={value} />
      {value.votes === null ? <View className="cap">{w.votesLater}</View> : <Votes votes={value.votes} />}
      {value.may.vote && <Judge dispute={value} typed={typed} change={held.change} />}
      {me && may(actorOf(me), 'settlements.all') && <ToPapers dispute={value} />}
    </Page>
  )
}

/** For those who look after settlements: the papers on which all of this is kept. */
function ToPapers({ dispute: { workOrderId, number } }: { dispute: Dispute }) {
  const r = useWords(reports)
  return (
    <Section title="">
      <List>
        <Row
          id="to-papers"
          icon="doc"
          title={r.papers}
          sub={r.papersWhat}
          label={r.papers}
          onTap={() => void Taro.navigateTo({ url: `/manage/papers/page?id=${workOrderId}&number=${number}` })}
        />
      </List>
    </Section>
  )
}

function Head({ dispute }: { dispute: Dispute }) {
  const w = useWords(disputeWords)
  const roles = useWords(roleWords)
  const say = useSay()
  const language = useLanguage()
  const now = useNow()
  const { openedBy, decision, standsFen, wantedFen, state } = dispute
  const who = openedBy.mine ? w.me : openedBy.name || roles[openedBy.role]
  return (
    <Card id="dispute" title={say(dispute.label)} end={<Badge {...stateLook[state]} word={w[`state_${state}`]} />}>
      <Stack gap={2}>
        <View className="sub">{`${dispute.title} · ${orderNumber(dispute.number)}`}</View>
        <View>{dispute.words}</View>
        <View className="cap">{`${w.by(who)} · ${when(dispute.openedAt, now, language)}`}</View>
        <View>
          <KeyValue name={state === 'open' ? w.now : w.was} value={standsFen === null ? w.verdict : money(standsFen)} />
          {wantedFen !== null && <KeyValue name={w.wanted} value={<Text className="n b">{money(wantedFen)}</Text>} />}
          {decision && (
            <KeyValue name={w.decision} value={<Text className="b">{judgementWords(decision.judgement, w)}</Text>} />
          )}
          {decision && <View className="cap">{`${w[`by_${decision.by}`]} · ${when(decision.at, now, language)}`}</View>}
        </View>
      </Stack>
    </Card>
  )
}

function Reviewers({ dispute: { reviewers, state } }: { dispute: Dispute }) {
  const w = useWords(disputeWords)
  const roles = useWords(roleWords)
  const language = useLanguage()
  const now = useNow()
  return (
    <Section title={w.reviewers}>
      <List>
        {reviewers.map(({ department, dueAt, voted }) => (
          <Row
            key={department}
            id={`reviewer-${department}`}
            title={roles[department]}
            {...(state === 'open' && !voted && { sub: w.until(when(dueAt, now, language)) })}
            end={
              <Badge tone={voted ? 'good' : 'idle'} icon={voted ? 'good' : 'idle'} word={voted ? w.voted : w.waits} />
            }
          />
        ))}
      </List>
    </Section>
  )
}

function Votes({ votes }: { votes: NonNullable<Dispute['votes']> }) {
  const w = useWords(disputeWords)
  const roles = useWords(roleWords)
  const language = useLanguage()
  const now = useNow()
  if (votes.length === 0) return null
  return (
    <Section title={w.votes}>
      <List>
        {votes.map((vote) => (
          <Row
            key={`${vote.department}:${vote.at}`}
            title={`${roles[vote.department]}${vote.name === '' ? '' : ` · ${vote.name}`}`}
            strong={vote.counts}
            sub={
              <>
                <View className={vote.counts ? 'strong' : ''}>{judgementWords(vote.judgement, w)}</View>
                <View>{vote.words}</View>
                <View className="cap">{when(vote.at, now, language)}</View>
              </>
            }
            {...(!vote.counts && { end: <Badge tone="idle" icon="undo" word={w.replaced} /> })}
          />
        ))}
      </List>
    </Section>
  )
}
