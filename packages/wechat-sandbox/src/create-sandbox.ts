import Fastify, { type FastifyInstance } from 'fastify'
import { codeToSession } from './login/code-to-session.ts'
import { phoneNumber } from './login/phone-number.ts'
import { listTemplates } from './message/list-templates.ts'
import { sendMessage } from './message/send.ts'
import { pageRoutes } from './page/routes.ts'
import { getUnlimited } from './qr/get-unlimited.ts'
import { serve } from './rim/serve.ts'
import { type SandboxTemplate, templates } from './templates.ts'
import { appRoutes } from './test-only/apps.ts'
import { consentRoutes } from './test-only/consent.ts'
import { controlRoutes } from './test-only/control.ts'
import { phoneRoutes, putPhone } from './test-only/phones.ts'
import { scanRoutes } from './test-only/scan.ts'
import { plainToken } from './token/plain-token.ts'
import { stableToken } from './token/stable-token.ts'
import { type App, type Behaviour, createWorld, type PushTarget, type World } from './world.ts'

export type SandboxApp = {
  readonly appId: string
  readonly secret: string
  readonly name?: string
  /** Pages of the published version; absent = any path is taken for published. */
  readonly pages?: readonly string[]
  /** Where a code without page leads. */
  readonly home?: string
  /** Absent = the library in `templates`. */
  readonly templates?: readonly SandboxTemplate[]
  /** Gives unionids; true if absent. */
  readonly bound?: boolean
  readonly push?: PushTarget
}

export type SandboxOptions = {
  /** Epoch milliseconds; the real clock if absent. */
  readonly now?: () => number
  /** Everything random follows from it. */
  readonly seed?: string
  readonly apps: readonly SandboxApp[]
  readonly phones?: readonly { readonly id: string; readonly name?: string; readonly number?: string }[]
  /** Where the H5 build of the mini-program is served, for the links on the page. */
  readonly clientUrl?: string
  readonly behaviour?: Partial<Behaviour>
}

const appOf = (app: SandboxApp): App => ({
  appId: app.appId,
  secret: app.secret,
  name: app.name ?? app.appId,
  account: `gh_${app.appId.replace(/^wx/, '').slice(0, 12)}`,
  pages: app.pages,
  home: app.home ?? 'pages/index/index',
  templates: app.templates ?? templates,
  bound: app.bound ?? true,
  frozen: false,
  allowedIps: undefined,
  subscriptionBanned: false,
  bannedTemplates: [],
  phoneQuota: 1_000,
  push: app.push,
  pushActive: false,
})

const openToBrowsers = (server: FastifyInstance): void => {
  server.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/sandbox/')) return
    reply.header('access-control-allow-origin', '*')
    reply.header('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE')
    reply.header('access-control-allow-headers', '*')
    if (request.method === 'OPTIONS') return reply.code(204).send()
  })
  server.options('/sandbox/*', (_, reply) => reply.code(204).send())
}

const wechatRoutes = (server: FastifyInstance, world: World): void => {
  serve(server, world, '/cgi-bin/stable_token', stableToken)
  serve(server, world, '/cgi-bin/token', plainToken)
  serve(server, world, '/sns/jscode2session', codeToSession)
  serve(server, world, '/wxa/business/getuserphonenumber', phoneNumber)
  serve(server, world, '/cgi-bin/message/subscribe/send', sendMessage)
  serve(server, world, '/wxaapi/newtmpl/gettemplate', listTemplates)
  serve(server, world, '/wxa/getwxacodeunlimit', getUnlimited)
}

/**
 * A stand-in for the WeChat servers and for the phones that use them, as a Fastify server that is not yet listening.
 * All state is in memory. For tests and demonstrations only: whoever reaches it can play anybody.
 */
export const createSandbox = (options: SandboxOptions): FastifyInstance => {
  const world = createWorld({
    seed: options.seed ?? 'sandbox',
    now: options.now ?? Date.now,
    clientUrl: options.clientUrl,
  })
  Object.assign(world.behaviour, options.behaviour)
  for (const app of options.apps) {
    if (app.push && !URL.canParse(app.push.url)) throw new Error(`the push address of ${app.appId} is no URL`)
    world.apps.set(app.appId, appOf(app))
  }
  for (const phone of options.phones ?? []) putPhone(world, phone)

  // A broken-off exchange leaves its socket hanging on purpose; closing the server must not wait for it.
  const server = Fastify({ logger: false, forceCloseConnections: true, bodyLimit: 12_000_000 })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  server.addHook('onClose', async () => {
    for (const timer of world.timers) clearTimeout(timer)
  })
  openToBrowsers(server)
  wechatRoutes(server, world)
  phoneRoutes(server, world)
  consentRoutes(server, world)
  controlRoutes(server, world)
  appRoutes(server, world)
  scanRoutes(server)
  pageRoutes(server, world)
  return server
}
