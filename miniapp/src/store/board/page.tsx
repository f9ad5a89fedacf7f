import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { LiveMark, OtherRole, ProblemCard, wearsAnother } from '../../frame/index.ts'
import { homeOf, ReportForRow, RoleTabs, scanAndOpen } from '../../roles/index.ts'
import {
  Badge,
  Button,
  Card,
  Empty,
  Icon,
  IconButton,
  List,
  Page,
  Radios,
  Row,
  Section,
  Sheet,
  Skeleton,
  Stats,
  Strip,
} from '../../ui/index.ts'
import { common, number, useLanguage, useWords } from '../../words/index.ts'
import { storeWords } from '../../words/store.ts'
import { useEntries, useNow, workOrder } from '../../work-order/index.ts'
import { type AwaitingCard, awaitingCard, type Board, type BoardRow, comingRow, isQuiet, waitingRow } from './model.ts'
import { useBoard } from './use-board.ts'
import './page.css'

const open = (url: string) => void Taro.navigateTo({ url })
const toProgress = (id: string) => open(`/pages/progress/page?id=${id}`)

/** The store's day: what awaits its judgement, who is coming, what waits and why, the month. */
export default function BoardPage() {
  const w = useWords(storeWords)
  const shared = useWords(common)
  const { me, stores, store, choose, board } = useBoard()
  const unsent = useEntries(me?.id ?? null).filter(({ stream }) => stream !== 'consents')
  const [choosing, setChoosing] = useState(false)
  const waiting = unsent.filter(({ state }) => state === 'waiting').length
  return (
    <Page
      title={store?.name ?? shared.appName}
      {...(me && { subtitle: w.onDuty(me.name) })}
      tabs={<RoleTabs current="store" />}
      onRefresh={() => void board.reload()}
      refreshing={board.loading && board.value !== null}
      actions={
        stores.length > 1 && (
          <IconButton kind="plain" icon="swap" label={w.switchStore} onTap={() => setChoosing(true)} />
        )
      }
      over={
        <Sheet open={choosing} title={w.switchStore} closeLabel={shared.close} onClose={() => setChoosing(false)}>
          <Radios
            options={stores.map(({ id, name }) => ({ id, word: name, icon: 'store' as const }))}
            value={store?.id}
            onChange={(id) => {
              choose(id)
              setChoosing(false)
            }}
          />
        </Sheet>
      }
    >
      {waiting > 0 && (
        <Strip tone="wait" icon="lock" end={shared.toSend(waiting)}>
          {shared.keptOnPhone}
        </Strip>
      )}
      {me && wearsAnother(me, 'store_staff') ? (
        <OtherRole wanted="store_staff" url={homeOf('store_staff')} />
      ) : me && !store ? (
        <Empty icon="store" title={w.noStore} sub={w.noStoreWhat} />
      ) : board.value ? (
        <Day board={board.value} at={board.at} unsent={new Set(unsent.map(({ stream }) => stream))} />
      ) : board.problem ? (
        <ProblemCard of={board} />
      ) : (
        <Skeleton label={shared.loading} />
      )}
    </Page>
  )
}

function Day({ board, at, unsent }: { board: Board; at: number | null; unsent: ReadonlySet<string> }) {
  const w = useWords(storeWords)
  const telling = { w, words: useWords(workOrder), language: useLanguage(), now: useNow() }
  const { month } = board
  return (
    <View id="board">
      {board.awaiting.map((card) => (
        <Awaiting key={card.id} card={awaitingCard(card, unsent, telling)} />
      ))}
      {isQuiet(board) ? (
        <Empty icon="good" title={w.nothingAwaits} sub={w.nothingAwaitsWhat}>
          <Button kind="primary" size="l" icon="scan" word={w.scanToReport} onTap={() => void scanAndOpen()} />
        </Empty>
      ) : (
        board.awaiting.length === 0 && (
          <List>
            <Row icon="good" iconTone="good" title={w.nothingAwaits} sub={w.nothingAwaitsWhat} strong />
          </List>
        )
      )}
      {board.coming.length > 0 && (
        <Section title={`${w.coming} ${board.coming.length}`} end={<LiveMark at={at} />}>
          <Rows rows={board.coming.map((card) => comingRow(card, telling))} />
        </Section>
      )}
      {board.waiting.length > 0 && (
        <Section title={w.waiting} end={board.waiting.length}>
          <Rows rows={board.waiting.map((card) => waitingRow(card, telling))} />
        </Section>
      )}
      <Section title={w.month}>
        <Stats
          figures={[
            { id: 'repaired', value: String(month.repaired), word: w.repaired },
            { id: 'rework', value: String(month.rework), word: w.rework },
            { id: 'hours', value: month.hours === null ? '—' : number(month.hours), word: w.hours },
          ]}
        />
        <List>
          <Row
            id="to-assets"
            icon="tag"
            title={w.assets}
            sub={w.assetsWhat}
            label={w.assets}
            onTap={() => open(`/store/assets/page?store=${board.store.id}`)}
          />
        </List>
        <ReportForRow />
      </Section>
    </View>
  )
}

function Awaiting({ card }: { card: AwaitingCard }) {
  const w = useWords(storeWords)
  const shared = useWords(common)
  const judge = () => open(`/store/acceptance/page?id=${card.id}`)
  return (
    <Card id={`awaiting-${card.id}`} onTap={judge} label={`${w.awaitsYou}: ${card.title}`}>
      <View className="card-head">
        {card.kept ? (
          <Badge tone="wait" icon="lock" word={shared.keptOnPhone} />
        ) : (
          <Badge tone="turn" icon={card.again ? 'undo' : 'turn'} word={w.awaitsYou} />
        )}
        <View className="sp" />
        <Text className="cap n">{card.ago}</Text>
      </View>
      <View className="h2">{card.title}</View>
      <View className="board-facts">
        {card.facts !== '' && <View className="sub">{card.facts}</View>}
        {card.by !== null && (
          <View className={card.late ? 'sub t-bad board-late' : 'sub'}>
            {card.late && <Icon name="bad" size="s" />}
            {card.by}
          </View>
        )}
      </View>
      <Button
        id={`judge-${card.id}`}
        kind={card.kept ? 'secondary' : 'primary'}
        size="l"
        word={card.again ? w.judgeAgain : w.judge}
        onTap={judge}
      />
    </Card>
  )
}

function Rows({ rows }: { rows: readonly BoardRow[] }) {
  return (
    <List>
      {rows.map((row) => (
        <Row
          key={row.id}
          id={`order-${row.id}`}
          icon={row.icon}
          iconTone={row.tone}
          strong
          title={row.title}
          sub={
            <>
              <Text className={`board-state t-${row.tone}`}>{row.state}</Text>
              <Text>{row.rest}</Text>
            </>
          }
          label={`${row.title}, ${row.state} ${row.rest}`}
          onTap={() => toProgress(row.id)}
        />
      ))}
    </List>
  )
}
