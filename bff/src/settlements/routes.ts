import type { Handlers } from '../platform/http/call.ts'
import { listSettlements } from './list-settlements.ts'
import { moveSettlement } from './move-settlement.ts'
import { showSettlement } from './show-settlement.ts'

export const settlementsRoutes = {
  'GET /work-orders/:id/settlement': showSettlement,
  'GET /settlements': listSettlements,
  'POST /settlements/:id/move': moveSettlement,
} satisfies Handlers
