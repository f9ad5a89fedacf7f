import type { Reply } from '@field/contract'
import { type Instant, negateFen } from '@field/domain/kernel'
import type { Discount } from '@field/domain/pricing'
import type { SettlementLine } from '@field/domain/settlement'

/** A line as it is shown and as it is kept. */
export type SheetLine = Reply<'GET /work-orders/:id/settlement'>['lines'][number]

const kinds = { labour: 'labour', parts: 'part', surcharges: 'surcharge' } as const

/** A line of work as it is shown and kept: what it costs, what it would cost, why it is free, and its whole trace. */
export function workLine(line: SettlementLine, until: Instant | null): SheetLine {
  const { id, kind, label, quantity, price, amount, waiver, override, trace } = line
  return {
    id,
    kind: kinds[kind],
    label,
    quantity,
    unitFen: Number.isSafeInteger(price / quantity) ? price / quantity : null,
    amountFen: amount,
    listFen: amount === price ? null : price,
    free: waiver ? { reason: 'warranty', until } : null,
    trace: {
      ...trace,
      ...(waiver && { waiver }),
      ...(override && { override: { amount: override.amount, reason: override.reason } }),
    },
  }
}

/** A discount as a negative line; its trace says by which promotion, on what sum and how. */
export const discountLine = ({ label, on, amount, counted }: Discount, index: number): SheetLine => ({
  id: counted?.promotion ?? `discount_${index + 1}`,
  kind: 'discount',
  label,
  quantity: 1,
  unitFen: null,
  amountFen: negateFen(amount),
  listFen: null,
  free: null,
  trace: { on, ...counted },
})
