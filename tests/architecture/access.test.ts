import { type Route, type RouteSchema, routes } from '@field/contract'
import { permissionsOf, roles } from '@field/domain/access'
import { describe, expect, it } from 'vitest'
import { handlers, unanswered } from '../../bff/src/app.ts'

const all = Object.entries(routes) as [Route, RouteSchema][]

describe('the policy of every route', () => {
  it('is declared, and answered by a handler', () => {
    expect(unanswered()).toEqual([])
    expect(Object.keys(handlers).filter((route) => !(route in routes))).toEqual([])
    expect(
      all.filter(([, { policy }]) => !['public', 'signed_in', 'wechat', 'permission'].includes(policy.who)),
    ).toEqual([])
  })

  it('is open to everybody for these routes only', () => {
    const open = all
      .filter(([, { policy }]) => policy.who === 'public' || policy.who === 'wechat')
      .map(([route]) => route)
    expect(open.sort()).toEqual([
      'GET /client-settings',
      'GET /files/:id',
      'GET /health',
      'GET /tags/:token',
      'GET /wechat/push',
      'POST /auth/refresh',
      'POST /auth/wechat',
      'POST /hooks/:key',
      'POST /wechat/push',
    ])
  })

  it('names permissions that somebody has', () => {
    const granted = new Set(roles.flatMap((role) => permissionsOf(role)))
    const asked = all.flatMap(([, { policy }]) => (policy.who === 'permission' ? policy.any : []))
    expect(asked.filter((permission) => !granted.has(permission))).toEqual([])
    expect(all.filter(([, { policy }]) => policy.who === 'permission' && policy.any.length === 0)).toEqual([])
  })

  // Signing in, refreshing and switching make sessions, which replace each other; uploads carry their own id; a preview
  // and a rehearsal write nothing.
  it('demands a key for every write but these', () => {
    const without = all
      .filter(([route, { effect, policy }]) => route.startsWith('POST ') && !effect && policy.who !== 'wechat')
      .map(([route]) => route)
    expect(without.sort()).toEqual([
      'POST /auth/refresh',
      'POST /auth/sign-out',
      'POST /auth/wechat',
      'POST /files',
      'POST /hooks/:key',
      'POST /library/imports',
      'POST /me/role',
      'POST /price-books/:kind/try',
      'POST /price-imports',
      'POST /work-orders/:id/filings/:number/verify',
      'POST /work-types/:key/preview',
      'POST /work-types/:key/rehearse',
    ])
  })

  it('refuses unknown fields in every body', () => {
    const loose = all.filter(
      ([, { body }]) => body && (body as { additionalProperties?: unknown }).additionalProperties !== false,
    )
    expect(loose.map(([route]) => route)).toEqual([])
  })
})
