import type { PriceRule } from '@field/domain/pricing'
import { useRef, useState } from 'react'
import { call, newId, useResource } from '../../data/index.ts'
import type { Problem } from '../../panes/not-taken.tsx'
import { useMe } from '../../work-order/index.ts'
import { firstView, shelf } from './books-model.ts'
import { loadBook, loadDraft } from './load-rules.ts'

export type Pane =
  | { readonly kind: 'rule'; readonly id: string }
  | { readonly kind: 'new' | 'compare' | 'publish' | 'try' | 'import' | 'ties' | 'own' }

/** The shelf of books, the one that is open, and what is done to it. */
export function useBooks(active: boolean, say: (word: string) => void) {
  const me = useMe()
  const books = useResource(me && active ? 'list:price-books' : null, () => call('GET /price-books', {}))
  const roles = me ? [me.role] : []
  const all = shelf(books.value?.books ?? [], roles)
  const [wanted, setWanted] = useState<string | null>(null)
  const [looked, setLooked] = useState<'published' | 'draft' | null>(null)
  const [pane, setPane] = useState<Pane | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const request = useRef(newId())
  const kind = wanted ?? all[0]?.kind ?? null
  const book = all.find((one) => one.kind === kind)?.book ?? null
  const hasVersion = (book?.versions.length ?? 0) > 0
  const view = book?.draft ? (hasVersion ? (looked ?? firstView(book)) : 'draft') : 'published'
  const published = useResource(kind && hasVersion && active ? `price-book:${kind}` : null, () => loadBook(kind ?? ''))
  const draft = useResource(kind && book?.draft && active ? `price-draft:${kind}` : null, () => loadDraft(kind ?? ''))
  const shown = view === 'draft' ? draft : published
  const rules: readonly PriceRule[] = shown.value?.rules ?? []
  const open = (next: Pane | null) => {
    setProblem(null)
    setPane(next)
  }
  const refresh = async () => {
    await books.reload()
    await Promise.all([draft.reload(), published.reload()])
  }
  /** Makes the draft; with a rule of the published version, opens what became of it. */
  const begin = async (rule: PriceRule | null, own?: { readonly kind: string; readonly name: string }) => {
    const at = own?.kind ?? kind
    if (!at) return
    const place = rule ? rules.indexOf(rule) : -1
    setBusy(true)
    const name = own?.name ?? (hasVersion ? null : nameOf.current(at))
    const answer = await call('POST /price-books/:kind/draft', {
      params: { kind: at },
      body: name === null ? {} : { label: { 'zh-CN': name } },
      key: request.current,
    })
    if (!answer.ok) {
      setBusy(false)
      return setProblem(answer)
    }
    request.current = newId()
    await books.reload()
    setWanted(at)
    setLooked('draft')
    // Rules keep the order they were made in, so the copy stands at the same place.
    const copied = place < 0 ? null : await loadDraft(at)
    const copy = copied?.ok ? copied.value.rules[place] : undefined
    await draft.reload()
    setBusy(false)
    setPane(copy ? { kind: 'rule', id: copy.id } : null)
  }
  const nameOf = useRef<(kind: string) => string>((one) => one)
  return {
    books,
    all,
    kind,
    book,
    view,
    shown,
    rules,
    draft: draft.value?.draft ?? null,
    draftRules: draft.value?.rules ?? [],
    total: shown.value?.total ?? 0,
    version: published.value?.version ?? null,
    pane,
    busy,
    problem,
    open,
    begin,
    refresh,
    say,
    /** What a book without a version is called when it is begun. */
    named: (tell: (kind: string) => string) => {
      nameOf.current = tell
    },
    choose: (next: string) => {
      setLooked(null)
      open(null)
      setWanted(next)
    },
    look: (next: 'published' | 'draft') => {
      open(null)
      setLooked(next)
    },
    /** Whom somebody else's change overtook: the count that stands now. */
    latestBase: async (): Promise<number | null> => {
      if (!kind) return null
      const latest = await call('GET /price-books/:kind/draft', { params: { kind }, query: { limit: 1 } })
      if (!latest.ok) return null
      return latest.value.draft.edits
    },
  }
}

export type Books = ReturnType<typeof useBooks>
