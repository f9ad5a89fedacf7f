import { ok } from '@field/domain/kernel'
import { noticeTemplates } from '@field/domain/notice'
import type { Handler } from '../../platform/http/call.ts'
import { libraryOf } from '../library.ts'
import { consentsOf } from '../queries.ts'
import { idsToAsk } from './moments.ts'

/** How many messages of each kind may still be sent to me, and what to ask for at which moment. */
export const showConsents: Handler<'GET /consents'> = async ({ world, tx, actor }) => {
  const library = libraryOf(world.config)
  const remaining = await consentsOf(tx, actor)
  const items = noticeTemplates.flatMap((template) => {
    const id = library[template]?.id
    return id === undefined ? [] : [{ template, templateId: id, remaining: remaining.get(id) ?? 0 }]
  })
  return ok({ items, ask: idsToAsk(library, actor.role) })
}
