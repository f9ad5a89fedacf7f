import { useState } from 'react'
import { call, invalidate, useResource } from '../../data/index.ts'
import { type Count, useSend } from '../../stock/index.ts'
import { useEntries, useMe } from '../../work-order/index.ts'
import { unsentOf, vanLevels, vanLines, waits, withEmpty } from './model.ts'

const stockKeys = [
  'list:van',
  'list:van-levels',
  'list:van-refills',
  'list:van-transfers',
  'list:van-counts',
  'list:old',
]

/** The own van: what lies on it and should, what comes, what is to be sent, counted and brought back. */
export function useVan(typed: string) {
  const me = useMe()
  const van = useResource(me ? 'list:van' : null, () => call('GET /van', {}))
  const at = van.value?.locationId ?? null
  const of = (key: string) => (at === null ? null : key)
  const query = { locationId: at ?? '' }
  const levels = useResource(of('list:van-levels'), () => call('GET /stock/levels', { query }))
  const refills = useResource(of('list:van-refills'), () => call('GET /stock/refills', { query }))
  const transfers = useResource(of('list:van-transfers'), () => call('GET /stock/transfers', { query: {} }))
  const counts = useResource(of('list:van-counts'), () => call('GET /stock/counts', { query: { state: 'open' } }))
  const old = useResource(of('list:old'), () => call('GET /old-parts', { query: { state: 'out' } }))
  const parts = useResource(of('list:parts'), () => call('GET /parts', { query: { limit: 200 } }))
  const unsent = unsentOf(useEntries(me?.id ?? null))
  const sending = useSend()
  const [sheet, setSheet] = useState<Shown | null>(null)
  const reload = () => invalidate((key) => stockKeys.includes(key))
  return {
    van,
    at,
    lines: van.value ? vanLines(withEmpty(van.value, levels.value?.items ?? []), unsent, typed) : [],
    levels: vanLevels(levels.value?.items ?? []),
    refills: refills.value?.items ?? [],
    waits: waits(transfers.value?.items ?? []),
    count: counts.value?.items.find(({ location }) => location.id === at) ?? null,
    old: old.value?.items ?? [],
    parts: parts.value?.items ?? [],
    sending,
    sheet,
    setSheet,
    reload,
    refill: async () => {
      const done = at && (await sending.send((key) => call('POST /stock/refills', { body: { locationId: at }, key })))
      if (done) reload()
      return done || null
    },
    send: async (id: string) => {
      const done = await sending.send((key) =>
        call('POST /stock/transfers/:id/send', { params: { id }, body: {}, key }),
      )
      if (done) reload()
      return done !== null
    },
    openCount: async () => {
      const done = at && (await sending.send((key) => call('POST /stock/counts', { body: { locationId: at }, key })))
      if (done) setSheet({ kind: 'count', count: done })
      reload()
    },
  }
}

type Shown =
  | { readonly kind: 'receive'; readonly id: string }
  | { readonly kind: 'count'; readonly count: Count }
  | { readonly kind: 'level'; readonly partId: string }

export type VanPage = ReturnType<typeof useVan>
