import { ok } from '@field/domain/kernel'
import type { Handlers } from '../platform/http/call.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { colleagueNames } from './colleague-names.ts'
import { dismiss } from './dismiss.ts'
import { invite } from './invite.ts'
import { changeProfile, readMe } from './me.ts'
import { colleagues } from './queries.ts'
import { readInvitation } from './read-invitation.ts'
import { refresh } from './refresh.ts'
import { fetchPhone } from './save-phone.ts'
import { endSessions } from './session.ts'
import { signIn } from './sign-in.ts'
import { switchRole } from './switch-role.ts'
import { colleagueView } from './view.ts'

export const identityRoutes = {
  'POST /auth/wechat': signIn,
  'POST /auth/refresh': refresh,
  'POST /auth/sign-out': async ({ tx, actor, sessionId, now }) => {
    await endSessions(tx, actor.orgId, { sessionId }, 'signed_out', now)
    return ok({})
  },
  'GET /me': ({ tx, actor }) => readMe(tx, actor),
  'POST /me/role': switchRole,
  'POST /me/phone': { outside: fetchPhone },
  'POST /me/profile': changeProfile,
  'GET /people': async ({ tx, actor, query }) => {
    const found = await colleagues(tx, actor.orgId, query.role)
    return ok({ items: found.map(colleagueView) })
  },
  'GET /people/names': async ({ tx, actor, query }) => ok({ items: [...(await colleagueNames(tx, actor, query))] }),
  'POST /people/:id/dismiss': dismiss,
  'POST /invitations': invite,
  'GET /invitations/:code': readInvitation,
  'POST /invitations/:code/accept': acceptInvitation,
} satisfies Handlers
