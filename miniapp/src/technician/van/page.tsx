import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ProblemCard } from '../../frame/index.ts'
import { RoleTabs } from '../../roles/index.ts'
import { LevelSheet, ReceiveSheet } from '../../stock/index.ts'
import '../../stock/stock.css'
import { Badge, Empty, List, Page, Row, SearchInput, Skeleton, SkeletonList, Stack, useToast } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { technician } from '../../words/technician.ts'
import { CountSheet } from './count-sheet.tsx'
import { countable } from './model.ts'
import { useVan, type VanPage } from './use-van.ts'
import { Waiting } from './waiting.tsx'
import './page.css'

/** What lies on the own van, less what was taken on this phone, and what there is to do about it. */
export default function VanScreen() {
  const words = useWords(technician)
  const both = useWords(common)
  const [typed, setTyped] = useState('')
  const toast = useToast()
  const tell = (word: string) => toast.show({ word })
  const page = useVan(typed)
  const { van } = page
  const { value } = van
  const none = van.problem?.why === 'refused' && van.problem.failure.code === 'not_found'
  const count = value?.items.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0
  return (
    <Page
      title={words.vanTitle}
      {...(value && { subtitle: words.vanCount(value.items.length, count) })}
      tabs={<RoleTabs current="van" />}
      toast={toast.node}
      over={<Over page={page} tell={tell} />}
      onRefresh={() => {
        void van.reload()
        page.reload()
      }}
      refreshing={value !== null && van.loading}
    >
      {none ? (
        <Empty icon="van" title={words.vanNone} sub={words.vanNoneWhat} />
      ) : !value ? (
        van.problem ? (
          <ProblemCard of={van} />
        ) : (
          <Skeleton label={both.loading}>
            <SkeletonList rows={6} />
          </Skeleton>
        )
      ) : (
        <>
          <Waiting page={page} tell={tell} />
          <CountRow page={page} />
          {value.items.length === 0 && page.levels.size === 0 ? (
            <Empty icon="van" title={words.vanEmpty} sub={words.vanEmptyWhat} />
          ) : (
            <Lines page={page} typed={typed} onTyped={setTyped} />
          )}
        </>
      )}
    </Page>
  )
}

function CountRow({ page }: { page: VanPage }) {
  const w = useWords(stockWords)
  const { count } = page
  return (
    <View className="van-count">
      <List>
        <Row
          id="count-van"
          icon="scan"
          title={count ? w.countGoOn : w.countVan}
          onTap={() => (count ? page.setSheet({ kind: 'count', count }) : void page.openCount())}
        />
      </List>
    </View>
  )
}

function Lines({ page, typed, onTyped }: { page: VanPage; typed: string; onTyped: (typed: string) => void }) {
  const words = useWords(technician)
  const both = useWords(common)
  const w = useWords(stockWords)
  const say = useSay()
  return (
    <Stack gap={3}>
      <SearchInput
        id="search-van"
        value={typed}
        label={both.search}
        placeholder={words.searchVan}
        clearLabel={both.clear}
        onChange={onTyped}
      />
      <List>
        {page.lines.map((line) => {
          const level = page.levels.get(line.partId)
          const facts = [
            line.code,
            level ? w.level(level.minimum, level.target) : null,
            level && level.incoming > 0 ? w.incoming(level.incoming) : null,
          ]
          return (
            <Row
              key={line.partId}
              id={`van-${line.code}`}
              title={say(line.name)}
              sub={facts.filter(Boolean).join(' · ')}
              label={`${say(line.name)} ${words.pieces(line.quantity)}, ${w.levelSet}`}
              onTap={() => page.setSheet({ kind: 'level', partId: line.partId })}
              end={
                <Stack row gap={2}>
                  {line.unsent > 0 && <Badge tone="wait" icon="cloud-up" word={words.vanLess(line.unsent)} />}
                  <Text className={level && line.quantity < level.minimum ? 'b n t-wait' : 'b n'}>
                    {words.pieces(line.quantity)}
                  </Text>
                </Stack>
              }
            />
          )
        })}
      </List>
      {page.lines.length === 0 && <Text className="sub">{words.foundNone}</Text>}
    </Stack>
  )
}

function Over({ page, tell }: { page: VanPage; tell: (word: string) => void }) {
  const w = useWords(stockWords)
  const { sheet, setSheet, at, waits, lines, levels, parts } = page
  const close = () => setSheet(null)
  const done = (word: string) => {
    close()
    page.reload()
    tell(word)
  }
  if (!sheet || at === null) return null
  if (sheet.kind === 'receive') {
    const of = waits.receive.find(({ id }) => id === sheet.id)
    return of ? <ReceiveSheet key={of.id} of={of} onClose={close} onReceived={() => done(w.done)} /> : null
  }
  if (sheet.kind === 'count') {
    const { here, all } = countable(page.van.value?.items ?? [], parts)
    return (
      <CountSheet
        key={sheet.count.id}
        count={sheet.count}
        here={here}
        all={all}
        onClose={close}
        onCount={(count) => {
          if (count.state === 'posted') return done(w.posted)
          if (count.state === 'cancelled') return done(w.count_cancelled)
          setSheet({ kind: 'count', count })
          page.reload()
        }}
      />
    )
  }
  const line = lines.find(({ partId }) => partId === sheet.partId)
  return line ? (
    <LevelSheet
      key={line.partId}
      line={line}
      level={levels.get(line.partId)}
      at={at}
      onClose={close}
      onSaved={() => done(w.saved)}
    />
  ) : null
}
