import type { PersonNode } from '@field/domain/workflow'

type Operations = PersonNode['operations']

/** Somebody goes there: may decline, pause, hand over, or find that it cannot be done. */
export const ofVisit: Operations = {
  handler: [
    'accept',
    'decline',
    'travel',
    'arrive',
    'save_draft',
    'pick_parts',
    'complete',
    'pause',
    'resume',
    'transfer',
    'withdraw',
    'cannot_complete',
    'comment',
  ],
  dispatcher: ['assign', 'transfer', 'resume', 'urge', 'comment', 'cancel', 'close'],
  customer: ['urge', 'comment', 'cancel', 'rate'],
}

/** Somebody answers from where they sit. */
export const ofDesk: Operations = {
  handler: ['save_draft', 'complete', 'return', 'transfer', 'withdraw', 'comment'],
  dispatcher: ['assign', 'transfer', 'complete', 'return', 'urge', 'comment', 'cancel', 'close'],
  customer: ['urge', 'comment', 'cancel', 'rate'],
}

/** A signer decides, asks for another signature, or sends the work back. */
export const ofApproval: Operations = {
  handler: ['complete', 'return', 'add_signer', 'transfer', 'withdraw', 'comment'],
  dispatcher: ['assign', 'urge', 'comment', 'cancel', 'close'],
  customer: ['urge', 'comment', 'rate'],
}

/** A signer beside the flow says something to it; nothing comes of it there. */
export const ofAside: Operations = {
  handler: ['complete', 'transfer', 'comment'],
  dispatcher: ['assign', 'urge', 'comment'],
  customer: ['comment'],
}

/** The shop judges line by line; the dispatcher may judge in its place. */
export const ofAcceptance: Operations = {
  handler: ['complete', 'comment'],
  dispatcher: ['complete', 'return', 'comment', 'cancel', 'close'],
  customer: ['comment', 'rate'],
}

/** The customer agrees to the whole. */
export const ofConfirmation: Operations = {
  handler: ['complete', 'comment'],
  dispatcher: ['complete', 'comment', 'cancel', 'close'],
  customer: ['comment', 'rate'],
}
