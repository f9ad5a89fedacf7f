import { View } from '@tarojs/components'
import { useState } from 'react'
import { Field, List, Row, SearchInput } from '../ui/index.ts'
import { common, useWords } from '../words/index.ts'
import { studioParts } from '../words/studio-parts.ts'
import { type Named, narrowedBelowAll } from './narrowed.ts'

const most = 8

/** All of them, or one: a list with "all" on top, and a search where they are many. */
export function AllOrOne({
  id,
  label,
  everyone,
  one,
  options,
  value,
  onChange,
}: {
  /** Rows are `<id>-all` and `<id>-<option>`, the search is `find-<id>`. */
  id: string
  label: string
  everyone: string
  /** One of them in general: what the search is for, and the name of a chosen one that the list does not know. */
  one: string
  options: readonly Named[]
  /** Null for all. */
  value: string | null
  onChange: (value: string | null) => void
}) {
  const shared = useWords(common)
  const w = useWords(studioParts)
  const [typed, setTyped] = useState('')
  const isKnown = value === null || options.some((option) => option.id === value)
  const all = isKnown ? options : [{ id: value, name: one }, ...options]
  const { shown, found } = narrowedBelowAll(all, { chosen: value, typed, most })
  return (
    <Field label={label}>
      {all.length > most && (
        <SearchInput
          id={`find-${id}`}
          label={label}
          placeholder={one}
          value={typed}
          clearLabel={shared.clear}
          onChange={setTyped}
        />
      )}
      <List>
        {[{ id: null, name: everyone }, ...shown].map((option) => (
          <Row
            key={option.id ?? ''}
            id={`${id}-${option.id ?? 'all'}`}
            bare
            icon={option.id === value ? 'good' : 'idle'}
            iconTone={option.id === value ? 'accent' : 'third'}
            title={option.name}
            label={option.name}
            onTap={() => onChange(option.id)}
          />
        ))}
      </List>
      {typed.trim() !== '' && found === 0 && <View className="cap all-or-one-more">{w.foundNone}</View>}
      {found > shown.length && <View className="cap all-or-one-more">{w.foundMore(shown.length, found)}</View>}
    </Field>
  )
}
