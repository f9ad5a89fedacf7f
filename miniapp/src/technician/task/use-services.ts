import { useMemo } from 'react'
import type { Me } from '../../data/index.ts'
import type { Catalog } from '../../form/catalog/index.ts'
import { useLibrary } from '../../library/index.ts'
import type { Work } from '../../work-order/index.ts'
import { itemsOf, needsOf, type OrderItem, type ShownItem, shownItems } from './items-model.ts'
import type { ItemRow, PartRow } from './shown-parts.ts'
import type { Picking } from './use-picking.ts'

const most = 40

type Given = {
  readonly me: Me | null
  readonly work: Work | null
  readonly items: Catalog<ItemRow>
  readonly parts: Catalog<PartRow>
  readonly picking: Picking
}

/** The service items of a task: found on this phone, chosen, and what they take. */
export function useServices({ me, work, items: catalog, parts, picking }: Given) {
  const library = useLibrary(me)
  const { typed, found, all, known } = catalog
  const hasLibrary = library.shelf.length > 0
  const visit = work?.detail.definition.visitItem
  const rows = useMemo((): readonly ShownItem[] => {
    const sources = { shelf: library.shelf, typed, rows: known, found: found ?? all }
    // The visit itself is counted with every job.
    return shownItems(sources, most + 1)
      .filter(({ code }) => code !== visit)
      .slice(0, most)
  }, [library.shelf, typed, known, found, all, visit])
  const partNames = new Map<string, Pick<PartRow, 'code' | 'name'>>(
    [...known.values()].flatMap((row) => (row.parts ?? []).map((part) => [part.partId, part] as const)),
  )
  for (const [id, row] of parts.known) partNames.set(id, row)
  const items: readonly OrderItem[] = work ? itemsOf(work, { library: library.items, partNames }) : []
  const searching = typed.trim() !== ''
  return {
    rows,
    items,
    needs: work ? needsOf(items, work, picking.wanted) : [],
    /** What the search box shows: with the library here, an answer is there at once. */
    search: hasLibrary
      ? { ...catalog, found: searching ? rows : null, loading: false, fromPhone: false }
      : { ...catalog, loading: catalog.loading || (library.loading && all.length === 0) },
  }
}
