import { type Actor, may, permissionsOf, roles } from '@field/domain/access'
import { asId, type OrgId, type PersonId } from '@field/domain/kernel'
import { describe, expect, it } from 'vitest'

const actor = (role: Actor['role']): Actor => ({
  orgId: asId<OrgId>('o'),
  personId: asId<PersonId>('p'),
  role,
  placeIds: [],
})

describe('what a role may ask for', () => {
  it('is never everything for those who are not the office', () => {
    for (const role of ['customer', 'technician', 'store_staff'] as const)
      for (const permission of [
        'work_orders.all',
        'tasks.dispatch',
        'settlements.all',
        'stock.all',
        'people.invite',
        'people.read',
      ] as const)
        expect(may(actor(role), permission), `${role} ${permission}`).toBe(false)
  })

  it('keeps amounts from the store’s counter and dispatching from finance', () => {
    expect(may(actor('store_staff'), 'prices.sale')).toBe(false)
    expect(may(actor('finance'), 'tasks.dispatch')).toBe(false)
    expect(may(actor('customer'), 'prices.sale')).toBe(true)
  })

  it('is named once each, and the administrator has what manager and finance have', () => {
    for (const role of roles) expect(new Set(permissionsOf(role)).size).toBe(permissionsOf(role).length)
    for (const permission of [...permissionsOf('manager'), ...permissionsOf('finance')])
      expect(may(actor('admin'), permission)).toBe(true)
  })
})
