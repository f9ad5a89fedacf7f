import type { Handlers } from '../platform/http/call.ts'
import { correctSettlement } from './correct.ts'
import { listSettlements } from './list-settlements.ts'
import { moveSettlement } from './move-settlement.ts'
import { addPrepayment } from './prepayments.ts'
import { showSettlement } from './show-settlement.ts'

export const settlementsRoutes = {
  'GET /work-orders/:id/settlement': showSettlement,
  'GET /settlements': listSettlements,
  'POST /settlements/:id/move': moveSettlement,
  'POST /settlements/:id/correct': correctSettlement,
  'POST /work-orders/:id/prepayments': addPrepayment,
} satisfies Handlers
