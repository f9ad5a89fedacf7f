import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { useEntries, useMe } from '../../work-order/index.ts'
import { type OrderCard, splitOrders } from './model.ts'

const page = 30
const list = (after?: string) =>
  call('GET /work-orders', { query: { view: 'mine', limit: page, ...(after !== undefined && { after }) } })

/** What this person reported or follows, with the reports that are still on this phone. */
export function useOrders() {
  const me = useMe()
  const resource = useResource(me ? 'list:mine' : null, () => list())
  const { value } = resource
  const [further, setFurther] = useState<{ of: unknown; items: readonly OrderCard[]; next: string | null } | null>(null)
  // Further pages belong to the first page they were fetched after; a newer first page begins anew.
  const more = further?.of === value ? further : null
  const next = more ? more.next : (value?.next ?? null)
  const onEnd = async () => {
    if (next === null) return
    const answer = await list(next)
    if (answer.ok)
      setFurther({ of: value, items: [...(more?.items ?? []), ...answer.value.items], next: answer.value.next })
  }
  const kept = useEntries(me?.id ?? null).filter(({ route }) => route === 'POST /work-orders')
  return { ...resource, me, kept, onEnd, ...splitOrders([...(value?.items ?? []), ...(more?.items ?? [])]) }
}
