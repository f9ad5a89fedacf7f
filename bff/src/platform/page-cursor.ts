import { type Instant, isId } from '@field/domain/kernel'

/** The last row of a page of a list by time, the newest first. */
export type PageEnd = { readonly at: Instant; readonly id: string }

const latest = 8_640_000_000_000_000

export const writeCursor = ({ at, id }: PageEnd): string => `${at}_${id}`

/** Where the last page ended; anything else than our own cursor begins anew. */
export function readCursor(after: string | undefined): readonly [at: Instant | null, id: string | null] {
  const [, at = '', id = ''] = /^(\d{1,16})_(.{36})$/.exec(after ?? '') ?? []
  return isId(id) && Number(at) <= latest ? [Number(at), id] : [null, null]
}
