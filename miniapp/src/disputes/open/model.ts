import type { Body } from '@field/contract'
import type { Draft, PendingFile } from '../../data/index.ts'

/** What is disputed, as the page's address says it; `stands` is null where a verdict is disputed. */
export type About = {
  readonly orderId: string
  readonly line: string
  readonly label: string
  readonly stands: number | null
}

/** A dispute as far as it is typed. `id` is born with it and is its idempotency key. */
export type Typed = {
  readonly id: string
  readonly wanted: number | null
  readonly words: string
  readonly files: readonly PendingFile[]
}

export const openRoute = 'POST /disputes'
export const draftKey = ({ orderId, line }: Pick<About, 'orderId' | 'line'>): string => `dispute:${orderId}:${line}`
export const mostFiles = 9

type Params = Readonly<Record<string, string | undefined>>

export function aboutFrom({ id = '', line = '', label = '', stands }: Params): About {
  const fen = stands === undefined || !/^\d{1,13}$/.test(stands) ? null : Number(stands)
  return { orderId: id, line, label: decoded(label), stands: fen }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What is still missing before it can be sent; null when nothing is. */
export const missing = ({ stands }: About, { wanted, words }: Typed): 'wantedFirst' | 'whatFirst' | null =>
  stands !== null && wanted === null ? 'wantedFirst' : words.trim() === '' ? 'whatFirst' : null

/** What the outbox sends. */
export function draftOf({ orderId, line, label, stands }: About, { id, wanted, words, files }: Typed): Draft {
  const body: Body<'POST /disputes'> = {
    workOrderId: orderId,
    subject: stands === null ? 'acceptance_line' : 'settlement_line',
    line,
    words: words.trim(),
    wantedFen: stands === null ? null : wanted,
    files: files.map((file) => file.id),
  }
  return { id, stream: orderId, route: openRoute, params: {}, body, files, about: { what: 'dispute', title: label } }
}
