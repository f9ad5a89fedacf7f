import { ok, refuse } from '@field/domain/kernel'
import type { Handlers } from '../platform/http/call.ts'
import { beginWorkType } from './begin.ts'
import { changeOver } from './change-over.ts'
import { discardDraft } from './discard-draft.ts'
import { draftReply } from './draft-reply.ts'
import { editDraft, listEdits } from './edit-draft.ts'
import { gallery, showPreset } from './gallery.ts'
import { listTypes, listVersions, showVersion } from './list-types.ts'
import { previewPublication } from './preview.ts'
import { publishDraft } from './publish-draft.ts'
import { publishedDefinition } from './queries.ts'
import { rehearseDraft } from './rehearse-draft.ts'
import { typeOf } from './type-row.ts'

export const workTypeRoutes = {
  'GET /work-types/:key/report-form': async ({ tx, params }) => {
    const published = await publishedDefinition(tx, params.key)
    if (!published.ok) return published
    const { definition, versionId } = published.value
    return ok({ key: definition.key, label: definition.label, form: definition.report, versionId })
  },

  'GET /presets': async () => ok(await gallery()),
  'GET /presets/:key': async ({ params }) => showPreset(params.key),

  'GET /work-types': async ({ tx, actor }) => ok(await listTypes(tx, actor)),
  'POST /work-types': ({ tx, actor, body, now }) => beginWorkType(tx, { actor, body, now }),

  'GET /work-types/:key/draft': async ({ tx, actor, params }) => {
    const type = await typeOf(tx, actor.orgId, params.key)
    return type ? ok(await draftReply(tx, actor.orgId, type)) : refuse('not_found', { path: 'key' })
  },
  'POST /work-types/:key/draft/edits': ({ tx, actor, params, body, now }) =>
    editDraft(tx, { actor, key: params.key, body, now }),
  'GET /work-types/:key/draft/edits': ({ tx, actor, params, query }) => listEdits(tx, actor, params.key, query.since),
  'DELETE /work-types/:key/draft': ({ tx, actor, params, now }) => discardDraft(tx, actor, params.key, now),

  'POST /work-types/:key/preview': ({ tx, actor, params, body, now }) =>
    previewPublication(tx, actor, params.key, body.revision, now),

  // The version and each batch of orders stand by themselves; only the answer is kept with the key.
  'POST /work-types/:key/publish': {
    outside: async ({ world, actor, params, body, now }) => {
      const { revision, note } = body
      const published = await world.inOrganization(actor.orgId, (tx) =>
        publishDraft(tx, { actor, key: params.key, revision, note, now }),
      )
      if (!published.ok) return published
      const to = published.value
      if ('problems' in to) {
        const problems = [...to.problems]
        return ok(async () => ok({ number: null, versionId: null, problems, migrated: [], stayed: [] }))
      }
      const { number, versionId } = to
      const changed = await changeOver(world, { actor, to, asked: body.migrate, now })
      if (!changed.ok) return changed
      const { migrated, stayed } = changed.value
      return ok(async () => ok({ number, versionId, problems: [], migrated: [...migrated], stayed: [...stayed] }))
    },
  },

  'GET /work-types/:key/versions': ({ tx, actor, params }) => listVersions(tx, actor, params.key),
  'GET /work-types/:key/versions/:number': ({ tx, actor, params }) =>
    showVersion(tx, actor, params.key, Number(params.number)),

  'POST /work-types/:key/rehearse': ({ tx, actor, params, body }) => rehearseDraft(tx, actor, params.key, body),
} satisfies Handlers
