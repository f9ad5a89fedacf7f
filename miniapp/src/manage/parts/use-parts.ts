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
  const fetching = useResource(sees ? 'list:parts' : null, () => call('GET /parts', { query: { limit: 200 } }))
  const catalog = useCatalog(sees ? 'list:parts' : null, (q) =>
    call('GET /parts', { query: q === undefined ? { limit: 200 } : { q, limit: 50 } }),
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
