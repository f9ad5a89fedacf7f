import { roles } from '@field/domain/access'
import { describe, expect, test } from 'vitest'
import { roleFor } from '../../../miniapp/src/roles/role-for.ts'
import { homeOf, places, tabsOf } from '../../../miniapp/src/roles/tabs.ts'
import { tokenIn } from '../../../miniapp/src/roles/tag-code.ts'

describe('the places of a role', () => {
  test.each(roles)('%s has at most five, its home first, and always "me"', (role) => {
    const tabs = tabsOf(role)
    expect(tabs.length).toBeLessThanOrEqual(5)
    expect(new Set(tabs).size).toBe(tabs.length)
    expect(tabs).toContain('me')
    expect(homeOf(role)).toBe(`/${places[tabs[0] ?? 'me'].page}`)
  })
  test('the home of a role is a page that the role may open', () => {
    for (const role of roles) expect(roleFor(homeOf(role), { role, memberships: [] })).toBe(role)
  })
})

describe('the role for a page', () => {
  const held = (role: (typeof roles)[number]) => ({ role, placeId: null, placeName: null })
  const mei = { role: 'customer' as const, memberships: [held('technician'), held('dispatcher')] }
  test('is the present one where it will do', () => {
    expect(roleFor('pages/progress/page?id=1', mei)).toBe('customer')
    expect(roleFor('/technician/task/page?id=1', { ...mei, role: 'technician' })).toBe('technician')
  })
  test('is one that the person holds where the present one will not do', () => {
    expect(roleFor('technician/task/page?id=1', mei)).toBe('technician')
    expect(roleFor('dispatch/order/page?id=1', mei)).toBe('dispatcher')
  })
  test('is none where the person holds none of its roles', () => {
    expect(roleFor('store/acceptance/page?id=1', mei)).toBeNull()
  })
})

describe('the token of a tag', () => {
  const token = 'eZc4PXdp0GxBAC2GH66D'
  test.each([
    token,
    ` ${token} `,
    `scene=${token}`,
    `scene%3D${token}`,
    `scene%253D${token}`,
    `pages/landing/page?scene=${token}`,
    `pages/landing/page?scene=${encodeURIComponent(`scene=${token}`)}`,
    `https://example.com/#/pages/landing/page?from=1&token=${token}`,
  ])('is found in %s', (said) => {
    expect(tokenIn(said)).toBe(token)
  })
  test.each(['', 'https://example.com/pay?bill=7', '你好', '%E4%BD%A0%', 'a b c d'])('is not in %j', (said) => {
    expect(tokenIn(said)).toBeNull()
  })
})
