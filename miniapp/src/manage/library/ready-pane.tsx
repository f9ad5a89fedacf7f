import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call, newId, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { turned } from '../../panes/many.tsx'
import { NotTaken } from '../../panes/not-taken.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useSending } from '../../panes/use-sending.ts'
import { Actions, Button, List, Row, SkeletonList } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'

/** The ready library: trades to take whole, with the parts that they need. */
export function ReadyPane({ onDone, say: tell }: { onDone: () => Promise<void>; say: (word: string) => void }) {
  const w = useWords(libraryWords)
  const say = useSay()
  const ready = useResource('list:library-ready', () => call('GET /library/ready', {}))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { busy, problem, send, clear } = useSending()
  const request = useRef(newId())
  const trades = ready.value?.trades ?? []
  const count = trades
    .filter(({ trade }) => chosen.includes(trade))
    .reduce((sum, { items, taken }) => sum + items - taken, 0)
  const turn = (trade: string) => {
    request.current = newId()
    clear()
    setChosen(turned(chosen, trade))
  }
  const take = async () => {
    const answer = await send(() =>
      call('POST /library/ready', { body: { trades: [...chosen] }, key: request.current }),
    )
    if (!answer.ok) return
    setChosen([])
    request.current = newId()
    tell(w.readyDone(answer.value.items, answer.value.parts))
    await Promise.all([ready.reload(), onDone()])
  }
  return (
    <FormPane
      id="ready-pane"
      title={w.ready}
      foot={
        <>
          <NotTaken problem={problem} />
          <Actions>
            <Button
              id="take-ready"
              grow
              kind="primary"
              size="l"
              word={w.takeReady(count)}
              busy={busy}
              off={count === 0 ? w.takeReady(0) : undefined}
              onTap={() => void take()}
            />
          </Actions>
        </>
      }
    >
      <View className="sub keys-what">{w.readyWhat}</View>
      {!ready.value ? (
        ready.problem ? (
          <ProblemCard of={ready} />
        ) : (
          <SkeletonList rows={8} />
        )
      ) : (
        <List>
          {trades.map(({ trade, label, items, taken }) => {
            const all = taken >= items
            const on = all || chosen.includes(trade)
            return (
              <Row
                key={trade}
                id={`trade-${trade}`}
                bare
                icon={on ? 'good' : 'idle'}
                iconTone={all ? 'good' : on ? 'accent' : 'third'}
                title={say(label)}
                sub={w.readyTaken(taken, items)}
                label={say(label)}
                {...(!all && { onTap: () => turn(trade) })}
              />
            )
          })}
        </List>
      )}
    </FormPane>
  )
}
