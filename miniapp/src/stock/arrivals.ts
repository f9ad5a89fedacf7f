import type { Body } from '@field/contract'
import type { Label } from '@field/domain/kernel'
import type { Transfer } from './model.ts'

export type Arrival = {
  readonly partId: string
  readonly code: string
  readonly name: Label
  readonly sent: number
  readonly arrived: number
  readonly difference: 'lost' | 'returned' | null
  /** The numbers of the pieces that were sent; empty where pieces have none. */
  readonly serials: readonly string[]
  /** Those of them that are here. */
  readonly here: readonly string[]
}

/** What was sent as what arrived, until somebody says otherwise. */
export const arrivalsOf = ({ lines }: Pick<Transfer, 'lines'>): readonly Arrival[] =>
  lines.map(({ partId, code, name, quantity, serials }) => ({
    partId,
    code,
    name,
    sent: quantity,
    arrived: quantity,
    difference: null,
    serials,
    here: serials,
  }))

const changed = (arrivals: readonly Arrival[], partId: string, change: (one: Arrival) => Arrival): readonly Arrival[] =>
  arrivals.map((one) => (one.partId === partId ? settled(change(one)) : one))

// Where everything came there is nothing to explain.
const settled = (one: Arrival): Arrival => (one.arrived < one.sent ? one : { ...one, difference: null })

/** Says how many came, of pieces without numbers. */
export const withArrived = (arrivals: readonly Arrival[], partId: string, arrived: number): readonly Arrival[] =>
  changed(arrivals, partId, (one) => ({ ...one, arrived: Math.min(one.sent, Math.max(0, arrived)) }))

export const withDifference = (
  arrivals: readonly Arrival[],
  partId: string,
  difference: 'lost' | 'returned',
): readonly Arrival[] => changed(arrivals, partId, (one) => ({ ...one, difference }))

/** Turns one numbered piece from here to missing, or back. */
export const withPiece = (arrivals: readonly Arrival[], partId: string, serial: string): readonly Arrival[] =>
  changed(arrivals, partId, (one) => {
    const here = one.serials.filter((other) =>
      other === serial ? !one.here.includes(serial) : one.here.includes(other),
    )
    return { ...one, here, arrived: here.length }
  })

/** The first line that lacks something and does not say where it went; null when all is said. */
export const unexplained = (arrivals: readonly Arrival[]): Arrival | null =>
  arrivals.find(({ arrived, sent, difference }) => arrived < sent && difference === null) ?? null

export const arrivalBody = (arrivals: readonly Arrival[]): Body<'POST /stock/transfers/:id/receive'> => ({
  lines: arrivals.map(({ partId, arrived, sent, difference, serials, here }) => ({
    partId,
    arrived,
    ...(arrived < sent && difference !== null && { difference }),
    ...(serials.length > 0 && arrived < sent && { serials: [...here] }),
  })),
})
