import { configuredKey } from '@field/domain/condition'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Many, turned } from '../../panes/many.tsx'
import { Button, Field, MoneyInput, TextInput } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { priceWords } from '../../words/prices.ts'
import { cellKey, knownHeats, type Table } from './rule-model.ts'

const tiers = ['1', '2', '3', '4', '5'] as const

/** A price for each city tier (down) and heat of the district (across). */
export function TableEditor({
  table,
  heatName,
  onChange,
}: {
  table: Table
  heatName: (key: string) => string
  onChange: (table: Table) => void
}) {
  const w = useWords(priceWords)
  const [typed, setTyped] = useState('')
  const { cityTiers, heats, cells } = table
  const rows = [...cityTiers].sort((a, b) => a - b)
  const offered = [...new Set([...knownHeats, ...heats])]
  return (
    <View>
      <Field label={w.cityTiers}>
        <Many
          id="city-tier"
          options={[...new Set([...tiers, ...cityTiers.map(String)])].map((id) => ({ id, word: id }))}
          on={cityTiers.map(String)}
          onTap={(one) => onChange({ ...table, cityTiers: turned(cityTiers, Number(one)) })}
        />
      </Field>
      <Field label={w.heats}>
        <Many
          id="heat"
          options={offered.map((id) => ({ id: id as string, word: heatName(id) }))}
          on={heats}
          onTap={(one) => onChange({ ...table, heats: turned(heats, one) })}
        />
        <View className="price-line">
          <View className="sp">
            <TextInput
              id="own-heat"
              label={w.ownHeat}
              placeholder={w.ownHeat}
              value={typed}
              maxLength={32}
              onChange={setTyped}
            />
          </View>
          {configuredKey.test(typed.trim()) && !heats.includes(typed.trim()) && (
            <Button
              id="add-heat"
              kind="soft"
              icon="plus"
              word={typed.trim()}
              onTap={() => {
                onChange({ ...table, heats: [...heats, typed.trim()] })
                setTyped('')
              }}
            />
          )}
        </View>
      </Field>
      {rows.map((tier) => (
        <Field key={tier} label={w.cityTier(tier)}>
          <View className="price-cells">
            {heats.map((heat) => {
              const key = cellKey(tier, heat)
              const label = `${w.cityTier(tier)} ${heatName(heat)}`
              return (
                <View key={heat} className="price-cell">
                  <View className="cap">{heatName(heat)}</View>
                  <MoneyInput
                    id={`cell-${tier}-${heat}`}
                    label={label}
                    value={cells[key] ?? null}
                    maxLength={12}
                    onChange={(next) => onChange({ ...table, cells: { ...cells, [key]: next } })}
                  />
                </View>
              )
            })}
          </View>
        </Field>
      ))}
    </View>
  )
}
