import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { type Count, findParts, LevelSheet, type Place, placeIcon, Refused, useSend } from '../../stock/index.ts'
import { Actions, Badge, Button, Card, List, Row, SearchInput, Section, SkeletonList } from '../../ui/index.ts'
import { common, distance, useSay, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { shelf } from './model.ts'
import { Detail } from './panes.tsx'
import type { Act } from './use-stock.ts'

const longest = 120

/** A shelf or van: what lies there and should, what to refill from where, and what can be begun there. */
export function PlaceDetail({
  of,
  onClose,
  onAct,
  onCount,
  onDone,
}: {
  of: Place
  onClose: () => void
  onAct: (act: Act) => void
  onCount: (count: Count) => void
  onDone: (word: string) => void
}) {
  const w = useWords(stockWords)
  const both = useWords(common)
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [marking, setMarking] = useState<string | null>(null)
  const sending = useSend()
  const query = { locationId: of.id }
  const held = useResource(`stock:held:${of.id}`, () => call('GET /stock', { query }))
  const levels = useResource(`stock:levels:${of.id}`, () => call('GET /stock/levels', { query }))
  const rows = held.value ? shelf(held.value.items, levels.value?.items ?? []) : []
  const shown = findParts(rows, typed)
  const marked = rows.find(({ partId }) => partId === marking)
  const count = async () => {
    const done = await sending.send((key) => call('POST /stock/counts', { body: { locationId: of.id }, key }))
    if (done) onCount(done)
  }
  const sheet = marked ? (
    <LevelSheet
      line={marked}
      level={marked.level}
      at={of.id}
      onClose={() => setMarking(null)}
      onSaved={() => {
        setMarking(null)
        onDone(w.saved)
      }}
    />
  ) : null
  return (
    <Detail
      title={of.name}
      onClose={onClose}
      sheet={sheet}
      foot={
        <>
          <Refused problem={sending.problem} />
          <Actions>
            <Button id="count-place" word={w.openCount} busy={sending.busy} onTap={() => void count()} />
            <Button
              id="move-out"
              word={of.mine ? w.moveOut : w.askFor}
              onTap={() => onAct({ kind: 'transfer', fromId: of.id })}
            />
            {of.mine && (
              <Button
                id="receipt"
                grow
                kind="primary"
                word={w.receipt}
                onTap={() => onAct({ kind: 'receipt', locationId: of.id, name: of.name })}
              />
            )}
          </Actions>
        </>
      }
    >
      <View className="stock-head">
        <Badge tone={of.mine ? 'active' : 'idle'} icon={placeIcon[of.kind]} word={w[`kind_${of.kind}`]} />
        <View className="sub sp">{w.pieces(of.pieces)}</View>
      </View>
      <Refills at={of.id} onDone={onDone} />
      {!held.value ? (
        held.problem ? (
          <ProblemCard of={held} />
        ) : (
          <SkeletonList rows={5} />
        )
      ) : (
        <Section title={w.inPlace} end={<Text className="n">{rows.length}</Text>}>
          {rows.length > 8 && (
            <View className="stock-filter">
              <SearchInput
                id="search-place"
                value={typed}
                label={both.search}
                placeholder={w.searchHere}
                clearLabel={both.clear}
                onChange={setTyped}
              />
            </View>
          )}
          {rows.length === 0 && <View className="sub">{w.emptyPlace}</View>}
          <List>
            {shown.slice(0, longest).map((one) => (
              <Row
                key={one.partId}
                id={`held-${one.code}`}
                title={`${say(one.name)} ${one.code}`}
                sub={one.level ? w.level(one.level.minimum, one.level.target) : w.levelNone}
                end={
                  <Text className={one.level && one.quantity < one.level.minimum ? 'b n t-wait' : 'b n'}>
                    {one.quantity}
                  </Text>
                }
                label={`${say(one.name)}, ${w.pieces(one.quantity)}, ${w.levelSet}`}
                onTap={() => setMarking(one.partId)}
              />
            ))}
          </List>
        </Section>
      )}
    </Detail>
  )
}

function Refills({ at, onDone }: { at: string; onDone: (word: string) => void }) {
  const w = useWords(stockWords)
  const say = useSay()
  const refills = useResource(`stock:refills:${at}`, () => call('GET /stock/refills', { query: { locationId: at } }))
  const sending = useSend()
  const items = refills.value?.items ?? []
  if (items.length === 0) return null
  const refill = async () => {
    const done = await sending.send((key) => call('POST /stock/refills', { body: { locationId: at }, key }))
    if (!done) return
    const bought = done.missing.length > 0 ? [w.mustBuy(done.missing.length)] : []
    onDone([w.refilled(done.transfers.length), ...bought].join(' · '))
  }
  return (
    <Section title={w.refills} end={<Text className="n">{items.length}</Text>}>
      <Refused problem={sending.problem} nameOf={(id) => items.find(({ partId }) => partId === id)?.code} />
      <Card id="refills">
        {items.map((one) => (
          <View key={one.partId} className="stock-refill">
            <View className="sp">{w.refillLine(`${say(one.name)} ${one.code}`, one.quantity)}</View>
            <View className={one.from ? 'sub' : 'sub t-wait'}>
              {!one.from
                ? w.toBuy
                : one.from.metres === null
                  ? one.from.name
                  : w.away(one.from.name, distance(one.from.metres))}
            </View>
          </View>
        ))}
        {items.some(({ from }) => from !== null) && (
          <View className="stock-acts">
            <Button id="refill-place" kind="soft" word={w.refillHere} busy={sending.busy} onTap={() => void refill()} />
          </View>
        )}
      </Card>
    </Section>
  )
}
