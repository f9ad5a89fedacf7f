import type { Body, Reply } from '@field/contract'

export type Prepaid = Reply<'GET /prepayments'>['items'][number]
export type Story = Reply<'GET /work-orders/:id/prepayments'>
export type Entry = Story['entries'][number]

export const views = ['to_refund', 'kept'] as const
export type View = (typeof views)[number]

export const methods = ['transfer', 'wechat', 'cash', 'other'] as const
type Method = Body<'POST /work-orders/:id/prepayments'>['method']

/** What is typed: what of the two is to be booked, null before that is chosen. */
export type Form = {
  readonly act: 'add' | 'refund' | null
  readonly amount: number | null
  readonly method: Method
  readonly note: string
}

/** How a form begins: with the refund where nothing else can be meant, with an entry where there is none yet. */
export const formOf = ({ toRefund, mayAdd, prepaidFen }: Story): Form => {
  const act = toRefund ? 'refund' : mayAdd && prepaidFen === 0 ? 'add' : null
  return { act, amount: act === 'refund' ? prepaidFen : null, method: 'transfer', note: '' }
}

/** What a form begins from. */
export const stateOf = ({ prepaidFen, entries, mayAdd, mayRefund, toRefund }: Story): string =>
  [prepaidFen, entries.length, mayAdd, mayRefund, toRefund].join(' ')

/** What keeps it from being sent. */
export function lackIn({ act, amount }: Form, { prepaidFen }: Story): 'amountFirst' | 'refundTooMuch' | null {
  if (amount === null || amount <= 0) return 'amountFirst'
  return act === 'refund' && amount > prepaidFen ? 'refundTooMuch' : null
}

export const bodyOf = ({ amount, method, note }: Form): Body<'POST /work-orders/:id/prepayments'> => ({
  amountFen: amount ?? 0,
  method,
  ...(note.trim() !== '' && { note: note.trim() }),
})

/** Whether money came in and none of it may be moved any more, since it was netted. */
export const isNetted = ({ prepaidFen, mayRefund }: Story): boolean => prepaidFen > 0 && !mayRefund
