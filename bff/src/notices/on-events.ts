import { ok } from '@field/domain/kernel'
import { noticesFor, type Tidings } from '@field/domain/notice'
import type { AfterEvents, Saved } from '../platform/hooks.ts'
import { rooms, tell } from '../platform/live/tell.ts'
import { addressed } from './audience.ts'
import { changedForms } from './form-changed.ts'
import { keepNotices } from './keep-notices.ts'
import { asTold } from './latest-promise.ts'
import { wakeOutbox } from './outbox/wake.ts'

/**
 * Tells everybody whom a saved command concerns: inbox and outbox rows in the command's own transaction, a hint to their
 * phones, and one to the workers. It must be the last hook, since it tells what the others brought about.
 */
export const noticesAfterEvents: AfterEvents = async (tx, world, saved) => {
  const { after, at } = saved
  const messages = await addressed(tx, after.orgId, await changedForms(tx, saved, tidingsOf(saved)))
  if (messages.length === 0) return ok([])
  const told = await keepNotices(tx, world, { orgId: after.orgId, orderId: after.id, at }, messages)
  await Promise.all([
    wakeOutbox(tx),
    ...told.map(({ personId, unread }) =>
      tell(tx, { orgId: after.orgId, rooms: [rooms.person(personId)], event: 'inbox', data: { unread } }),
    ),
  ])
  return ok([])
}

const tidingsOf = ({ definition, after, entries }: Saved): Tidings[] =>
  entries.flatMap((entry) =>
    noticesFor(definition, after, entry).map((notice) => ({
      seq: entry.seq,
      notice: asTold(definition, after, notice),
    })),
  )
