import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Chip, Chips, classes, Field, Icon, SearchInput, Tap } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { ruleWords } from '../../words/rules.ts'
import { childrenOf, chosenWith, firstChoice, found, pathTo, type Territory } from './territories.ts'

const manyEnough = 12

/** Territories of the tree, level by level or by a part of their name; the chosen ones stand above as chips. */
export function TerritoryPicker({
  all,
  chosen,
  label,
  hint,
  one: single = false,
  onChange,
}: {
  all: readonly Territory[]
  chosen: readonly string[]
  label?: string
  hint?: string
  /** At most one is chosen; another one takes its place. */
  one?: boolean
  onChange: (ids: readonly string[]) => void
}) {
  const w = useWords(ruleWords)
  const shared = useWords(common)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState<string | null | undefined>(undefined)
  const here = at === undefined ? firstChoice(all) : at
  const way = here === null ? [] : pathTo(all, here)
  const shown = typed.trim() === '' ? childrenOf(all, here) : found(all, typed)
  const turn = (id: string) => onChange(single ? (chosen.includes(id) ? [] : [id]) : chosenWith(all, chosen, id))
  const nameOf = (id: string) => all.find((one) => one.id === id)?.name ?? '…'
  return (
    <Field label={label ?? w.territories} hint={hint ?? w.territoriesHint} id="territories">
      {chosen.length > 0 && (
        <View className="tree-chosen">
          <Chips>
            {chosen.map((id) => (
              <Chip key={id} small on word={nameOf(id)} onTap={() => turn(id)} />
            ))}
          </Chips>
        </View>
      )}
      {all.length > manyEnough && (
        <SearchInput
          id="find-territory"
          label={w.findTerritory}
          placeholder={w.findTerritory}
          value={typed}
          clearLabel={shared.clear}
          onChange={setTyped}
        />
      )}
      <View className="tree">
        {typed.trim() === '' && way.length > 0 && (
          <Tap className="tree-up" label={w.upLevel} onTap={() => setAt(way.at(-2)?.id ?? null)}>
            <Icon name="back" size="s" tone="second" />
            <Text className="sub sp">{way.map(({ name }) => name).join(' · ')}</Text>
          </Tap>
        )}
        {shown.map((one) => {
          const on = chosen.includes(one.id)
          const above = pathTo(all, one.id).slice(0, -1)
          const covered = !single && above.some(({ id }) => chosen.includes(id))
          const inner = childrenOf(all, one.id).length > 0
          return (
            <View key={one.id} className="tree-row">
              <Tap
                id={`territory-${one.id}`}
                className={classes('tree-name', covered && 'is-dim')}
                role="checkbox"
                checked={on || covered}
                disabled={covered}
                label={one.name}
                onTap={() => turn(one.id)}
              >
                <Icon name={on || covered ? 'good' : 'idle'} tone={on || covered ? 'accent' : 'third'} />
                <View className="tree-words">
                  <View>{one.name}</View>
                  {typed.trim() !== '' && above.length > 0 && (
                    <View className="cap">{above.map(({ name }) => name).join(' · ')}</View>
                  )}
                </View>
              </Tap>
              {inner && typed.trim() === '' && (
                <Tap className="tree-in" label={w.inside(one.name)} onTap={() => setAt(one.id)}>
                  <Icon name="next" tone="third" />
                </Tap>
              )}
            </View>
          )
        })}
        {shown.length === 0 && <View className="sub tree-none">{w.noTerritory}</View>}
      </View>
    </Field>
  )
}
