import { type Route, routes } from '@field/contract'
import type { FastifyInstance } from 'fastify'
import { automationRoutes } from './automation/routes.ts'
import { disputesRoutes } from './disputes/routes.ts'
import { entranceRoutes } from './entrances/routes.ts'
import { fileRoutes } from './files/routes.ts'
import { identityRoutes } from './identity/routes.ts'
import { integrationRoutes } from './integrations/routes.ts'
import { libraryRoutes } from './library/routes.ts'
import { registerNoticeFigures } from './notices/figures.ts'
import { noticeRoutes } from './notices/routes.ts'
import { placeRoutes } from './places/routes.ts'
import type { Handlers } from './platform/http/call.ts'
import { createServer, type ServerOptions } from './platform/http/create-server.ts'
import { registerDocs } from './platform/http/docs.ts'
import { registerMetrics } from './platform/http/metrics-route.ts'
import { registerRoutes } from './platform/http/register.ts'
import { registerWebClient } from './platform/http/web-client.ts'
import { openLive } from './platform/live/sockets.ts'
import type { World } from './platform/world.ts'
import { pricingRoutes } from './pricing/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { settlementsRoutes } from './settlements/routes.ts'
import { stockRoutes } from './stock/routes.ts'
import { systemRoutes } from './system/routes.ts'
import { maySee } from './work-orders/queries.ts'
import { workOrderRoutes } from './work-orders/routes.ts'
import { workTypeRoutes } from './work-types/routes.ts'

export { afterEvents } from './after-events.ts'

/** Every route that this server answers, from the capabilities. */
export const handlers: Handlers = {
  ...systemRoutes,
  ...identityRoutes,
  ...placeRoutes,
  ...workTypeRoutes,
  ...workOrderRoutes,
  ...fileRoutes,
  ...stockRoutes,
  ...libraryRoutes,
  ...pricingRoutes,
  ...settlementsRoutes,
  ...disputesRoutes,
  ...reportRoutes,
  ...noticeRoutes,
  ...entranceRoutes,
  ...automationRoutes,
  ...integrationRoutes,
}

/** Routes of the contract that no capability answers. */
export const unanswered = (): Route[] => (Object.keys(routes) as Route[]).filter((route) => !(route in handlers))

/** The whole server of one world, ready to listen; closing it ends the requests and sockets, not the world. */
export async function createApp(world: World, options: ServerOptions = { proxies: 0 }): Promise<FastifyInstance> {
  const app = createServer(world, options)
  registerRoutes(app, world, handlers)
  registerDocs(app, world)
  registerMetrics(app, world)
  registerNoticeFigures(world)
  await registerWebClient(app, world)
  const live = openLive(world, app.server, maySee)
  app.addHook('preClose', live.close)
  app.addHook('onReady', () => live.ready)
  return app
}
