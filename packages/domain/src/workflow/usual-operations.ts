import type { PersonNode } from './definition.ts'

type Operations = PersonNode['operations']

/** What each may do at a node of that work where its company says nothing else. */
export const usualOperations: Readonly<Record<PersonNode['work'], Operations>> = {
  // Somebody goes there: may decline, pause, hand over, or find that it cannot be done.
  visit: {
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
  },
  // Somebody answers from where they sit.
  desk: {
    handler: ['save_draft', 'complete', 'return', 'transfer', 'withdraw', 'comment'],
    dispatcher: ['assign', 'transfer', 'complete', 'return', 'urge', 'comment', 'cancel', 'close'],
    customer: ['urge', 'comment', 'cancel', 'rate'],
  },
  // A signer decides, asks for another signature, or sends the work back.
  approval: {
    handler: ['complete', 'return', 'add_signer', 'transfer', 'withdraw', 'comment'],
    dispatcher: ['assign', 'urge', 'comment', 'cancel', 'close'],
    customer: ['urge', 'comment', 'rate'],
  },
  // The shop judges line by line; the dispatcher may judge in its place.
  acceptance: {
    handler: ['complete', 'comment'],
    dispatcher: ['complete', 'return', 'comment', 'cancel', 'close'],
    customer: ['comment', 'rate'],
  },
  // The customer agrees to the whole.
  confirm: {
    handler: ['complete', 'comment'],
    dispatcher: ['complete', 'comment', 'cancel', 'close'],
    customer: ['comment', 'rate'],
  },
}

/** A signer beside the flow says something to it; nothing comes of it there. */
export const operationsAside: Operations = {
  handler: ['complete', 'transfer', 'comment'],
  dispatcher: ['assign', 'urge', 'comment'],
  customer: ['comment'],
}
