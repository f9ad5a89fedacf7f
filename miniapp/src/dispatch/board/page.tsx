import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { LiveMark, ProblemCard, useWide } from '../../frame/index.ts'
import { RoleTabs, reportFor } from '../../roles/index.ts'
import { Button, Chip, Chips, Empty, Page, SearchInput, Sheet, Skeleton, useToast } from '../../ui/index.ts'
import { behalfWords } from '../../words/behalf.ts'
import { dispatchWords } from '../../words/dispatch.ts'
import { common, useWords } from '../../words/index.ts'
import { useEntries, useNow } from '../../work-order/index.ts'
import { AssignButton, Choices } from '../assign/choices.tsx'
import { type ToAssign, useAssign } from '../assign/use-assign.ts'
import { SideBySide, Stacked } from './columns.tsx'
import { type Card, columnsOf, sourceName } from './model.ts'
import { OrderPane } from './order-pane.tsx'
import { useBoard } from './use-board.ts'
import '../order/page.css'
import './page.css'

const toAssignOf = ({ id, number, title, task }: Card): ToAssign | null =>
  task && { id, number, title, taskId: task.id, holder: task.assigneeId, declinedBy: [] }

/** The dispatcher's desk: what nobody has first, then everything by where it stands, the late ones on top. */
export default function DispatchPage() {
  const w = useWords(dispatchWords)
  const b = useWords(behalfWords)
  const shared = useWords(common)
  const wide = useWide()
  const now = useNow()
  const toast = useToast()
  const desk = useBoard()
  const [chosen, setChosen] = useState<string | null>(null)
  const [toAssign, setToAssign] = useState<ToAssign | null>(null)
  const assign = useAssign(toAssign, (to, kept) => {
    setToAssign(null)
    toast.show({ word: kept ? w.assigned(to.name) : w.noRoom })
  })
  const { all, unassigned } = desk
  const columns = columnsOf(unassigned.value?.items ?? [], all.value?.items ?? [], now)
  const open = ({ id }: Card) => (wide ? setChosen(id) : void Taro.navigateTo({ url: `/dispatch/order/page?id=${id}` }))
  const choose = (card: Card) => (wide ? setChosen(card.id) : setToAssign(toAssignOf(card)))
  const unsent = new Set(useEntries(desk.me?.id ?? null).map(({ stream }) => stream))
  const shown = { columns, now, chosen, unsent, onOpen: open, onAssign: choose }
  const search = (
    <SearchInput
      id="search"
      value={desk.typed}
      onChange={desk.setTyped}
      label={w.search}
      placeholder={wide ? w.search : w.searchShort}
      clearLabel={shared.clear}
    />
  )
  const counted = desk.sources.value?.sources ?? []
  const bySource = counted.length > 1 && (
    <View className="desk-search" id="sources">
      <Chips>
        {counted.map(({ source, count }) => (
          <Chip
            key={source}
            small
            word={`${sourceName(source, w)} ${count}`}
            on={desk.source === source}
            onTap={() => desk.setSource(desk.source === source ? null : source)}
          />
        ))}
      </Chips>
    </View>
  )
  const report = <Button id="report-for" icon="plus" word={wide ? b.title : b.short} onTap={reportFor} />
  const known = all.value !== null && unassigned.value !== null
  const problem = all.problem ? all : unassigned
  return (
    <Page
      title={w.title}
      layout="panes"
      tabs={<RoleTabs current="dispatch" />}
      toast={toast.node}
      actions={
        <View className="desk-tools">
          <LiveMark at={all.at} />
          {wide && search}
          {wide && report}
        </View>
      }
      top={
        <View>
          {!wide && (
            <View className="desk-search desk-top">
              <View className="sp">{search}</View>
              {report}
            </View>
          )}
          {bySource}
        </View>
      }
      {...(!wide && { onRefresh: desk.reload, refreshing: all.loading && all.value !== null })}
      over={
        <Sheet
          open={toAssign !== null}
          title={w.to}
          closeLabel={shared.close}
          onClose={() => setToAssign(null)}
          foot={<AssignButton of={assign} />}
        >
          <View className="h2">{toAssign?.title}</View>
          <Choices of={assign} />
        </Sheet>
      }
    >
      {!known ? (
        problem.problem ? (
          <ProblemCard of={{ ...problem, reload: async () => desk.reload() }} />
        ) : (
          <Skeleton label={shared.loading} />
        )
      ) : columns.every(({ cards }) => cards.length === 0) ? (
        <Empty
          icon={desk.searching ? 'search' : 'good'}
          title={desk.searching ? w.noneFound : w.quiet}
          sub={desk.searching ? w.noneFoundWhat : w.quietWhat}
        />
      ) : wide ? (
        <View className="desk">
          <SideBySide {...shown} />
          {chosen && <OrderPane key={chosen} id={chosen} onClose={() => setChosen(null)} say={toast.show} />}
        </View>
      ) : (
        <Stacked {...shown} />
      )}
      {!wide && all.value?.next && <View className="cap desk-more">{w.mayBeMore}</View>}
    </Page>
  )
}
