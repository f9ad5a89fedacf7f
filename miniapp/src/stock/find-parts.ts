import type { Label } from '@field/domain/kernel'

/** What a list on this phone holds by a piece of the name or the code; everything for an empty search. */
export function findParts<R extends { readonly name: Label; readonly code: string }>(
  rows: readonly R[],
  typed: string,
): readonly R[] {
  const wanted = typed.trim().toLowerCase()
  return rows.filter(({ name, code }) => `${name['zh-CN']} ${name.en ?? ''} ${code}`.toLowerCase().includes(wanted))
}
