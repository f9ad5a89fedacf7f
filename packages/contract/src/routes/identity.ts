import { roles } from '@field/domain/access'
import { Type } from 'typebox'
import { anybody, only, type RouteSchema, signedIn } from '../route.ts'
import { closed, Id, IdParams, Instant, Nothing, nullable, oneOf, Words } from '../shape.ts'

const Role = oneOf(roles)
export const Membership = Type.Object({ role: Role, placeId: nullable(Id), placeName: nullable(Type.String()) })
export const Me = Type.Object({
  id: Id,
  name: Type.String(),
  phoneMasked: nullable(Type.String({ description: '156******77; the full number never leaves the server' })),
  badge: nullable(Type.String()),
  language: oneOf(['zh-CN', 'en']),
  role: Role,
  memberships: Type.Array(Membership),
  organization: Type.Object({ id: Id, code: Type.String(), name: Type.String() }),
  unread: Type.Integer(),
})
const Session = Type.Object({
  accessToken: Type.String(),
  accessExpiresAt: Instant,
  refreshToken: Type.String(),
  me: Me,
})

export const identityRoutes = {
  'POST /auth/wechat': {
    policy: anybody,
    tag: 'identity',
    summary: 'Sign in with a wx.login code; makes a customer of a newcomer. Single-use code, so no idempotency key.',
    body: closed({ code: Words(256), organization: Type.Optional(Words(64)) }),
    reply: Session,
  },
  'POST /auth/refresh': {
    policy: anybody,
    tag: 'identity',
    summary:
      'Rotate the refresh token. The predecessor stays good until its successor is first used, at most 60 s; older ones revoke the family.',
    body: closed({ refreshToken: Words(2048) }),
    reply: Session,
  },
  'POST /auth/sign-out': { policy: signedIn, tag: 'identity', summary: 'Revoke this session family.', reply: Nothing },
  'GET /me': { policy: signedIn, tag: 'identity', summary: 'Who I am, my roles and places.', reply: Me },
  'POST /me/role': {
    policy: signedIn,
    tag: 'identity',
    summary: 'Switch to another of my roles; answers a new session.',
    body: closed({ role: Role }),
    reply: Session,
  },
  'POST /me/phone': {
    policy: signedIn,
    tag: 'identity',
    summary: 'Store my phone number from a getPhoneNumber code.',
    body: closed({ code: Words(256) }),
    reply: Me,
    effect: true,
  },
  'POST /me/profile': {
    policy: signedIn,
    tag: 'identity',
    summary: 'Change my name or language.',
    body: closed({
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
      language: Type.Optional(oneOf(['zh-CN', 'en'])),
    }),
    reply: Me,
    effect: true,
  },
  'GET /people': {
    policy: only('people.read'),
    tag: 'identity',
    summary: 'Members of the organization by role, with open work for technicians.',
    query: Type.Object({ role: Type.Optional(Role) }),
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Id,
          name: Type.String(),
          badge: nullable(Type.String()),
          roles: Type.Array(Membership),
          onDuty: Type.Boolean(),
          openTasks: Type.Integer(),
          openMinutes: Type.Integer(),
        }),
      ),
    }),
  },
  'GET /people/names': {
    policy: only('tasks.handle', 'work_orders.place', 'work_orders.all'),
    tag: 'identity',
    summary: 'Colleagues to name in a form: by role, by a part of the name or badge; the first 100 by name.',
    query: Type.Object({ role: Type.Optional(Role), q: Type.Optional(Words(40)) }),
    reply: Type.Object({
      items: Type.Array(
        Type.Object({ id: Id, name: Type.String(), badge: nullable(Type.String()), roles: Type.Array(Role) }),
      ),
    }),
  },
  'POST /people/:id/dismiss': {
    policy: only('people.invite'),
    tag: 'identity',
    summary: 'End all memberships of a person but that of a customer; tokens stop working at once.',
    params: IdParams,
    reply: Nothing,
    effect: true,
  },
  'POST /invitations': {
    policy: only('people.invite'),
    tag: 'identity',
    summary: 'Invite somebody to a role at a place; answers a code good for 7 days and one person.',
    body: closed({
      role: Role,
      placeId: Type.Optional(Id),
      name: Type.String({ minLength: 1, maxLength: 40 }),
      badge: Type.Optional(Words(20)),
      skills: Type.Optional(Type.Array(Words(32), { maxItems: 20 })),
    }),
    reply: Type.Object({ code: Type.String(), expiresAt: Instant }),
    status: 201,
    effect: true,
  },
  'GET /invitations/:code': {
    policy: signedIn,
    tag: 'identity',
    summary: 'What an invitation offers.',
    params: Type.Object({ code: Words(64) }),
    reply: Type.Object({ role: Role, placeName: nullable(Type.String()), name: Type.String(), expiresAt: Instant }),
  },
  'POST /invitations/:code/accept': {
    policy: signedIn,
    tag: 'identity',
    summary: 'Take the role that was offered; answers a session in that role.',
    params: Type.Object({ code: Words(64) }),
    reply: Session,
    effect: true,
  },
} as const satisfies Record<string, RouteSchema>
