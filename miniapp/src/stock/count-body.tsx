import { View } from '@tarojs/components'
import { useState } from 'react'
import { Actions, Badge, Button, IconButton, List, NumberInput, Row, SearchInput, Section, Stack } from '../ui/index.ts'
import { common, useLanguage, useSay, useWords, when } from '../words/index.ts'
import { stockWords } from '../words/stock.ts'
import { useMe } from '../work-order/me.ts'
import { byDifference, differenceLook, differing, sinceWords } from './counting.ts'
import { findParts } from './find-parts.ts'
import type { Count, CountLine, Part } from './model.ts'
import { Numbers } from './numbers.tsx'
import { Refused, Restored } from './refused.tsx'
import type { Counting } from './use-counting.ts'

const countTone = { open: 'active', posted: 'good', cancelled: 'idle' } as const

/** A count: what was said beside the book, and what is still to be counted. `here` lies there by the book. */
export function CountBody({
  count,
  counting,
  here,
  all,
}: {
  count: Count
  counting: Counting
  here: readonly Part[]
  all: readonly Part[]
}) {
  const w = useWords(stockWords)
  const language = useLanguage()
  const me = useMe()
  // Whoever did not count is here to post: what differs comes first.
  const judges = count.state !== 'open' || count.lines.every(({ countedBy }) => countedBy !== me?.name)
  const counted = count.lines.length > 0 && (
    <Section title={w.counted}>
      <List>
        {(judges ? byDifference(count.lines) : count.lines).map((line) => (
          <Line key={line.partId} line={line} />
        ))}
      </List>
    </Section>
  )
  return (
    <View id="count">
      <View className="stock-head">
        <Badge tone={countTone[count.state]} word={w[`count_${count.state}`]} />
        <View className="sub sp">{w.countBy(count.openedBy, when(count.openedAt, Date.now(), language))}</View>
      </View>
      {judges && counted}
      {count.state === 'open' && (
        <>
          <View className="sub stock-why">{w.countWhat}</View>
          <Restored of={counting.kept} />
          <ToCount counting={counting} count={count} here={here} all={all} />
        </>
      )}
      {!judges && counted}
    </View>
  )
}

function Line({ line }: { line: CountLine }) {
  const w = useWords(stockWords)
  const say = useSay()
  const since = sinceWords(line, w)
  return (
    <Row
      id={`counted-${line.code}`}
      title={`${say(line.name)} ${line.code}`}
      sub={
        <>
          <View className="n">{w.countedBook(line.counted, line.book)}</View>
          <View>{[line.countedBy, since].filter(Boolean).join(' · ')}</View>
        </>
      }
      end={<Badge {...differenceLook(line, w)} />}
    />
  )
}

function ToCount({
  counting,
  count,
  here,
  all,
}: {
  counting: Counting
  count: Count
  here: readonly Part[]
  all: readonly Part[]
}) {
  const w = useWords(stockWords)
  const both = useWords(common)
  const [typed, setTyped] = useState('')
  const said = new Set(count.lines.map(({ partId }) => partId))
  const begun = all.filter(({ id }) => counting.tally[id])
  const left = here.filter(({ id }) => !said.has(id) && !counting.tally[id])
  const rows = typed.trim() === '' ? [...begun, ...left] : findParts(all, typed)
  return (
    <Stack gap={2}>
      <Stack row gap={2} grow={0}>
        <SearchInput
          id="search-count"
          value={typed}
          label={both.search}
          placeholder={w.searchPart}
          clearLabel={both.clear}
          onChange={setTyped}
        />
        <IconButton icon="scan" label={both.scan} onTap={() => void counting.scan()} />
      </Stack>
      {counting.unknown !== null && <View className="sub t-wait">{w.notOnList(counting.unknown)}</View>}
      {counting.open && <View className="sub t-accent">{w.scanNumber(counting.open.code)}</View>}
      {rows.length > 0 ? (
        <List>
          {rows.slice(0, 60).map((part) => (
            <OnePart key={part.id} part={part} counting={counting} />
          ))}
        </List>
      ) : (
        typed.trim() !== '' && <View className="sub">{w.nothingFound}</View>
      )}
    </Stack>
  )
}

function OnePart({ part, counting }: { part: Part; counting: Counting }) {
  const w = useWords(stockWords)
  const say = useSay()
  const now = counting.tally[part.id]
  const name = `${say(part.name)} ${part.code}`
  if (part.serial)
    return (
      <Row
        id={`count-${part.code}`}
        title={name}
        sub={
          <Numbers
            id={`count-numbers-${part.code}`}
            value={now?.serials ?? []}
            of={null}
            onChange={(serials) => counting.setSerials(part.id, serials)}
          />
        }
      />
    )
  return (
    <Row
      id={`count-${part.code}`}
      title={name}
      end={
        <View className="stock-number">
          <NumberInput
            id={`count-of-${part.code}`}
            label={`${w.counted} ${name}`}
            value={now?.counted ?? null}
            onChange={(counted) => counting.setCounted(part.id, counted)}
          />
        </View>
      }
    />
  )
}

/** What is to be done with a count: hand in what was counted here, post it, or give it up. */
export function CountFoot({ count, counting }: { count: Count; counting: Counting }) {
  const w = useWords(stockWords)
  const waiting = Object.keys(counting.tally).length
  const { busy } = counting.sending
  const me = useMe()
  const another = count.secondPerson && count.lines.some(({ countedBy }) => countedBy === me?.name)
  if (count.state !== 'open') return null
  return (
    <>
      <Refused problem={counting.sending.problem} nameOf={counting.nameOf} />
      {waiting === 0 && count.lines.length > 0 && <View className="sub stock-why">{w.postWhat(differing(count))}</View>}
      <Actions>
        <Button
          id="cancel-count"
          size="l"
          kind="quiet"
          word={w.cancelCount}
          onTap={() => void counting.end('cancel')}
        />
        {waiting > 0 ? (
          <Button
            id="hand-in"
            grow
            kind="primary"
            size="l"
            busy={busy}
            word={w.sayCounted(waiting)}
            onTap={() => void counting.handIn()}
          />
        ) : (
          <Button
            id="post-count"
            grow
            kind="primary"
            size="l"
            busy={busy}
            word={w.post}
            off={count.lines.length === 0 ? w.countFirst : another ? w.otherPosts : undefined}
            onTap={() => void counting.end('post')}
          />
        )}
      </Actions>
    </>
  )
}
