import type { Reply } from '@field/contract'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '../../data/index.ts'
import { Many } from '../../panes/many.tsx'
import { Field, SearchInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { standingWords } from '../../words/price-standing.ts'

type Place = Reply<'GET /places'>['items'][number]
const pause = 300
const shown = 12

/** A store, site or customer, or nobody. Customers are found by who may look for them. */
export function PartyPicker({
  id,
  label,
  nobody,
  value,
  places,
  onChange,
}: {
  id: string
  label: string
  nobody: string
  value: string | null
  places: readonly Place[]
  onChange: (party: string | null) => void
}) {
  const w = useWords(standingWords)
  const shared = useWords(common)
  const [typed, setTyped] = useState('')
  const [customers, setCustomers] = useState<readonly { id: string; word: string }[]>([])
  useEffect(() => {
    if (typed.trim() === '') return setCustomers([])
    let gone = false
    const timer = setTimeout(() => {
      void call('GET /customers', { query: { q: typed.trim() } }).then(
        (answer) =>
          !gone && answer.ok && setCustomers(answer.value.items.map(({ id: one, name }) => ({ id: one, word: name }))),
      )
    }, pause)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [typed])
  const sought = typed.trim().toLowerCase()
  const found = places
    .filter(({ name }) => sought === '' || name.toLowerCase().includes(sought))
    .slice(0, shown)
    .map(({ id: one, name }) => ({ id: one, word: name }))
  const all = [...found, ...customers.filter((one) => !found.some((other) => other.id === one.id))]
  const chosen = value !== null && !all.some((one) => one.id === value) ? places.find((one) => one.id === value) : null
  return (
    <Field label={label}>
      <SearchInput
        id={`find-${id}`}
        label={w.findWhom}
        placeholder={w.findWhom}
        value={typed}
        clearLabel={shared.clear}
        onChange={setTyped}
      />
      <View className="known-words">
        <Many
          id={id}
          options={[{ id: '', word: nobody }, ...(chosen ? [{ id: chosen.id, word: chosen.name }] : []), ...all]}
          on={[value ?? '']}
          onTap={(one) => onChange(one === '' ? null : one)}
        />
      </View>
    </Field>
  )
}
