import { type Language, say } from '@field/domain/kernel'
import type { Headline } from '@field/domain/work-order'
import type { Marked } from './look.ts'
import { statusLook } from './look.ts'
import type { Words } from './words.ts'

/** Where an order stands, as the badge above its progress; a pause brings its reason as `note`. */
export function headlineMark(
  headline: Headline,
  words: Words,
  language: Language = 'zh-CN',
): Marked & { readonly note: string | null } {
  const mark = (look: (typeof statusLook)[keyof typeof statusLook], word: string, note: string | null = null) => ({
    ...look,
    word,
    note,
  })
  switch (headline.key) {
    case 'finding_technician':
      return mark(statusLook.new, words.findingTechnician)
    case 'assigned':
      return mark(statusLook.assigned, words.technicianAssigned)
    case 'accepted':
      return mark(statusLook.assigned, words.technicianAccepted)
    case 'on_the_way':
      return mark(statusLook.assigned, words.technicianComing)
    case 'repairing':
      return headline.round > 1
        ? mark(statusLook.rework, words.beingRedone)
        : mark(statusLook.in_progress, words.beingRepaired)
    case 'paused':
      return mark(statusLook.paused, words.onHold, headline.reason)
    case 'awaiting_parts':
      return mark(statusLook.awaiting_parts, words.taskAwaitingParts, headline.reason)
    case 'awaiting_store':
      return mark(statusLook.awaiting_acceptance, words.awaitingStore)
    case 'awaiting_customer':
      return mark(statusLook.awaiting_acceptance, words.awaitingCustomer)
    case 'awaiting_decision':
      return mark(statusLook.paused, words.awaitingDecision)
    case 'in_hand':
      return mark(statusLook.in_progress, words.inHand(say(headline.label, language)))
    case 'awaiting_approval':
      return mark(statusLook.awaiting_acceptance, words.awaitingApproval(say(headline.label, language)))
    case 'waiting':
      return mark(statusLook.paused, words.waitingFor(say(headline.label, language)))
    case 'completed':
      return mark(statusLook.completed, words.completed)
    case 'settled':
      return mark(statusLook.settled, words.settledState)
    case 'closed':
      return mark(statusLook.closed, words.closed)
    case 'cancelled':
      return mark(statusLook.cancelled, words.cancelledState)
    case 'cannot_complete':
      return mark(statusLook.cannot_complete, words.cannotComplete)
  }
}
