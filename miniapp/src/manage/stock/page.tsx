import type { ReactNode } from 'react'
import { useWide } from '../../frame/index.ts'
import { TwoPanes } from '../../panes/two-panes.tsx'
import { homeOf } from '../../roles/index.ts'
import '../../stock/stock.css'
import { useToast } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { CountDetail } from './count-detail.tsx'
import { CountList, OldList, PlaceList, SlowList, TodoList, TransferList } from './lists.tsx'
import { type Desk, parts } from './model.ts'
import { OldDetail } from './old-detail.tsx'
import { PlaceDetail } from './place-detail.tsx'
import { ReceiptSheet } from './receipt-sheet.tsx'
import { RequestDetail } from './request-detail.tsx'
import { ShortageDetail } from './shortage-detail.tsx'
import { TransferDetail } from './transfer-detail.tsx'
import { TransferSheet } from './transfer-sheet.tsx'
import { type StockPage, useStock } from './use-stock.ts'
import './page.css'

type Say = ReturnType<typeof useSay>

const lists: Readonly<Record<Desk, (props: { page: StockPage }) => ReactNode>> = {
  todo: TodoList,
  places: PlaceList,
  transfers: TransferList,
  counts: CountList,
  old: OldList,
  slow: SlowList,
}

/** The stockroom: what waits, what lies where, what is on its way, what is counted, due back and slow. */
export default function StockScreen() {
  const w = useWords(stockWords)
  const toast = useToast()
  const wide = useWide()
  const page = useStock()
  const say = useSay()
  const { desk, setDesk, me, waiting } = page
  const tell = (word: string) => toast.show({ word })
  const options = parts.map((id) => ({ id, word: w[id], ...(id === 'todo' && { count: waiting.count }) }))
  const List = lists[desk]
  const home = me?.role === 'dispatcher' ? null : homeOf(me?.role ?? 'manager')
  const add = { id: 'new-transfer', word: w.newTransfer, onTap: () => page.setAct({ kind: 'transfer', fromId: null }) }
  return (
    <TwoPanes
      title={w.title}
      home={home}
      tab="stock"
      toast={toast.node}
      over={page.act && <Acting page={page} tell={tell} />}
      refresh={{ onRefresh: page.reload, refreshing: page.requests.loading && page.requests.value !== null }}
      parts={{ options, value: desk, onChange: setDesk }}
      add={wide || desk === 'transfers' ? add : null}
      list={<List page={page} />}
      form={detailOf(page, tell, say)}
      hint={{ icon: 'part', title: w.pick, sub: w.pickWhat }}
    />
  )
}

function Acting({ page, tell }: { page: StockPage; tell: (word: string) => void }) {
  const w = useWords(stockWords)
  const { act, setAct } = page
  const close = () => setAct(null)
  if (!act) return null
  if (act.kind === 'receipt')
    return (
      <ReceiptSheet
        locationId={act.locationId}
        name={act.name}
        onClose={close}
        onBooked={() => {
          close()
          page.reload()
          tell(w.booked)
        }}
      />
    )
  return (
    <TransferSheet
      places={page.places.value?.items ?? []}
      fromId={act.fromId}
      onClose={close}
      onMade={(id) => {
        close()
        page.reload()
        page.setDesk('transfers')
        page.setChosen({ kind: 'transfer', id })
        tell(w.done)
      }}
    />
  )
}

/** The chosen thing as its pane or sheet; null while nothing is chosen, or when it is there no more. */
function detailOf(page: StockPage, tell: (word: string) => void, say: Say): ReactNode | null {
  const { chosen, setChosen, reload } = page
  if (!chosen) return null
  const { id } = chosen
  const close = () => setChosen(null)
  const done = (word: string) => {
    close()
    reload()
    tell(word)
  }
  const stay = (word: string) => {
    reload()
    tell(word)
  }
  const part = (partId: string) => page.parts.find((one) => one.id === partId)
  const named = (one: ReturnType<typeof part>) => one && `${say(one.name)} ${one.code}`
  const key = `${chosen.kind}-${id}`
  switch (chosen.kind) {
    case 'request': {
      const of = page.waiting.requests.find((one) => one.id === id)
      const places = page.places.value?.items ?? []
      return of ? (
        <RequestDetail
          key={key}
          onClose={close}
          of={of}
          places={places}
          nameOf={(one) => named(part(one))}
          onDone={done}
        />
      ) : null
    }
    case 'shortage': {
      const of = page.waiting.shortages.find((one) => one.id === id)
      return of ? <ShortageDetail key={key} onClose={close} of={of} part={part(of.partId)} onDone={done} /> : null
    }
    case 'transfer': {
      const of = page.transfers.value?.items.find((one) => one.id === id)
      return of ? <TransferDetail key={key} onClose={close} of={of} onDone={stay} /> : null
    }
    case 'place': {
      const of = page.places.value?.items.find((one) => one.id === id)
      return of ? (
        <PlaceDetail
          key={key}
          onClose={close}
          of={of}
          onDone={stay}
          onAct={page.setAct}
          onCount={(count) => {
            page.setDesk('counts')
            setChosen({ kind: 'count', id: count.id })
            reload()
          }}
        />
      ) : null
    }
    case 'count': {
      const of = page.counts.value?.items.find((one) => one.id === id)
      return of ? <CountDetail key={key} onClose={close} of={of} parts={page.parts} onCount={reload} /> : null
    }
    case 'old': {
      const of = page.old.value?.items.find((one) => one.id === id)
      return of ? (
        <OldDetail
          key={key}
          onClose={close}
          of={of}
          part={part(of.partId)}
          mine={of.person.id === page.me?.id}
          onDone={done}
        />
      ) : null
    }
  }
}
