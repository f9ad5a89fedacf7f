import { may } from '@field/domain/access'
import { View } from '@tarojs/components'
import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { call, outboxOf, pumpNow, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { homeOf } from '../../roles/index.ts'
import { Badge, Button, Card, Empty, List, Page, Row, Section, SkeletonList, Stack } from '../../ui/index.ts'
import { disputeWords } from '../../words/disputes.ts'
import { common, orderNumber, refusalWords, useLanguage, useSay, useWords, when } from '../../words/index.ts'
import { actorOf, useEntries, useMe, useNow } from '../../work-order/index.ts'
import { amountsOf, groupsOf, type Card as One, stateLook, unsentOf } from './model.ts'

/** Disputes of one's own or to judge; those of one order when the address names it. */
export default function Disputes() {
  const { id = '' } = useRouter().params
  const w = useWords(disputeWords)
  const c = useWords(common)
  const language = useLanguage()
  const me = useMe()
  const list = useResource(me ? `list:disputes:${id}` : null, () =>
    call('GET /disputes', { query: { limit: 100, ...(id !== '' && { workOrderId: id }) } }),
  )
  const unsent = unsentOf(useEntries(me?.id ?? null), id)
  useDidShow(() => void list.reload())
  const { value } = list
  const dismiss = async (entry: string) => {
    if (!me) return
    await outboxOf(me.id).discard(entry)
    pumpNow()
  }
  return (
    <Page
      title={w.disputes}
      back={c.back}
      home={homeOf(me?.role ?? 'customer')}
      onRefresh={() => void list.reload()}
      refreshing={list.loading && value !== null}
    >
      <Stack>
        {unsent.map((entry) => (
          <Card key={entry.id} id={`unsent-${entry.id}`} title={String(entry.about.title ?? w.title)}>
            {entry.state === 'waiting' ? (
              <Badge tone="wait" icon="lock" word={w.kept} />
            ) : (
              <Stack gap={2}>
                <View className="t-bad">
                  {w.refused}
                  {entry.failure && `：${refusalWords(entry.failure, language)}`}
                </View>
                <Button word={w.notedOk} onTap={() => void dismiss(entry.id)} />
              </Stack>
            )}
          </Card>
        ))}
      </Stack>
      {!value ? (
        list.problem ? (
          <ProblemCard of={list} />
        ) : (
          <SkeletonList rows={4} />
        )
      ) : value.items.length === 0 && unsent.length === 0 ? (
        <Empty icon="info" title={w.none} sub={w.noneWhat} />
      ) : (
        groupsOf(value.items).map((group) => (
          <Section key={group.id} title={w[group.id]}>
            <List>
              {group.items.map((one) => (
                <DisputeRow key={one.id} one={one} />
              ))}
            </List>
          </Section>
        ))
      )}
      {value && me && may(actorOf(me), 'settlements.all') && (
        <Section title="">
          <List>
            <Row
              id="to-reviewers"
              icon="users"
              title={w.settings}
              sub={w.settingsWhat}
              label={w.settings}
              onTap={() => void Taro.navigateTo({ url: '/manage/reviewers/page' })}
            />
          </List>
        </Section>
      )}
    </Page>
  )
}

function DisputeRow({ one }: { one: One }) {
  const w = useWords(disputeWords)
  const say = useSay()
  const language = useLanguage()
  const now = useNow()
  const look = stateLook[one.state]
  const amounts = amountsOf(one, w)
  const at =
    one.state === 'open' ? w.until(when(one.dueAt, now, language)) : when(one.endedAt ?? one.openedAt, now, language)
  return (
    <Row
      id={`dispute-${one.id}`}
      title={say(one.label)}
      sub={
        <View>
          {amounts !== '' && <View className="n">{amounts}</View>}
          <View>{`${orderNumber(one.number)} · ${at}`}</View>
        </View>
      }
      end={<Badge {...look} word={w[`state_${one.state}`]} />}
      label={`${say(one.label)} ${w[`state_${one.state}`]}`}
      onTap={() => void Taro.navigateTo({ url: `/disputes/show/page?id=${one.id}` })}
    />
  )
}
