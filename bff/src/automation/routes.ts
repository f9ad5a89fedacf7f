import { ok } from '@field/domain/kernel'
import type { Handlers } from '../platform/http/call.ts'
import { dryRun } from './dry-run.ts'
import { listFirings } from './firings.ts'
import { linksOf } from './links.ts'
import { keepRule, listRules, removeRule, switchRule } from './rules.ts'

export const automationRoutes = {
  'GET /automation/rules': async ({ tx, actor }) => ok({ rules: await listRules(tx, actor.orgId) }),
  'PUT /automation/rules/:key': ({ tx, actor, params, body, now }) => keepRule(tx, actor, params.key, body, now),
  'DELETE /automation/rules/:key': ({ tx, actor, params, now }) => removeRule(tx, actor, params.key, now),
  'POST /automation/rules/:key/switch': ({ tx, actor, params, body, now }) =>
    switchRule(tx, actor, params.key, body.enabled, now),
  'GET /automation/rules/:key/dry-run': ({ tx, actor, params, query }) =>
    dryRun(tx, actor.orgId, params.key, query.last ?? 50),
  'GET /automation/firings': async ({ tx, actor, query }) => ok(await listFirings(tx, actor.orgId, query)),
  'GET /work-orders/:id/links': ({ tx, actor, params }) => linksOf(tx, actor, params.id),
} satisfies Handlers
