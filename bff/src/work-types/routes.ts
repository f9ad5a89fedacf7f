import { ok } from '@field/domain/kernel'
import type { Handlers } from '../platform/http/call.ts'
import { publishedDefinition } from './queries.ts'

export const workTypeRoutes = {
  'GET /work-types/:key/report-form': async ({ tx, params }) => {
    const published = await publishedDefinition(tx, params.key)
    if (!published.ok) return published
    const { definition, versionId } = published.value
    return ok({ key: definition.key, label: definition.label, form: definition.report, versionId })
  },
} satisfies Handlers
