import { ok } from '@field/domain/kernel'
import type { Handlers } from '../platform/http/call.ts'
import { checkCode } from './check-code.ts'
import { fileOrder, listFilings } from './file-order.ts'
import { printFiling } from './print-filing.ts'
import { printReport } from './print-report.ts'
import { verifyFiling } from './verify-filing.ts'

// What is printed is drawn with no connection held.
export const reportRoutes = {
  'GET /work-orders/:id/report.pdf': {
    outside: async ({ world, actor, params, query }) => {
      const paper = await printReport(world, actor, params.id, query)
      return paper.ok ? ok(async () => paper) : paper
    },
  },
  'GET /work-orders/:id/report-codes/:code': checkCode,
  'GET /work-orders/:id/filings': listFilings,
  'POST /work-orders/:id/filings': fileOrder,
  'GET /work-orders/:id/filings/:number/filing.pdf': {
    outside: async ({ world, actor, params }) => {
      const paper = await printFiling(world, actor, params)
      return paper.ok ? ok(async () => paper) : paper
    },
  },
  'POST /work-orders/:id/filings/:number/verify': verifyFiling,
} satisfies Handlers
