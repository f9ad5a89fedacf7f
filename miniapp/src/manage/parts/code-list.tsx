import { View } from '@tarojs/components'
import { useState } from 'react'
import { ProblemCard } from '../../frame/index.ts'
import { NoneYet } from '../../panes/two-panes.tsx'
import { Button, classes, SearchInput, SkeletonList, Tap } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { stockPartsWords } from '../../words/stock-parts.ts'
import { type FaultCode, findCodes } from './model.ts'

type Props = {
  codes: Parameters<typeof ProblemCard>[0]['of'] & { readonly value: { readonly items: readonly FaultCode[] } | null }
  mayChange: boolean
  chosen: string | null
  onChoose: (id: string) => void
}

/** What fault codes mean, by code; above them the way to bring many in. */
export function CodeList({ codes, mayChange, chosen, onChoose }: Props) {
  const w = useWords(stockPartsWords)
  const shared = useWords(common)
  const say = useSay()
  const [typed, setTyped] = useState('')
  if (!codes.value) return codes.problem ? <ProblemCard of={codes} /> : <SkeletonList rows={5} />
  const all = codes.value.items
  const shown = findCodes(all, typed)
  return (
    <View>
      {mayChange && (
        <View className="parts-tools">
          <View className="parts-tool">
            <Button id="open-paste" kind="soft" icon="doc" word={w.paste} onTap={() => onChoose('paste')} />
          </View>
        </View>
      )}
      {all.length === 0 ? (
        <NoneYet icon="book" title={w.noCodes} sub={w.noCodesWhat} />
      ) : (
        <View className="parts-search">
          <SearchInput
            id="search-codes"
            label={shared.search}
            placeholder={w.searchCodes}
            value={typed}
            clearLabel={shared.clear}
            onChange={setTyped}
          />
        </View>
      )}
      {all.length > 0 && shown.length === 0 && <View className="sub">{w.foundNone}</View>}
      <View className="two-cards">
        {shown.map((one) => (
          <Tap
            key={one.id}
            id={`code-${one.code}`}
            className={classes('pick-card', one.id === chosen && 'is-on')}
            label={`${one.code} ${say(one.label)}`}
            onTap={() => onChoose(one.id)}
          >
            <View className="b">{`${one.code} ${say(one.label)}`}</View>
            <View className="cap">
              {[one.model || w.every, one.parts.length > 0 && w.mayNeed(one.parts.length), one.fileId && w.hasFile]
                .filter(Boolean)
                .join(' · ')}
            </View>
          </Tap>
        ))}
      </View>
    </View>
  )
}
