import type { Handlers } from '../platform/http/call.ts'
import { closeMonth } from './close-month.ts'
import { correctSettlement } from './correct.ts'
import { listPrepayments, showPrepayments } from './list-prepayments.ts'
import { listSettlements } from './list-settlements.ts'
import { moveSettlement } from './move-settlement.ts'
import { overridePrice } from './override-price.ts'
import { addPayout } from './payouts.ts'
import { listPoints } from './points.ts'
import { addPrepayment, refundPrepayment } from './prepayments.ts'
import { listRebateParties } from './rebate-parties.ts'
import { listRebates, replaceRebates } from './rebates.ts'
import { changeSettings, showSettings } from './settings.ts'
import { showSettlement } from './show-settlement.ts'
import { onPaperOf, workbookOf } from './statement-files.ts'
import { listMonths, showMonth, showStatement } from './statements.ts'

export const settlementsRoutes = {
  'GET /work-orders/:id/settlement': showSettlement,
  'GET /me/points': listPoints,
  'GET /settlements': listSettlements,
  'GET /settlement-settings': showSettings,
  'PUT /settlement-settings': changeSettings,
  'POST /settlements/:id/move': moveSettlement,
  'POST /settlements/:id/correct': correctSettlement,
  'GET /prepayments': listPrepayments,
  'GET /work-orders/:id/prepayments': showPrepayments,
  'POST /work-orders/:id/prepayments': addPrepayment,
  'POST /work-orders/:id/prepayment-refunds': refundPrepayment,
  'PUT /work-orders/:id/prices/:line': overridePrice,
  'GET /statement-months': listMonths,
  'GET /statement-months/:month': showMonth,
  'POST /statement-months/:month/close': closeMonth,
  'GET /statements/:month/:role/:id': showStatement,
  'GET /statements/:month/:role/:id/statement.xlsx': workbookOf,
  'GET /statements/:month/:role/:id/statement.pdf': onPaperOf,
  'POST /payouts': addPayout,
  'GET /rebates': listRebates,
  'GET /rebate-parties': listRebateParties,
  'PUT /rebates': replaceRebates,
} satisfies Handlers
