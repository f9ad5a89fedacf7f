import type { Actor } from '@field/domain/access'
import {
  asId,
  isId,
  type OrgId,
  ok,
  type PartId,
  type PersonId,
  type PlaceId,
  type Position,
  type Result,
  refuse,
  type ServiceItemId,
  say,
  type TerritoryId,
} from '@field/domain/kernel'
import type { RehearsalScript, RehearsalWorld } from '@field/domain/rehearsal'
import type { MemberCandidate, WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import { asTold } from '../notices/queries.ts'
import { calendarOf } from '../platform/calendar-of.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { rehearsedSheets, sharersOf } from '../settlements/queries.ts'
import { candidatesFor, membersOf, namesOf } from '../work-orders/queries.ts'

/** Nobody: the customer of a rehearsal without a shop. */
const nobody = asId<PersonId>('00000000-0000-7000-8000-ffffffffffff')

type Place = { id: PlaceId; territory: TerritoryId; address: string; latitude: number | null; longitude: number | null }

/** The shop named, or the organization's first; without a shop its first site, where reports by address alone go. */
async function placeFor(tx: Tx, orgId: OrgId, { store, storeId }: RehearsalScript): Promise<Place | null> {
  if (storeId !== undefined && !isId(storeId)) return null
  const { rows } = await sql<Place>`
    select id, territory_id as territory, address, latitude, longitude from place
    where org_id = ${orgId}::uuid and kind = ${store ? 'store' : 'site'}
      and (${store ? (storeId ?? null) : null}::uuid is null or id = ${storeId ?? null}::uuid)
    order by created_at, id limit 1`.execute(tx)
  return rows[0] ?? null
}

function reporterAt(orgId: OrgId, members: readonly MemberCandidate[], placeId: PlaceId | null): Actor {
  const staff = members.find((one) => placeId !== null && one.role === 'store_staff' && one.placeId === placeId)
  if (staff && placeId) return { orgId, personId: staff.personId, role: 'store_staff', placeIds: [placeId] }
  return { orgId, personId: nobody, role: 'customer', placeIds: [] }
}

const idsIn = <I extends ServiceItemId | PartId>(ids: readonly string[]): I[] =>
  [...new Set(ids)].filter(isId).map((id) => asId<I>(id))

/** Everything that a rehearsal asks of the organization, read at once. Refuses `not_found` without a place to begin at. */
export async function rehearsalWorld(
  tx: Tx,
  orgId: OrgId,
  definition: WorkTypeDefinition,
  script: RehearsalScript,
): Promise<Result<RehearsalWorld>> {
  const place = await placeFor(tx, orgId, script)
  if (!place) return refuse('not_found', { path: 'script.storeId' })
  const { territory: territoryId, address, latitude, longitude } = place
  const [members, candidates, calendar] = await Promise.all([
    membersOf(tx, orgId),
    candidatesFor(tx, { territoryId, except: null }),
    calendarOf(tx, territoryId, script.at),
  ])
  const technicians = candidates.flatMap((site) => site.technicians.map(({ personId }) => personId))
  const source = script.store ? 'staff' : 'mini_program'
  const [names, sheetOf] = await Promise.all([
    namesOf(tx, [...new Set([...members.map(({ personId }) => personId), ...technicians])]),
    rehearsedSheets(tx, {
      orgId,
      territoryId,
      at: script.at,
      urgent: script.urgent ?? false,
      source,
      visitItem: definition.visitItem ?? null,
      services: idsIn<ServiceItemId>(script.steps.flatMap(({ services = [] }) => services.map(({ itemId }) => itemId))),
      parts: idsIn<PartId>(script.steps.flatMap(({ parts = [] }) => parts.map(({ partId }) => partId))),
      technicians,
    }),
  ])
  const position: Position | null = latitude === null || longitude === null ? null : { latitude, longitude }
  const { customerLevel: level } = script
  return ok({
    orgId,
    reporter: reporterAt(orgId, members, script.store ? place.id : null),
    storeId: script.store ? place.id : null,
    territoryId,
    address,
    position,
    source,
    candidates,
    members,
    calendar,
    facts: level === undefined ? {} : { customer: { level } },
    asTold,
    nameOf: (person) => (person === nobody ? 'customer' : (names[person]?.name ?? person)),
    settlementOf: (of, order) => {
      const sheet = sheetOf(of, order)
      if (!sheet.ok) return sheet
      const { lines, counted } = sheet.value
      const shown = lines.map(({ label, quantity, amountFen }) => ({ label: say(label, 'zh-CN'), quantity, amountFen }))
      return ok({
        lines: shown,
        totalFen: counted.total,
        needsReview: counted.needsReview,
        sharers: sharersOf(counted.shares),
      })
    },
  })
}
