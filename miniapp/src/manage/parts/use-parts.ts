import type { Reply } from '@field/contract'
import { may } from '@field/domain/access'
import { useState } from 'react'
import { call, invalidate, useResource } from '../../data/index.ts'
import { useCatalog } from '../../form/catalog/index.ts'
import { actorOf, useMe } from '../../work-order/index.ts'

export type Listed = Reply<'GET /parts'>['items'][number]
export type Desk = 'parts' | 'codes'

/** The parts library: lists, what is open beside them (an id, `new`, `rules` or `paste`), and whether one may change it. */
export function useParts() {
  const me = useMe()
  const [desk, setDesk] = useState<Desk>('parts')
  const [chosen, setChosen] = useState<string | null>(null)
  const sees = me !== null && may(actorOf(me), 'stock.all')
  const [gone, setGone] = useState(false)
  const key = gone ? 'list:parts:retired' : 'list:parts'
  const which = gone ? ({ retired: 'only' } as const) : {}
  const all = () => call('GET /parts', { query: { limit: 200, ...which } })
  const fetching = useResource(sees ? key : null, all)
  const catalog = useCatalog(sees ? key : null, (q) =>
    q === undefined ? all() : call('GET /parts', { query: { q, limit: 50, ...which } }),
  )
  const codes = useResource(sees ? 'list:fault-codes' : null, () => call('GET /fault-codes', { query: {} }))
  return {
    mayChange: me !== null && may(actorOf(me), 'work_types.design'),
    desk,
    setDesk: (next: Desk) => {
      setChosen(null)
      setDesk(next)
    },
    chosen,
    setChosen,
    /** Whether those out of use are listed. */
    gone,
    setGone,
    fetching,
    catalog,
    codes,
    /** Everything that shows parts or codes is fetched anew. */
    reload: () =>
      invalidate((key) =>
        ['list:parts', 'list:fault', 'part:', 'stock:', 'list:stock:'].some((head) => key.startsWith(head)),
      ),
  }
}
