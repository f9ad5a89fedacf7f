export const operations = [
  'accept',
  'decline',
  'travel',
  'arrive',
  'save_draft',
  'pick_parts',
  'complete',
  'pause',
  'resume',
  'return',
  'transfer',
  'assign',
  'add_signer',
  'withdraw',
  'cannot_complete',
  'urge',
  'comment',
  'cancel',
  'close',
  'rate',
] as const

/**
 * What may be done to a task or its order. `complete` of an approval carries the decision; `withdraw` takes back one's
 * own completion while nobody has begun what followed; `close` puts an ended order into the files.
 */
export type Operation = (typeof operations)[number]
