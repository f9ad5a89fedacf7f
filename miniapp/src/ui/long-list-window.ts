/** Where a thing stands on the screen, in points from its top. */
export type Span = { readonly top: number; readonly bottom: number }

/** Rows of a part: few enough that two parts fit one `setData`. */
export const partSize = 6
const partsAtOnce = 2
/** How much is drawn beyond both edges of what is seen, and how far beyond it stays, in heights of the window. */
const ahead = 0.8
const kept = 1.2

/** The list in parts of that many rows; a part is named by its place, whatever stands in it. */
export const partsOf = <T>(items: readonly T[]): readonly { readonly place: number; readonly items: readonly T[] }[] =>
  Array.from({ length: Math.ceil(items.length / partSize) }, (_, place) => ({
    place,
    items: items.slice(place * partSize, (place + 1) * partSize),
  }))

const near = (part: Span, view: Span, heights: number): boolean => {
  const margin = (view.bottom - view.top) * heights
  return part.bottom > view.top - margin && part.top < view.bottom + margin
}

/**
 * Which parts are drawn next, for where each stands now: those that are seen first, then those that soon will be, not more than two
 * new ones at once; those left far behind go. The same set when nothing changes.
 */
export function nextDrawn(drawn: ReadonlySet<number>, parts: readonly Span[], view: Span): ReadonlySet<number> {
  const staying = [...drawn].filter((index) => {
    const part = parts[index]
    return part !== undefined && near(part, view, kept)
  })
  const middle = (view.top + view.bottom) / 2
  const farness = ({ top, bottom }: Span) => Math.max(top - middle, middle - bottom, 0)
  const coming = parts
    .map((part, index) => ({ part, index }))
    .filter(({ part, index }) => !drawn.has(index) && near(part, view, ahead))
    .sort((a, b) => farness(a.part) - farness(b.part))
    .slice(0, partsAtOnce)
    .map(({ index }) => index)
  return staying.length === drawn.size && coming.length === 0 ? drawn : new Set([...staying, ...coming])
}
