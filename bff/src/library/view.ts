import type { Reply } from '@field/contract'
import type { ItemHere } from '@field/domain/library'
import { type NamedParts, writtenPart } from './part-names.ts'
import type { KeptItem } from './row.ts'

export type ItemReply = Reply<'GET /service-items/:id'>

/** An item with what it is at a place. */
export const itemView = (item: KeptItem, at: ItemHere, parts: NamedParts): ItemReply => ({
  id: item.id,
  code: item.code,
  label: at.label,
  path: [...at.path],
  minutes: at.minutes,
  parts: at.parts.map((part) => writtenPart(part, parts)),
  hints: [...at.hints],
  instruction: at.instruction,
  version: item.version,
  updatedAt: item.updatedAt,
  retiredAt: item.retiredAt,
  available: at.available,
  own: [...at.own],
})
