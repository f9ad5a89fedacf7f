import type { Actor, Role } from '@field/domain/access'
import { asId, type OrgId, type PersonId, type PlaceId, type Position } from '@field/domain/kernel'
import type { MemberCandidate, PersonNode, SiteCandidate, WorkTypeDefinition } from '@field/domain/workflow'

const id = (kind: number, number: number): string =>
  `0193${kind.toString().padStart(4, '0')}-0000-7000-8000-${number.toString().padStart(12, '0')}`

export const org = asId<OrgId>(id(0, 1))
export const shop = asId<PlaceId>(id(1, 1))
export const site = asId<PlaceId>(id(1, 2))
export const here: Position = { latitude: 31.279, longitude: 121.448 }

const actor = (number: number, role: Role, placeIds: readonly PlaceId[] = []): Actor => ({
  orgId: org,
  personId: asId<PersonId>(id(2, number)),
  role,
  placeIds: [...placeIds],
})

export const customer = actor(1, 'customer')
export const staff: readonly Actor[] = [
  actor(2, 'store_staff', [shop]),
  actor(3, 'dispatcher'),
  actor(4, 'manager'),
  actor(5, 'finance'),
  actor(6, 'admin'),
]
export const technicians: readonly Actor[] = [7, 8, 9, 10].map((number) => actor(number, 'technician', [site]))
export const everybody: readonly Actor[] = [customer, ...staff, ...technicians]

export const members: readonly MemberCandidate[] = everybody.map(({ personId, role, placeIds }) => ({
  personId,
  role,
  placeId: placeIds[0] ?? null,
}))

const isPerson = (node: { readonly kind: string }): node is PersonNode =>
  node.kind === 'task' || node.kind === 'approval'

/** One site near by, whose technicians can do whatever the work type asks for. */
export function sitesFor({ nodes }: WorkTypeDefinition): readonly SiteCandidate[] {
  const rules = nodes.filter(isPerson).flatMap(({ assignee }) => assignee)
  const skills = [...new Set(rules.flatMap((rule) => ('skills' in rule ? (rule.skills ?? []) : [])))]
  return [
    {
      siteId: site,
      name: '闸北站',
      position: { latitude: 31.26, longitude: 121.446 },
      technicians: technicians.map(({ personId }, index) => ({
        personId,
        siteId: site,
        skills,
        onDuty: true,
        openMinutes: index * 30,
      })),
    },
  ]
}
