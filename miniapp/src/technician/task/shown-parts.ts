import type { Reply } from '@field/contract'
import { say } from '@field/domain/kernel'
import type { PartLine, ServiceLine } from '@field/domain/work-order'
import { distance } from '../../words/format/quantity.ts'
import type { TechnicianWords } from '../promise.ts'

export type PartRow = Reply<'GET /parts'>['items'][number]
export type ItemRow = Reply<'GET /service-items'>['items'][number]

/** The wanted quantity of one part in a picking, 0 when it is not in it. */
export const quantityOf = (parts: readonly PartLine[], partId: string): number =>
  parts.find((one) => one.partId === partId)?.quantity ?? 0

/** The numbers that are named for a part in a picking. */
export const numbersOf = (parts: readonly PartLine[], partId: string): readonly string[] =>
  parts.find((one) => one.partId === partId)?.serials ?? []

export const samePicking = (a: readonly PartLine[], b: readonly PartLine[]): boolean =>
  a.length === b.length &&
  a.every(
    ({ partId, quantity, serials = [] }) =>
      quantityOf(b, partId) === quantity && serials.join('\n') === numbersOf(b, partId).join('\n'),
  )

/** One part of a picking: its quantity, and the numbers that are named, at most as many as pieces. */
export const pickedLine = (partId: PartLine['partId'], quantity: number, numbers: readonly string[]): PartLine => ({
  partId,
  quantity,
  ...(numbers.length > 0 && quantity > 0 && { serials: numbers.slice(0, quantity) }),
})

/** What a picking takes from the van beyond what the server has booked for the task, by part. */
export const beyond = (wanted: readonly PartLine[], booked: readonly PartLine[]): Readonly<Record<string, number>> =>
  Object.fromEntries(wanted.map(({ partId, quantity }) => [`part:${partId}`, quantity - quantityOf(booked, partId)]))

export const countOf = (lines: readonly (PartLine | ServiceLine)[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0)

/**
 * The most that can be picked of a part: what lies on the van, and what this task has taken of it as far as the server
 * knows, for the van's count is without those.
 */
export const mostOf = ({ id, van }: Pick<PartRow, 'id' | 'van'>, taken: readonly PartLine[]): number =>
  van + quantityOf(taken, id)

/** What the picked parts cost by their list prices, in fen; a part without a price is left out. */
export const listPriceOf = (parts: readonly PartLine[], rows: ReadonlyMap<string, PartRow>): number =>
  parts.reduce((sum, { partId, quantity }) => sum + (rows.get(partId)?.price ?? 0) * quantity, 0)

/** Where else a part lies when the van has none. */
export function elsewhere({ nearest }: Pick<PartRow, 'nearest'>, words: TechnicianWords): string {
  if (!nearest) return words.noneAnywhere
  return words.noneOnVan(nearest.name, nearest.quantity, nearest.metres === null ? '' : distance(nearest.metres))
}

/** The parts to show before anything is searched: what is picked, then what lies on the van and fits. */
export const atHand = (rows: readonly PartRow[], picked: readonly PartLine[], most: number): readonly PartRow[] =>
  rows
    .filter(({ id, van }) => van > 0 || quantityOf(picked, id) > 0)
    .sort((a, b) => Number(b.fits) - Number(a.fits) || say(a.name, 'zh-CN').localeCompare(say(b.name, 'zh-CN'), 'zh'))
    .slice(0, most)
