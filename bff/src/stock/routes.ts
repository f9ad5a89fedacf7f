import type { Handlers } from '../platform/http/call.ts'
import { listParts } from './list-parts.ts'
import { listStock } from './list-stock.ts'
import { showVan } from './show-van.ts'

export const stockRoutes = {
  'GET /parts': listParts,
  'GET /van': showVan,
  'GET /stock': listStock,
} satisfies Handlers
