import type { BodyOf, ParamsOf, QueryOf, ReplyOf } from './route.ts'
import { automationRoutes } from './routes/automation.ts'
import { disputeRoutes } from './routes/disputes.ts'
import { entranceRoutes } from './routes/entrances.ts'
import { fileRoutes } from './routes/files.ts'
import { identityRoutes } from './routes/identity.ts'
import { integrationRoutes } from './routes/integrations.ts'
import { libraryRoutes } from './routes/library.ts'
import { noticeRoutes } from './routes/notices.ts'
import { placeRoutes } from './routes/places.ts'
import { priceRoutes } from './routes/prices.ts'
import { reportRoutes } from './routes/reports.ts'
import { settlementRoutes } from './routes/settlements.ts'
import { statementRoutes } from './routes/statements.ts'
import { stockRoutes } from './routes/stock.ts'
import { stockKeepingRoutes } from './routes/stock-keeping.ts'
import { systemRoutes } from './routes/system.ts'
import { workOrderRoutes } from './routes/work-orders.ts'
import { workTypeRoutes } from './routes/work-types.ts'

export * from './failure.ts'
export * from './live.ts'
export type { Policy, RouteSchema } from './route.ts'
export type { AcceptanceLine } from './routes/work-orders.ts'

/** Every route of the BFF, keyed as it is called; all stand below `/api`. */
export const routes = {
  ...systemRoutes,
  ...identityRoutes,
  ...placeRoutes,
  ...workTypeRoutes,
  ...workOrderRoutes,
  ...fileRoutes,
  ...stockRoutes,
  ...stockKeepingRoutes,
  ...libraryRoutes,
  ...priceRoutes,
  ...settlementRoutes,
  ...statementRoutes,
  ...disputeRoutes,
  ...reportRoutes,
  ...noticeRoutes,
  ...entranceRoutes,
  ...automationRoutes,
  ...integrationRoutes,
} as const

export type Route = keyof typeof routes
export type Body<R extends Route> = BodyOf<(typeof routes)[R]>
export type Query<R extends Route> = QueryOf<(typeof routes)[R]>
export type Params<R extends Route> = ParamsOf<(typeof routes)[R]>
export type Reply<R extends Route> = ReplyOf<(typeof routes)[R]>
