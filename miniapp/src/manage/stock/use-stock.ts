import { may } from '@field/domain/access'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call, invalidate, useResource } from '../../data/index.ts'
import { actorOf, useMe } from '../../work-order/index.ts'
import { type Desk, toDo } from './model.ts'

/** What is open at the right, or in a sheet on the phone. */
export type Chosen = {
  readonly kind: 'request' | 'shortage' | 'transfer' | 'place' | 'count' | 'old'
  readonly id: string
} | null

/** What is being filled in, over everything else. */
export type Act =
  | { readonly kind: 'transfer'; readonly fromId: string | null }
  | { readonly kind: 'receipt'; readonly locationId: string; readonly name: string }
  | null

/**
 * The lists of the stockroom. Each is fetched when its desk is shown; those of the first desk at once. `?transfer=` opens
 * a transfer, as a message about one does.
 */
export function useStock() {
  const me = useMe()
  const { transfer } = useRouter().params
  const [desk, setDesk] = useState<Desk>(transfer ? 'transfers' : 'todo')
  const [chosen, setChosen] = useState<Chosen>(transfer ? { kind: 'transfer', id: transfer } : null)
  const [act, setAct] = useState<Act>(null)
  const [days, setDays] = useState<number | null>(null)
  const sees = me !== null && may(actorOf(me), 'stock.all')
  const on = (key: string, wanted = true) => (sees && wanted ? key : null)
  const requests = useResource(on('list:stock:requests'), () =>
    call('GET /stock/requests', { query: { state: 'open' } }),
  )
  const shortages = useResource(on('list:stock:shortages'), () =>
    call('GET /stock/shortages', { query: { state: 'open' } }),
  )
  const transfers = useResource(on('list:stock:transfers'), () =>
    call('GET /stock/transfers', { query: { limit: 200 } }),
  )
  const old = useResource(on('list:stock:old'), () => call('GET /old-parts', { query: { state: 'out' } }))
  const places = useResource(on('list:stock:places'), () => call('GET /stock/places', {}))
  const counts = useResource(on('list:stock:counts', desk === 'counts' || chosen?.kind === 'count'), () =>
    call('GET /stock/counts', { query: {} }),
  )
  const slow = useResource(on(`list:stock:slow:${days ?? 'own'}`, desk === 'slow'), () =>
    call('GET /stock/slow', { query: days === null ? {} : { days } }),
  )
  const parts = useResource(on('list:parts:any'), () => call('GET /parts', { query: { limit: 200, retired: 'any' } }))
  const reload = () => invalidate((key) => key.startsWith('list:stock:') || key.startsWith('stock:'))
  return {
    me,
    sees,
    desk,
    setDesk: (next: Desk) => {
      setChosen(null)
      setDesk(next)
    },
    chosen,
    setChosen,
    act,
    setAct,
    days,
    setDays,
    requests,
    shortages,
    transfers,
    old,
    places,
    counts,
    slow,
    parts: parts.value?.items ?? [],
    waiting: toDo(
      requests.value?.items ?? [],
      shortages.value?.items ?? [],
      transfers.value?.items ?? [],
      old.value?.items ?? [],
    ),
    reload,
  }
}

export type StockPage = ReturnType<typeof useStock>
