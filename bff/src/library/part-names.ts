import type { Label, OrgId, PartId } from '@field/domain/kernel'
import type { RequiredPart } from '@field/domain/library'
import type { Tx } from '../platform/database/transaction.ts'
import { type Part, partsById } from '../stock/queries.ts'

export type NamedParts = ReadonlyMap<PartId, Part>

/** The parts that lists of required parts name, in one query. */
export const partsNamed = (tx: Tx, orgId: OrgId, lists: readonly (readonly RequiredPart[])[]): Promise<NamedParts> =>
  partsById(tx, orgId, [...new Set(lists.flat().map(({ partId }) => partId))])

const unknown: Label = { 'zh-CN': '—' }

/** A required part with its code and name. */
export const namedPart = ({ partId, quantity }: RequiredPart, parts: NamedParts) => {
  const { code = '—', name = unknown } = parts.get(partId) ?? {}
  return { partId, code, name, quantity }
}

/** The same for who writes the list: they see also what is out of use, and that it is. */
export const writtenPart = (part: RequiredPart, parts: NamedParts) => ({
  ...namedPart(part, parts),
  retired: parts.get(part.partId)?.retired ?? false,
})

/** The parts to suggest: a part out of use is asked for no more. */
export const inUse = <P extends { readonly partId: PartId }>(list: readonly P[], gone: ReadonlySet<PartId>): P[] =>
  list.filter(({ partId }) => !gone.has(partId))
