import { useEffect, useRef, useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { type Customer, fewDigits, matching } from './model.ts'

const pause = 250

export type Search = {
  /** Null while nothing is known yet. */
  readonly shown: readonly Customer[] | null
  /** Nothing was typed: these are the latest. */
  readonly latest: boolean
  /** The words are too few figures to search for. */
  readonly few: boolean
  /** The server could not be asked: only what the phone holds was searched. */
  readonly onlyHere: boolean
}

/** The latest customers, or those whom the typed words mean: asked for as one types, the last words win. */
export function useCustomers(typed: string): Search {
  const q = typed.trim()
  const recent = useResource('customers:recent', () => call('GET /customers', {}))
  const [found, setFound] = useState<{ q: string; items: readonly Customer[] | null } | null>(null)
  const wanted = useRef(q)
  wanted.current = q
  const few = fewDigits(q)
  useEffect(() => {
    if (q === '' || few) return
    const timer = setTimeout(() => {
      void call('GET /customers', { query: { q } }).then((answer) => {
        if (wanted.current === q) setFound({ q, items: answer.ok ? answer.value.items : null })
      })
    }, pause)
    return () => clearTimeout(timer)
  }, [q, few])
  const latest = recent.value?.items ?? null
  if (q === '' || few)
    return { shown: latest ?? (recent.problem ? [] : null), latest: true, few, onlyHere: recent.problem !== null }
  if (found === null) return { shown: null, latest: false, few, onlyHere: false }
  // While newer words are on their way the last answer stays, so that the list does not blink.
  if (found.items === null) return { shown: matching(latest ?? [], q), latest: false, few, onlyHere: true }
  return { shown: found.items, latest: false, few, onlyHere: false }
}
