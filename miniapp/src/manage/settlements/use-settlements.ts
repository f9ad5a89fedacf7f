import { useState } from 'react'
import { act, call, newId, outboxOf, pumpNow, useResource } from '../../data/index.ts'
import { useEntries, useMe } from '../../work-order/index.ts'
import { type Item, moveRoute, type Step, streamOf, together, type View } from './model.ts'

const asked = (view: View) => (view === 'all' ? {} : { state: view })

/** The settlements of a view, further pages on demand, and moving one on. */
export function useSettlements(view: View) {
  const me = useMe()
  const first = useResource(me === null ? null : `list:settlements:${view}`, () =>
    call('GET /settlements', { query: asked(view) }),
  )
  const entries = useEntries(me?.id ?? null)
  // Further pages belong to the view they were fetched for.
  const [fetched, setFetched] = useState<{ view: View; items: readonly Item[]; next: string | null } | null>(null)
  const later = fetched?.view === view ? fetched : null
  const [busy, setBusy] = useState(false)
  const next = later ? later.next : (first.value?.next ?? null)
  const more = async () => {
    if (next === null) return
    setBusy(true)
    const answer = await call('GET /settlements', { query: { ...asked(view), after: next } })
    setBusy(false)
    if (answer.ok)
      setFetched({ view, items: [...(later?.items ?? []), ...answer.value.items], next: answer.value.next })
  }
  const move = async ({ id, number, title }: Item, to: Step) => {
    if (!me) return false
    const { kept } = await act(me.id, {
      id: newId(),
      stream: streamOf(id),
      route: moveRoute,
      params: { id },
      body: { to },
      files: [],
      about: { what: 'settlement', number, title },
    })
    return kept
  }
  const dismiss = async (entry: string) => {
    if (!me) return
    await outboxOf(me.id).discard(entry)
    pumpNow()
    await first.reload()
  }
  return {
    first,
    items: together(first.value?.items ?? [], later?.items ?? []),
    entries,
    next,
    more,
    busy,
    move,
    dismiss,
  }
}
