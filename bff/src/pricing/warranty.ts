import type { Instant, Label } from '@field/domain/kernel'
import type { LineKind } from '@field/domain/pricing'

/** A promise of the maker: `covers` is 'labour', 'parts' or one category of parts; `until` is the first moment without it. */
export type Warranty = { readonly label: Label; readonly until: Instant; readonly covers: string }

/** The warranty that makes a line free at the pricing moment, the longest one when several do. */
export function warrantyFor(
  warranties: readonly Warranty[],
  line: { readonly kind: LineKind; readonly category: string },
  at: Instant,
): Warranty | null {
  const covered = ({ covers }: Warranty) => covers === line.kind || (line.kind === 'parts' && covers === line.category)
  const [longest] = warranties.filter((one) => covered(one) && at < one.until).sort((a, b) => b.until - a.until)
  return longest ?? null
}
