import type { Handlers } from '../platform/http/call.ts'
import { addEvidence } from './add-evidence.ts'
import { listDisputes } from './list.ts'
import { openOne } from './open.ts'
import { changeSettings, showSettings } from './settings.ts'
import { showDispute } from './show.ts'
import { vote } from './vote.ts'
import { withdraw } from './withdraw.ts'

export const disputesRoutes = {
  'POST /disputes': openOne,
  'GET /disputes': listDisputes,
  'GET /disputes/:id': showDispute,
  'POST /disputes/:id/votes': vote,
  'POST /disputes/:id/withdraw': withdraw,
  'POST /disputes/:id/files': addEvidence,
  'GET /dispute-settings': showSettings,
  'PUT /dispute-settings': changeSettings,
} satisfies Handlers
