import type { Instant } from '@field/domain/kernel'

type Place = { readonly created_at: Instant; readonly id: string }

/** Where a page of messages ended. */
export const writeCursor = ({ created_at, id }: Place): string => `${created_at}_${id}`

/** Anything but a cursor of ours begins anew. */
export function readCursor(after: string | undefined): readonly [at: Instant | null, id: string | null] {
  const [, at, id] = /^(\d{1,16})_([0-9a-f-]{36})$/.exec(after ?? '') ?? []
  return at && id ? [Number(at), id] : [null, null]
}
