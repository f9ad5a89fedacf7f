import type { Instant } from '@field/domain/kernel'
import type { PushEvent } from '@field/wechat'
import { empty } from '../consent/empty.ts'
import { addGrant, hurryWaiting, joinGrant, lockLedger } from '../consent/ledger.ts'
import { type Library, noticeOf } from '../library.ts'
import { lockDelivery, settleByEvent } from '../outbox/delivery.ts'
import type { EachRecipient } from './recipients.ts'

/**
 * What an event changes with us: a tap on the consent sheet, a change of heart, the end of a delivery. Others change
 * nothing here. A person may be known to several organizations of one mini-program, the latest first; WeChat does not
 * say in which of them the tap was.
 */
export async function applyEvent(event: PushEvent, library: Library, each: EachRecipient, now: Instant): Promise<void> {
  switch (event.event) {
    case 'subscribe_msg_popup_event':
      for (const { templateId, status } of event.items) {
        if (status.startsWith('accept') && noticeOf(library, templateId))
          await accepted(event.at, templateId, each, now)
      }
      return
    case 'subscribe_msg_change_event':
      for (const { templateId, status } of event.items) {
        if (status === 'reject' && noticeOf(library, templateId)) {
          await each(async (tx, who) => {
            await empty(tx, { ...who, templateId }, { cause: 'revoked', at: event.at, now })
            return false
          })
        }
      }
      return
    case 'subscribe_msg_sent_event':
      for (const item of event.items) {
        await each(async (tx, who) => {
          await lockDelivery(tx, who)
          return settleByEvent(tx, who, { item, at: event.at, now })
        })
      }
      return
    default:
      return
  }
}

// Where a phone has told of the tap already, it was there; else it counts with the organization that knows them last.
async function accepted(at: Instant, templateId: string, each: EachRecipient, now: Instant): Promise<void> {
  const joined = await each(async (tx, who) => {
    await lockLedger(tx, who)
    return joinGrant(tx, { ...who, templateId }, 'push', at)
  })
  if (joined) return
  await each(async (tx, who) => {
    await hurryWaiting(tx, { ...who, templateId }, now)
    await addGrant(tx, { ...who, templateId }, 'push', { at, now })
    return true
  })
}
