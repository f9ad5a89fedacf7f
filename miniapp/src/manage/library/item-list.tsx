import { Text, View } from '@tarojs/components'
import { useMemo } from 'react'
import { call, useResource } from '../../data/index.ts'
import { FoundName } from '../../form/catalog/index.ts'
import type { Library } from '../../library/index.ts'
import { NoneYet } from '../../panes/two-panes.tsx'
import { Button, Chip, Chips, classes, SearchInput, Section, SkeletonList, Tap } from '../../ui/index.ts'
import { common, useLanguage, useSay, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { type Group, listed, type Shown, tradesIn } from './model.ts'

const most = 120
export const retired = '·retired'

type Props = {
  library: Library
  typed: string
  setTyped: (typed: string) => void
  trade: string | null
  setTrade: (trade: string | null) => void
  chosen: string | null
  onChoose: (id: string) => void
  /** Whether the ready library and sheets are offered. */
  whole: boolean
}

/** The library by trade, or what a search found; above it the ways to fill it. */
export function ItemList({ library, typed, setTyped, trade, setTrade, chosen, onChoose, whole }: Props) {
  const w = useWords(libraryWords)
  const shared = useWords(common)
  const say = useSay()
  const trades = useMemo(() => tradesIn(library), [library])
  const shown = useMemo(
    () => listed(library, { typed, trade: trade === retired ? null : trade, most }),
    [library, typed, trade],
  )
  const gone = useRetired(trade === retired)
  const groups = trade === retired ? gone : shown.groups
  const count = groups.reduce((sum, { items }) => sum + items.length, 0)
  const searching = typed.trim() !== ''
  const plain = searching || trade === retired || (groups.length === 1 && groups[0]?.trade === null)
  return (
    <View>
      {whole && (
        <View className="lib-tools">
          <View className="lib-tool">
            <Button id="open-ready" kind="soft" icon="book" word={w.ready} onTap={() => onChoose('ready')} />
          </View>
          <View className="lib-tool">
            <Button id="open-sheets" kind="soft" icon="doc" word={w.sheets} onTap={() => onChoose('sheets')} />
          </View>
        </View>
      )}
      <SearchInput
        id="search-library"
        label={shared.search}
        placeholder={w.search}
        value={typed}
        clearLabel={shared.clear}
        onChange={setTyped}
        {...(searching && { found: w.found(shown.count) })}
      />
      <View className="lib-trades">
        <Chips>
          <Chip small word={`${shared.all} ${library.items.size}`} on={trade === null} onTap={() => setTrade(null)} />
          {trades.map(({ trade: one, count: many }) => (
            <View key={one['zh-CN']} id={`in-trade-${one['zh-CN']}`}>
              <Chip
                small
                word={`${say(one)} ${many}`}
                on={trade === one['zh-CN']}
                onTap={() => setTrade(trade === one['zh-CN'] ? null : one['zh-CN'])}
              />
            </View>
          ))}
          <View id="in-retired">
            <Chip small word={w.retiredOnes} on={trade === retired} onTap={() => setTrade(retired)} />
          </View>
        </Chips>
      </View>
      {library.items.size === 0 && trade !== retired ? (
        library.loading ? (
          <SkeletonList rows={6} />
        ) : (
          <NoneYet icon="book" title={w.noneItems} sub={w.noneItemsWhat} />
        )
      ) : count === 0 ? (
        <View className="sub lib-add">{w.foundNone}</View>
      ) : (
        groups.map((group) => (
          <Section key={group.trade?.['zh-CN'] ?? ''} title={plain ? '' : group.trade ? say(group.trade) : w.noTrade}>
            <View className="two-cards">
              {group.items.map((one) => (
                <ItemCard key={one.id} of={one} on={one.id === chosen} onTap={() => onChoose(one.id)} />
              ))}
            </View>
          </Section>
        ))
      )}
      {trade !== retired && shown.count > most && <View className="cap lib-add">{w.firstOf(most, shown.count)}</View>}
    </View>
  )
}

/** The retired items, by code; the phone's library has none of them. */
function useRetired(wanted: boolean): readonly Group[] {
  const list = useResource(wanted ? 'list:items-retired' : null, () =>
    call('GET /service-items', { query: { retired: true, limit: 200 } }),
  )
  const items = (list.value?.items ?? []).map(({ id, code, name, minutes, requiredParts, match }) => {
    return { id, code, label: name, minutes, parts: requiredParts.length, match }
  })
  return items.length === 0 ? [] : [{ trade: null, items }]
}

function ItemCard({ of, on, onTap }: { of: Shown; on: boolean; onTap: () => void }) {
  const w = useWords(libraryWords)
  const say = useSay()
  const language = useLanguage()
  const facts = [of.code, w.minutesShort(of.minutes), of.parts > 0 && w.partsShort(of.parts)]
  return (
    <Tap id={`item-${of.code}`} className={classes('pick-card', on && 'is-on')} label={say(of.label)} onTap={onTap}>
      <View>
        <FoundName name={say(of.label)} ranges={language === 'zh-CN' ? of.match : []} />
      </View>
      <View className="cap">
        <Text>{facts.filter(Boolean).join(' · ')}</Text>
      </View>
    </Tap>
  )
}
