import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { LongList, Scroll, Section, Tap } from '../../ui/index.ts'
import { dispatchWords } from '../../words/dispatch.ts'
import { useWords } from '../../words/index.ts'
import type { Card, Column, ColumnKey } from './model.ts'
import { OrderCard } from './order-card.tsx'

export type ColumnsProps = {
  readonly columns: readonly Column[]
  readonly now: number
  readonly chosen: string | null
  /** Orders with an action that waits on this phone. */
  readonly unsent: ReadonlySet<string>
  readonly onOpen: (card: Card) => void
  readonly onAssign: (card: Card) => void
}

const foldedAtFirst: readonly ColumnKey[] = ['ended']
/** Beside an open order there is room for four columns. */
const foldedBeside: readonly ColumnKey[] = ['judging', 'ended']

/** What is folded by itself, and what the person turned over. */
function useFolds(byItself: readonly ColumnKey[]) {
  const [turned, setTurned] = useState<readonly ColumnKey[]>([])
  const turn = (key: ColumnKey) =>
    setTurned((now) => (now.includes(key) ? now.filter((one) => one !== key) : [...now, key]))
  return { isFolded: (key: ColumnKey) => byItself.includes(key) !== turned.includes(key), turn }
}

function Cards({ column, now, chosen, unsent, onOpen, onAssign }: Omit<ColumnsProps, 'columns'> & { column: Column }) {
  return (
    <LongList items={column.cards}>
      {(card) => (
        <OrderCard
          card={card}
          now={now}
          on={card.id === chosen}
          kept={unsent.has(card.id)}
          onOpen={() => onOpen(card)}
          {...(column.key === 'unassigned' && { onAssign: () => onAssign(card) })}
        />
      )}
    </LongList>
  )
}

/** The phone: one state below the other, nobody's first; what ended stays folded. */
export function Stacked({ columns, ...rest }: ColumnsProps) {
  const w = useWords(dispatchWords)
  const { isFolded, turn } = useFolds(foldedAtFirst)
  return (
    <View>
      {columns
        .filter(({ cards }) => cards.length > 0)
        .map((column) => (
          <Section
            key={column.key}
            title={`${w[column.key]} ${column.cards.length}`}
            end={
              foldedAtFirst.includes(column.key) ? (
                <Fold folded={isFolded(column.key)} onTap={() => turn(column.key)} name={w[column.key]} />
              ) : (
                column.late > 0 && <Text className="t-bad">{w.lateCount(column.late)}</Text>
              )
            }
          >
            {!isFolded(column.key) && <Cards column={column} {...rest} />}
          </Section>
        ))}
    </View>
  )
}

function Fold({ folded, onTap, name }: { folded: boolean; onTap: () => void; name: string }) {
  const w = useWords(dispatchWords)
  const word = folded ? w.show : w.fold
  return (
    <Tap className="kanban-fold t-accent" label={`${name}, ${word}`} onTap={onTap}>
      <Text>{word}</Text>
    </Tap>
  )
}

/** The wide desk: columns side by side, each scrolling alone; a folded one keeps its name and count. */
export function SideBySide({ columns, ...rest }: ColumnsProps) {
  const w = useWords(dispatchWords)
  const { isFolded, turn } = useFolds(rest.chosen === null ? foldedAtFirst : foldedBeside)
  return (
    <View className="columns">
      {columns.map((column) =>
        isFolded(column.key) ? (
          <Tap
            key={column.key}
            id={`column-${column.key}`}
            className="column is-folded"
            label={`${w[column.key]} ${column.cards.length}, ${w.show}`}
            onTap={() => turn(column.key)}
          >
            <View className="b n">{column.cards.length}</View>
            <View className="column-name sub">{w[column.key]}</View>
          </Tap>
        ) : (
          <View key={column.key} id={`column-${column.key}`} className="column">
            <Tap
              className="column-head"
              label={`${w[column.key]} ${column.cards.length}, ${w.fold}`}
              onTap={() => turn(column.key)}
            >
              <Text className="b">{w[column.key]}</Text>
              <Text className="t-second n column-count">{column.cards.length}</Text>
              <View className="sp" />
              {column.late > 0 && <Text className="cap t-bad">{w.lateCount(column.late)}</Text>}
            </Tap>
            <Scroll className="column-scroll">
              <Cards column={column} {...rest} />
            </Scroll>
          </View>
        ),
      )}
    </View>
  )
}
