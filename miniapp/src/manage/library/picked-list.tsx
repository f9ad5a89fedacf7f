import { View } from '@tarojs/components'
import { useState } from 'react'
import { Badge, Field, List, Row, SearchInput, Stepper } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import './picked-list.css'

export type Offered = { readonly id: string; readonly code: string; readonly name: string }
/** `warning`: what is wrong with having it there. */
export type Counted = Offered & { readonly quantity: number; readonly warning?: string }

type Props = {
  id: string
  label: string
  searchWord: string
  none?: string
  value: readonly Counted[]
  most: number
  /** What answers what is typed; told at each letter. */
  onSearch: (typed: string) => void
  found: readonly Offered[]
  onAdd: (one: Offered) => void
  onCount: (id: string, quantity: number) => void
}

/** Things with quantities: added by searching, at nought they go. */
export function PickedList({ id, label, searchWord, none, value, most, onSearch, found, onAdd, onCount }: Props) {
  const w = useWords(libraryWords)
  const shared = useWords(common)
  const [typed, setTyped] = useState('')
  const search = (next: string) => {
    setTyped(next)
    onSearch(next)
  }
  const offered = typed.trim() === '' ? [] : found.filter((one) => !value.some((picked) => picked.id === one.id))
  return (
    <Field label={label}>
      {value.length === 0 && none && <View className="sub">{none}</View>}
      {value.length > 0 && (
        <List>
          {value.map((one) => (
            <Row
              key={one.id}
              id={`${id}-${one.code}`}
              title={one.name}
              sub={
                <>
                  <View>{one.code}</View>
                  {one.warning !== undefined && (
                    <View className="picked-warning">
                      <Badge tone="wait" icon="bad" word={one.warning} />
                    </View>
                  )}
                </>
              }
              end={
                <Stepper
                  value={one.quantity}
                  max={most}
                  lessLabel={w.less(one.name)}
                  moreLabel={w.more(one.name)}
                  onChange={(quantity) => onCount(one.id, quantity)}
                />
              }
            />
          ))}
        </List>
      )}
      <View className="picked-add">
        <SearchInput
          id={`find-${id}`}
          label={searchWord}
          placeholder={searchWord}
          value={typed}
          clearLabel={shared.clear}
          onChange={search}
        />
      </View>
      {offered.length > 0 && (
        <View className="picked-found">
          {offered.map((one) => (
            <Row
              key={one.id}
              id={`add-${id}-${one.code}`}
              icon="plus"
              bare
              title={one.name}
              sub={one.code}
              label={one.name}
              onTap={() => {
                onAdd(one)
                search('')
              }}
            />
          ))}
        </View>
      )}
      {typed.trim() !== '' && found.length === 0 && <View className="cap picked-add">{w.foundNone}</View>}
    </Field>
  )
}
