import { useState } from 'react'
import type { Answer } from '../../data/index.ts'
import type { Prepaid, View } from './model.ts'

type Page = { readonly items: readonly Prepaid[]; readonly next: string | null }

/** The first page of a view with the further ones that were asked for; those of another view are forgotten. */
export function useFurther(view: View, first: Page | null, ask: (view: View, after: string) => Promise<Answer<Page>>) {
  const [later, setLater] = useState<(Page & { readonly behind: Page }) | null>(null)
  const [busy, setBusy] = useState(false)
  const mine = later !== null && later.behind === first ? later : null
  const next = mine ? mine.next : (first?.next ?? null)
  const more = async () => {
    if (first === null || next === null) return
    setBusy(true)
    const answer = await ask(view, next)
    setBusy(false)
    if (!answer.ok) return
    const { items } = answer.value
    setLater({ behind: first, items: [...(mine?.items ?? []), ...items], next: answer.value.next })
  }
  return { items: [...(first?.items ?? []), ...(mine?.items ?? [])], next, more, busy }
}
