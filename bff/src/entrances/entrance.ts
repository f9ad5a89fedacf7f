import type { Reply } from '@field/contract'
import type { Actor, Role } from '@field/domain/access'
import type { Instant, Label } from '@field/domain/kernel'

export type EntranceRow = {
  readonly id: string
  readonly code: string
  readonly kind: 'customer' | 'staff' | 'system'
  readonly workType: string
  readonly source: string
  readonly closed_at: Instant | null
  readonly label: Label
  readonly roles: readonly Role[] | null
  readonly place_ids: readonly string[] | null
  readonly tags: readonly string[]
  readonly stickers: number
}

/**
 * Whether an entrance is one of the actor's: customers have theirs, people of the house those for their role and their
 * places (who belongs to no place belongs to all), other systems the system's.
 */
export function visibleTo(
  { kind, roles, place_ids: places }: Pick<EntranceRow, 'kind' | 'roles' | 'place_ids'>,
  { role, placeIds, scopes }: Actor,
): boolean {
  if (kind !== (scopes !== undefined ? 'system' : role === 'customer' ? 'customer' : 'staff')) return false
  if (roles !== null && !roles.includes(role)) return false
  return places === null || placeIds.length === 0 || placeIds.some((id) => places.includes(id))
}

export const entranceView = (row: EntranceRow): Reply<'POST /entrances'> => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  label: row.label,
  workType: row.workType,
  source: row.source,
  tags: [...row.tags],
  roles: row.roles && [...row.roles],
  placeIds: row.place_ids && [...row.place_ids],
  open: row.closed_at === null,
  stickers: row.stickers,
})
