import { Text, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { homeOf } from '../../roles/index.ts'
import { Badge, Button, Card, Empty, List, Page, Row, SkeletonList, Stack, Tabs, useToast } from '../../ui/index.ts'
import { common, money, orderNumber, refusalWords, useLanguage, useWords, when } from '../../words/index.ts'
import { manageWords } from '../../words/manage.ts'
import { moneyWords } from '../../words/money.ts'
import { useMe, useNow } from '../../work-order/index.ts'
import { DetailSheet } from './detail-sheet.tsx'
import { awaitsSecond, type Item, moveOf, nextStep, type View as Shown, stateLook, views, wantsTwo } from './model.ts'
import { useSettlements } from './use-settlements.ts'
import './page.css'

/** Settlements by where they stand; each can be moved one step on. */
export default function SettlementsPage() {
  const w = useWords(manageWords)
  const shared = useWords(common)
  const me = useMe()
  const [view, setView] = useState<Shown>('submitted')
  const [opened, setOpened] = useState<Item | null>(null)
  const held = useSettlements(view)
  const toast = useToast()
  const { first, items } = held
  useDidShow(() => void first.reload())
  const word = (one: Shown) => (one === 'all' ? w.everything : w[`state_${one}`])
  return (
    <Page
      title={w.settlements}
      back={shared.back}
      home={homeOf(me?.role ?? 'finance')}
      toast={toast.node}
      top={<Tabs options={views.map((id) => ({ id, word: word(id) }))} value={view} onChange={setView} />}
      onRefresh={() => void first.reload()}
      refreshing={first.loading && first.value !== null}
      over={
        opened && <DetailSheet item={opened} onClose={() => setOpened(null)} tell={(word) => toast.show({ word })} />
      }
    >
      <ToPrepaid />
      {!first.value ? (
        first.problem ? (
          <ProblemCard of={first} />
        ) : (
          <SkeletonList rows={4} />
        )
      ) : items.length === 0 ? (
        <Empty icon="money" title={w.noSettlements} sub={w.noSettlementsWhat} />
      ) : (
        <Stack>
          {items.map((item) => (
            <Settlement key={item.id} item={item} held={held} onOpen={() => setOpened(item)} />
          ))}
        </Stack>
      )}
      {held.next !== null && (
        <View className="settlement-more">
          <Button size="l" word={w.loadMore} busy={held.busy} onTap={() => void held.more()} />
        </View>
      )}
    </Page>
  )
}

/** Where money in advance is kept, and how many orders wait to have it given back. */
function ToPrepaid() {
  const m = useWords(moneyWords)
  const me = useMe()
  const refunds = useResource(me ? 'list:prepaid:to_refund' : null, () =>
    call('GET /prepayments', { query: { view: 'to_refund' } }),
  )
  const waiting = refunds.value?.items.length ?? 0
  useDidShow(() => void refunds.reload())
  return (
    <View className="settlement-prepaid">
      <List>
        <Row
          id="to-prepayments"
          icon="money"
          title={m.prepayments}
          sub={m.prepaymentsWhat}
          label={m.prepayments}
          {...(waiting > 0 && { end: <Badge tone="bad" word={m.toRefund(waiting)} /> })}
          onTap={() => void Taro.navigateTo({ url: '/manage/prepayments/page' })}
        />
      </List>
    </View>
  )
}

function Settlement({
  item,
  held,
  onOpen,
}: {
  item: Item
  held: ReturnType<typeof useSettlements>
  onOpen: () => void
}) {
  const w = useWords(manageWords)
  const m = useWords(moneyWords)
  const shared = useWords(common)
  const language = useLanguage()
  const now = useNow()
  const [busy, setBusy] = useState(false)
  const look = stateLook[item.state]
  const entry = moveOf(held.entries, item.id)
  const step = nextStep(item.state)
  const refused = entry && entry.state !== 'waiting' ? entry : null
  const move = async () => {
    if (!step) return
    setBusy(true)
    await held.move(item, step)
    setBusy(false)
  }
  return (
    <Card id={`settlement-${item.id}`} onTap={onOpen} label={`${item.title}, ${w[`state_${item.state}`]}`}>
      <Stack row gap={2} grow={1} align="center">
        {entry && !refused ? (
          <Badge tone="wait" icon="lock" word={shared.keptOnPhone} />
        ) : (
          <Badge tone={look.tone} icon={look.icon} word={w[`state_${item.state}`]} />
        )}
        <View />
        <Text className="cap n">{when(item.at, now, language)}</Text>
      </Stack>
      <View className="h2">{item.title}</View>
      <View className="sub">{orderNumber(item.number)}</View>
      {wantsTwo(item) && <View className="cap settlement-two">{m.twoPeople}</View>}
      {refused?.failure && (
        <View className="t-bad">
          {w.moveRefused}：{refusalWords(refused.failure, language)}
        </View>
      )}
      <View className="settlement-foot">
        <Text className="h1 n sp">{item.totalFen === null ? '' : money(item.totalFen)}</Text>
        {refused ? (
          <Button word={w.notedOk} onTap={() => void held.dismiss(refused.id)} />
        ) : (
          step &&
          !entry && (
            <Button
              id={`move-${item.id}`}
              kind="soft"
              word={w[`move_${step}`]}
              busy={busy}
              {...(awaitsSecond(item) && { off: m.secondPerson })}
              onTap={() => void move()}
            />
          )
        )}
      </View>
    </Card>
  )
}
