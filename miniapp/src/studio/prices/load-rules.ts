import type { PriceRule } from '@field/domain/pricing'
import { type Answer, call } from '../../data/index.ts'

const aPage = 500
/** More than anybody reads on a screen; the whole book is a file. */
export const mostShown = 2_000

type Page = { readonly total: number; readonly rules: readonly PriceRule[] }

/** Page after page until all are there, or as many as are shown. */
async function allOf<P extends Page>(page: (offset: number) => Promise<Answer<P>>): Promise<Answer<P>> {
  const first = await page(0)
  if (!first.ok) return first
  const rules = [...first.value.rules]
  while (rules.length < Math.min(first.value.total, mostShown)) {
    const next = await page(rules.length)
    if (!next.ok) return next
    if (next.value.rules.length === 0) break
    rules.push(...next.value.rules)
  }
  return { ok: true, value: { ...first.value, rules } }
}

/** The newest version of a book with its rules. */
export const loadBook = (kind: string) =>
  allOf((offset) => call('GET /price-books/:kind', { params: { kind }, query: { offset, limit: aPage } }))

/** The draft of a book with its rules and the pairs that tie. */
export const loadDraft = (kind: string) =>
  allOf((offset) => call('GET /price-books/:kind/draft', { params: { kind }, query: { offset, limit: aPage } }))
