import { Slider, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { Button, Field, IconButton } from '../../ui/index.ts'
import { date, money, useWords } from '../../words/index.ts'
import { priceWords } from '../../words/prices.ts'
import { rangeOf, stopAt } from './suggest-model.ts'

/** What one piece was paid with before, of how many and since when; dragged, then taken into the form. */
export function Suggest({
  item,
  territory,
  onUse,
}: {
  item: string
  territory: string | null
  onUse: (fen: number) => void
}) {
  const w = useWords(priceWords)
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <View className="price-suggest">
        <Button id="suggest" kind="soft" icon="chart" word={w.suggest} onTap={() => setAsked(true)} />
      </View>
    )
  return <Asked key={`${item} ${territory}`} item={item} territory={territory} onUse={onUse} />
}

function Asked({ item, territory, onUse }: { item: string; territory: string | null; onUse: (fen: number) => void }) {
  const w = useWords(priceWords)
  const [fen, setFen] = useState<number | null>(null)
  const query = { item, ...(territory !== null && { territoryId: territory }) }
  const suggestion = useResource(`price-suggestion:${item}:${territory}`, () =>
    call('GET /price-suggestions', { query }),
  )
  const { value } = suggestion
  if (!value)
    return (
      <View className="price-suggest">
        {suggestion.problem ? <ProblemCard of={suggestion} /> : <View className="cap">{w.suggestionComing}</View>}
      </View>
    )
  const range = rangeOf(value)
  if (!range || value.middleFen === null || value.lowFen === null || value.highFen === null)
    return (
      <View className="sub price-suggest" id="suggestion">
        {w.suggestionFew(value.size)}
      </View>
    )
  const chosen = fen ?? stopAt(range, value.middleFen)
  const put = (next: number) => setFen(stopAt(range, next))
  return (
    <View className="price-suggest" id="suggestion">
      <Field
        label={w.suggestion}
        note={w.suggestionFrom(value.size, date(value.from), date(value.until))}
        hint={w.suggestionQuarters(money(value.lowFen), money(value.highFen))}
      >
        <View className="price-line">
          <IconButton kind="plain" icon="minus" label={w.suggestionDrag} onTap={() => put(chosen - range.step)} />
          <View className="sp price-drag" id="suggestion-drag">
            <Slider
              className="price-slider"
              min={range.min}
              max={range.max}
              step={range.step}
              value={chosen}
              blockSize={24}
              activeColor="var(--accent)"
              backgroundColor="var(--line-strong)"
              onChanging={(event) => put(event.detail.value)}
              onChange={(event) => put(event.detail.value)}
              {...{ ariaLabel: w.suggestionDrag }}
            />
          </View>
          <IconButton kind="plain" icon="plus" label={w.suggestionDrag} onTap={() => put(chosen + range.step)} />
        </View>
        <Text className="h2 n">{money(chosen)}</Text>
      </Field>
      <View className="price-suggest">
        <Button id="use-suggestion" kind="soft" word={w.takeThis(money(chosen))} onTap={() => onUse(chosen)} />
      </View>
    </View>
  )
}
