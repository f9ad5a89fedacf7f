import type { Actor, Role } from '@field/domain/access'
import { asId, type OrgId, type PersonId, type PlaceId, type Position } from '@field/domain/kernel'
import type { SiteCandidate } from '@field/domain/workflow'

export const org = asId<OrgId>('linhe')
export const otherOrg = asId<OrgId>('elsewhere')

export const lingshi = asId<PlaceId>('store-lingshi')
export const pengjiang = asId<PlaceId>('store-pengjiang')
export const zhabei = asId<PlaceId>('site-zhabei')
export const putuo = asId<PlaceId>('site-putuo')

const actor = (name: string, role: Role, placeIds: PlaceId[] = [], orgId = org): Actor => ({
  orgId,
  personId: asId<PersonId>(name),
  role,
  placeIds,
})

export const mei = actor('mei', 'customer')
export const li = actor('li', 'customer')
export const zhou = actor('zhou', 'store_staff', [lingshi])
export const zhao = actor('zhao', 'store_staff', [pengjiang])
export const lin = actor('lin', 'technician', [zhabei])
export const wu = actor('wu', 'technician', [zhabei])
export const chen = actor('chen', 'technician', [putuo])
export const gao = actor('gao', 'dispatcher')
export const ma = actor('ma', 'manager')
export const fang = actor('fang', 'finance')
export const spy = actor('mei', 'admin', [lingshi], otherOrg)

export const everybody = [mei, li, zhou, zhao, lin, wu, chen, gao, ma, fang, spy] as const

export const storePosition: Position = { latitude: 31.279, longitude: 121.448 }

const technician = (one: Actor, openMinutes: number, onDuty: boolean, skills = ['commercial_refrigeration']) => ({
  personId: one.personId,
  siteId: one.placeIds[0] ?? zhabei,
  skills,
  onDuty,
  openMinutes,
})

/** Zhabei is 2.1 km from the store and holds Lin and Wu; Putuo is 6 km away and holds Chen. */
export const sites = (duty: { lin?: boolean; wu?: boolean; chen?: boolean } = {}): readonly SiteCandidate[] => [
  {
    siteId: zhabei,
    name: '闸北站',
    position: { latitude: 31.2599, longitude: 121.4465 },
    technicians: [technician(wu, 60, duty.wu ?? true), technician(lin, 0, duty.lin ?? true)],
  },
  {
    siteId: putuo,
    name: '普陀站',
    position: { latitude: 31.249, longitude: 121.396 },
    technicians: [technician(chen, 0, duty.chen ?? true)],
  },
]
