import { View } from '@tarojs/components'
import { type Catalog, FoundName } from '../../form/catalog/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { NoneYet } from '../../panes/two-panes.tsx'
import { Badge, Button, Chip, Chips, classes, SearchInput, SkeletonList, Stack, Tap } from '../../ui/index.ts'
import { common, useLanguage, useSay, useWords } from '../../words/index.ts'
import { stockPartsWords } from '../../words/stock-parts.ts'
import type { Listed } from './use-parts.ts'

export const most = 200

type Props = {
  catalog: Catalog<Listed>
  fetching: Parameters<typeof ProblemCard>[0]['of']
  chosen: string | null
  onChoose: (id: string) => void
  /** Whether those out of use are listed in place of the others. */
  gone: boolean
  setGone: (gone: boolean) => void
}

/** The parts that there are, or that a search found. */
export function PartList({ catalog, fetching, chosen, onChoose, gone, setGone }: Props) {
  const w = useWords(stockPartsWords)
  const shared = useWords(common)
  const rows = catalog.found ?? catalog.all
  return (
    <View>
      <View className="parts-tools">
        <View className="parts-tool">
          <Button id="open-rules" kind="soft" icon="list" word={w.rules} onTap={() => onChoose('rules')} />
        </View>
      </View>
      <View className="parts-search">
        <SearchInput
          id="search-parts"
          label={shared.search}
          placeholder={w.search}
          value={catalog.typed}
          clearLabel={shared.clear}
          onChange={catalog.setTyped}
        />
      </View>
      <View className="parts-search">
        <Chips>
          <Chip small word={w.partsInUse} on={!gone} onTap={() => setGone(false)} />
          <View id="in-retired">
            <Chip small word={w.retiredOnes} on={gone} onTap={() => setGone(true)} />
          </View>
        </Chips>
      </View>
      {catalog.all.length === 0 && catalog.found === null ? (
        catalog.loading ? (
          <SkeletonList rows={6} />
        ) : fetching.problem ? (
          <ProblemCard of={fetching} />
        ) : gone ? (
          <View className="sub">{w.noRetired}</View>
        ) : (
          <NoneYet icon="part" title={w.noParts} sub={w.noPartsWhat} />
        )
      ) : rows.length === 0 && !catalog.loading ? (
        <View className="sub">{w.foundNone}</View>
      ) : (
        <View className="two-cards">
          {rows.map((one) => (
            <PartCard key={one.id} of={one} on={one.id === chosen} onTap={() => onChoose(one.id)} />
          ))}
        </View>
      )}
      {catalog.found === null && rows.length >= most && <View className="cap parts-more">{w.firstOf(most)}</View>}
    </View>
  )
}

function PartCard({ of, on, onTap }: { of: Listed; on: boolean; onTap: () => void }) {
  const w = useWords(stockPartsWords)
  const say = useSay()
  const language = useLanguage()
  return (
    <Tap
      id={`part-${of.code}`}
      className={classes('pick-card', on && 'is-on')}
      label={`${say(of.name)} ${of.code}`}
      onTap={onTap}
    >
      <View>
        <FoundName name={say(of.name)} ranges={language === 'zh-CN' ? of.match : []} />
      </View>
      <View className="cap">{of.code}</View>
      {(of.serial || of.oldPartReturn) && (
        <View className="parts-marks">
          <Stack row gap={2} wrap>
            {of.serial && <Badge tone="active" icon="scan" word={w.markSerial} />}
            {of.oldPartReturn && <Badge tone="wait" icon="undo" word={w.markOld} />}
          </Stack>
        </View>
      )}
    </Tap>
  )
}
