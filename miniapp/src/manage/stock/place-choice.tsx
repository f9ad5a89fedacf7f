import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Place } from '../../stock/index.ts'
import { Chip, Chips, SearchInput, Stack } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { fewPlaces } from './model.ts'

/** One of the places: a few as chips, those kept here first; where there are many, the others by a search. */
export function PlaceChoice({
  id,
  places,
  value,
  onChange,
}: {
  id: string
  places: readonly Place[]
  value: string | null
  onChange: (id: string) => void
}) {
  const w = useWords(stockWords)
  const both = useWords(common)
  const [typed, setTyped] = useState('')
  const { shown, more } = fewPlaces(places, value, typed)
  return (
    <Stack gap={2}>
      {more && (
        <SearchInput
          id={`find-${id}`}
          value={typed}
          label={both.search}
          placeholder={w.searchPlace}
          clearLabel={both.clear}
          onChange={setTyped}
        />
      )}
      {shown.length === 0 && <View className="sub">{w.nothingFound}</View>}
      <Chips>
        {shown.map((one) => (
          <View key={one.id} id={`${id}-${one.id}`}>
            <Chip
              small
              word={one.name}
              on={one.id === value}
              onTap={() => {
                setTyped('')
                onChange(one.id)
              }}
            />
          </View>
        ))}
      </Chips>
    </Stack>
  )
}
