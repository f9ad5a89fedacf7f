import { asId, type PartId, type ServiceItemId } from '@field/domain/kernel'
import type { ItemSelector } from '@field/domain/pricing'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '../../data/index.ts'
import { Many } from '../../panes/many.tsx'
import { Chip, Chips, Field, SearchInput, Segmented, TextInput } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { priceWords } from '../../words/prices.ts'

type Kind = ItemSelector['kind']
type Found = { readonly id: string; readonly word: string }
const pause = 250
const shown = 12
const whole = ['labour', 'parts', 'surcharges'] as const

/** Services or parts by a part of their name or code, a little after the typing stops. */
function useFound(kind: Kind, typed: string): readonly Found[] {
  const say = useSay()
  const [found, setFound] = useState<readonly { id: string; name: Parameters<typeof say>[0]; code: string }[]>([])
  useEffect(() => {
    if (kind !== 'service_item' && kind !== 'part') return
    let gone = false
    const query = { limit: shown, ...(typed.trim() !== '' && { q: typed.trim() }) }
    const timer = setTimeout(() => {
      const asked = kind === 'part' ? call('GET /parts', { query }) : call('GET /service-items', { query })
      void asked.then((answer) => !gone && answer.ok && setFound(answer.value.items))
    }, pause)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [kind, typed])
  return found.map(({ id, name, code }) => ({ id, word: `${say(name)} ${code}` }))
}

/** The thing that is priced: a service or part by search, a surcharge by its key, or (for rules) a whole category. */
export function ItemPicker({
  value,
  name,
  categories = true,
  onChange,
}: {
  value: ItemSelector | null
  /** What the chosen one is called. */
  name: string
  categories?: boolean
  onChange: (item: ItemSelector | null, word: string | null) => void
}) {
  const w = useWords(priceWords)
  const shared = useWords(common)
  const [kind, setKind] = useState<Kind>(value?.kind ?? 'service_item')
  const [typed, setTyped] = useState('')
  const found = useFound(kind, typed)
  const kinds: readonly Kind[] = ['service_item', 'part', 'surcharge', ...(categories ? (['category'] as const) : [])]
  const key = value && 'key' in value && value.kind === kind ? value.key : ''
  return (
    <View id="price-item">
      <Field label={w.item}>
        <Segmented
          options={kinds.map((id) => ({ id, word: w[`item_${id}`] }))}
          value={kind}
          onChange={(next) => {
            setKind(next)
            if (value && value.kind !== next) onChange(null, null)
          }}
        />
      </Field>
      {value && name !== '' && (
        <View className="price-chosen">
          <Chips>
            <Chip small on word={name} onTap={() => onChange(null, null)} />
          </Chips>
        </View>
      )}
      {(kind === 'service_item' || kind === 'part') && (
        <View className="price-found">
          <SearchInput
            id="find-item"
            label={w.findItem}
            placeholder={w.findItem}
            value={typed}
            clearLabel={shared.clear}
            onChange={setTyped}
          />
          <View className="known-words">
            <Many
              id="item"
              options={value && typed.trim() === '' ? [] : found}
              on={value && 'id' in value ? [value.id] : []}
              onTap={(id) => {
                setTyped('')
                onChange(
                  kind === 'part' ? { kind, id: asId<PartId>(id) } : { kind, id: asId<ServiceItemId>(id) },
                  found.find((one) => one.id === id)?.word.replace(/ \S+$/, '') ?? null,
                )
              }}
            />
          </View>
        </View>
      )}
      {kind === 'category' && (
        <View className="known-words">
          <Many
            id="item-whole"
            options={[
              { id: 'labour', word: w.allLabour },
              { id: 'parts', word: w.allParts },
              { id: 'surcharges', word: w.allSurcharges },
            ]}
            on={whole.filter((one) => one === key)}
            onTap={(one) => onChange({ kind, key: one }, null)}
          />
        </View>
      )}
      {(kind === 'surcharge' || kind === 'category') && (
        <Field label={w.itemKey} hint={w.itemKeyHint}>
          <TextInput
            id="item-key"
            label={w.itemKey}
            value={key}
            maxLength={32}
            onChange={(next) => onChange(next.trim() === '' ? null : { kind, key: next.trim() }, null)}
          />
        </Field>
      )}
    </View>
  )
}
