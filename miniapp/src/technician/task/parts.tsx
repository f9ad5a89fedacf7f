import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, phone } from '../../data/index.ts'
import type { Catalog } from '../../form/catalog/index.ts'
import '../../stock/stock.css'
import { Button, IconButton, SearchInput, Segmented, SkeletonList, Stack } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { libraryTaskWords } from '../../words/library-task.ts'
import { stockWords } from '../../words/stock.ts'
import { technician } from '../../words/technician.ts'
import type { Work } from '../../work-order/index.ts'
import { FaultSearch } from './fault-search.tsx'
import { ItemList } from './item-list.tsx'
import type { OrderItem } from './items-model.ts'
import { NeedList } from './need-list.tsx'
import { PackageSheet } from './package-sheet.tsx'
import { PartList } from './part-list.tsx'
import { Promised } from './promised.tsx'
import type { PartRow } from './shown-parts.ts'
import { Sources } from './sources.tsx'
import type { TaskPage } from './use-task-page.ts'

type Props = { page: TaskPage; work: Work; openItem: (item: OrderItem) => void; onSay: (word: string) => void }

/** Parts from the own van, and the service items that were done. */
export function PartsTab({ page, work, openItem, onSay }: Props) {
  const words = useWords(technician)
  const w = useWords(libraryTaskWords)
  const stock = useWords(stockWords)
  const say = useSay()
  const { node, detail } = work
  const { parts, services } = page
  const choosePackage = () =>
    page.setSheet({
      title: w.packages,
      body: (
        <PackageSheet
          orderId={detail.id}
          workType={detail.definition.key}
          onTake={(chosen) => {
            page.setSheet(null)
            const name = say(chosen.label)
            const word = chosen.workType === detail.definition.key ? w.taken(name) : w.asked(name)
            void page.takePackage(chosen).then((kept) => kept && onSay(word))
          }}
        />
      ),
    })
  const [side, setSide] = useState<'parts' | 'items'>(node.parts ? 'parts' : 'items')
  const scan = async () => {
    const said = (await phone.scan())?.trim()
    if (!said) return
    const answer = await call('GET /parts', { query: { workOrderId: detail.id, limit: 10, q: said } })
    const rows = answer.ok ? answer.value.items : parts.all.filter(({ code }) => code === said)
    parts.setTyped(said)
    if (rows.length === 0) onSay(words.scanned(said))
  }
  const find = (row: PartRow) =>
    page.setSheet({
      title: `${say(row.name)} ${row.code}`,
      body: (
        <Sources
          orderId={detail.id}
          part={row}
          onDone={(word) => {
            page.setSheet(null)
            onSay(word)
          }}
        />
      ),
    })
  const faults = () =>
    page.setSheet({
      title: stock.faults,
      body: (
        <FaultSearch
          orderId={detail.id}
          onPart={(code) => {
            page.setSheet(null)
            parts.setTyped(code)
          }}
          onSay={onSay}
        />
      ),
    })
  return (
    <Stack gap={3}>
      {node.parts && node.services && (
        <Segmented
          options={[
            { id: 'parts', word: words.partsOnVan },
            { id: 'items', word: words.serviceItems },
          ]}
          value={side}
          onChange={setSide}
        />
      )}
      {side === 'parts' && (
        <Stack row gap={2} grow={0}>
          <Search id="search-parts" catalog={parts} placeholder={words.searchParts} />
          <IconButton icon="scan" label={words.searchParts} onTap={() => void scan()} />
        </Stack>
      )}
      {side === 'parts' && <Button id="faults" icon="book" word={stock.faults} onTap={faults} />}
      {side === 'parts' && <Promised orderId={detail.id} onSay={onSay} />}
      {side === 'items' && (
        <Stack row gap={2} grow={0}>
          <Search id="search-items" catalog={services.search} placeholder={words.searchItems} />
          {work.operations.includes('save_draft') && (
            <Button id="choose-package" kind="soft" icon="list" word={w.packages} onTap={choosePackage} />
          )}
        </Stack>
      )}
      {isQuiet(side === 'parts' ? parts : services.search) || (
        <Waiting catalog={side === 'parts' ? parts : services.search} />
      )}
      {side === 'parts' && parts.found === null && services.needs.length > 0 && (
        <NeedList
          needs={services.needs}
          picking={page.picking}
          known={parts.known}
          booked={detail.tasks.find(({ id }) => id === work.task.id)?.parts ?? []}
          open={work.operations.includes('pick_parts')}
        />
      )}
      {side === 'parts' ? (
        <PartList work={work} catalog={parts} picking={page.picking} onFind={find} />
      ) : (
        <ItemList
          work={work}
          rows={services.rows}
          items={services.items}
          searching={services.search.typed.trim() !== ''}
          onOpen={openItem}
          onChange={(chosen) => void page.desk.save(chosen)}
        />
      )}
    </Stack>
  )
}

type Searching = Pick<Catalog<unknown>, 'typed' | 'setTyped' | 'found' | 'loading' | 'fromPhone'>

function Search({ id, catalog, placeholder }: { id: string; catalog: Searching; placeholder: string }) {
  const words = useWords(technician)
  const both = useWords(common)
  const { typed, setTyped, found, loading } = catalog
  return (
    <SearchInput
      id={id}
      value={typed}
      label={both.search}
      placeholder={placeholder}
      clearLabel={both.clear}
      onChange={setTyped}
      {...(found && !loading && { found: words.found(found.length) })}
    />
  )
}

const isQuiet = ({ loading, found, fromPhone }: Searching): boolean => !loading && !fromPhone && found?.length !== 0

/** What stands in place of the list, or above it: on its way, from this phone only, nothing found. */
function Waiting({ catalog: { loading, found, fromPhone } }: { catalog: Searching }) {
  const words = useWords(technician)
  if (loading) return found?.length ? null : <SkeletonList rows={4} />
  return (
    <View>
      {fromPhone && <View className="sub t-wait">{words.searchOffline}</View>}
      {found?.length === 0 && <View className="sub">{words.foundNone}</View>}
    </View>
  )
}
