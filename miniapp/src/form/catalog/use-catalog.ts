import type { Label } from '@field/domain/kernel'
import { useEffect, useRef, useState } from 'react'
import { type Answer, useResource } from '../../data/index.ts'
import { findHere } from './matched.ts'

type Row = { readonly id: string; readonly name: Label; readonly code: string; readonly match: unknown }
type Items<R> = { readonly items: readonly R[] }

export type Catalog<R> = {
  /** The whole list as last fetched; it is kept on the phone. */
  readonly all: readonly R[]
  readonly known: ReadonlyMap<string, R>
  readonly typed: string
  readonly setTyped: (typed: string) => void
  /** Null while nothing is searched for. */
  readonly found: readonly R[] | null
  /** The search was answered from the list on this phone. */
  readonly fromPhone: boolean
  readonly loading: boolean
}

/**
 * A list to search: the server finds by name, code and pinyin initials; without it the list on this phone is searched.
 * `fetchRows` is asked without words for the whole list, with words for a search.
 */
export function useCatalog<R extends Row>(
  key: string | null,
  fetchRows: (typed?: string) => Promise<Answer<Items<R>>>,
): Catalog<R> {
  const list = useResource(key, () => fetchRows())
  const [typed, setTyped] = useState('')
  const [answer, setAnswer] = useState<{ typed: string; rows: readonly R[]; fromPhone: boolean } | null>(null)
  const asked = useRef(fetchRows)
  asked.current = fetchRows
  const all = list.value?.items ?? []
  const here = useRef(all)
  here.current = all
  const wanted = typed.trim()
  // Another key is another list, which answers otherwise.
  useEffect(() => {
    if (wanted === '' || key === null) return setAnswer(null)
    let over = false
    const timer = setTimeout(() => {
      void asked.current(wanted).then((came) => {
        if (over) return
        const rows = came.ok ? came.value.items : findHere(here.current, wanted)
        setAnswer({ typed: wanted, rows, fromPhone: !came.ok })
      })
    }, 200)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [wanted, key])
  // The whole list is fetched anew whenever the order changes, an answer to a search is not.
  const known = new Map([...(answer?.rows ?? []), ...all].map((row) => [row.id, row]))
  return {
    all,
    known,
    typed,
    setTyped,
    found:
      wanted === '' ? null : (answer?.rows ?? []).map((row) => ({ ...row, ...known.get(row.id), match: row.match })),
    fromPhone: answer?.fromPhone ?? false,
    loading: wanted === '' ? list.loading && list.value === null : answer?.typed !== wanted,
  }
}
