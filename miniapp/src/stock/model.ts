import type { Reply } from '@field/contract'
import type { Label } from '@field/domain/kernel'
import type { IconName, Tone } from '../ui/index.ts'
import type { Words } from '../words/area.ts'
import { onDay } from '../words/format/time.ts'
import type { moneyWords } from '../words/money.ts'
import type { stockWords } from '../words/stock.ts'

export type StockWords = Words<typeof stockWords>
export type Transfer = Reply<'GET /stock/transfers'>['items'][number]
export type TransferState = Transfer['state']
export type Place = Reply<'GET /stock/places'>['items'][number]
export type Count = Reply<'GET /stock/counts/:id'>
export type CountLine = Count['lines'][number]
export type OldPart = Reply<'GET /old-parts'>['items'][number]
export type Part = { readonly id: string; readonly code: string; readonly name: Label; readonly serial?: boolean }

export const transferLook: Readonly<Record<TransferState, { readonly tone: Tone; readonly icon: IconName }>> = {
  asked: { tone: 'turn', icon: 'turn' },
  sent: { tone: 'active', icon: 'go' },
  received: { tone: 'good', icon: 'good' },
  cancelled: { tone: 'idle', icon: 'close' },
}

export const placeIcon: Readonly<Record<Place['kind'], IconName>> = {
  warehouse: 'store',
  site: 'pin',
  van: 'van',
  repair: 'undo',
}

export const oldTone = { due: 'wait', overdue: 'bad', returned: 'good' } as const satisfies Record<
  OldPart['state'],
  Tone
>

/** A short list of parts in one line: the only one with its number, else the first and how many kinds. */
export function partsLine(
  lines: readonly { readonly name: Label; readonly code: string; readonly quantity: number }[],
  w: StockWords,
  say: (label: Label) => string,
): string {
  const [first] = lines
  if (!first) return ''
  const name = `${say(first.name)} ${first.code}`
  return lines.length === 1 ? w.timesPart(name, first.quantity) : w.andMore(name, lines.length)
}

/** The transfers that wait for me: those I have to confirm, and those I have to send. */
export const waitingFor = (transfers: readonly Transfer[], step: 'receive' | 'send'): readonly Transfer[] =>
  transfers.filter(({ steps }) => steps.includes(step))

/** Numbers in what was typed or scanned, added to those there are; each stands once. */
export function withNumbers(numbers: readonly string[], said: string): readonly string[] {
  const more = said
    .split(/[\s,，、;；]+/)
    .map((one) => one.trim().slice(0, 64))
    .filter(Boolean)
  return [...new Set([...numbers, ...more])]
}

/** Which of the questions a refusal is about, in words; null when it names none of them. */
export function fieldAt(
  path: string | null,
  nameOf: (partId: string) => string | undefined,
  w: StockWords,
): string | null {
  if (path === null) return null
  const [head, partId, under] = path.split('.')
  if (head === 'parts' && partId !== undefined) {
    const name = nameOf(partId)
    if (name === undefined) return null
    return under === 'serials' ? w.at_serials(name) : under === 'target' ? w.at_target(name) : name
  }
  const known = ['locationId', 'fromId', 'toId', 'quantity', 'reason', 'workOrderId'] as const
  const at = known.find((one) => one === head)
  return at ? w[`at_${at}`] : null
}

/** What a party is owed now, and what is held back of it. */
export type Present = Reply<'GET /statements/:month/:role/:id'>['present']

/** What may be paid of what is owed: deposits of old parts that are past due are held back, and nothing below zero. */
export const payableFen = ({ held, owedFen }: Pick<Present, 'held' | 'owedFen'>): number =>
  Math.max(
    0,
    held.reduce((left, { amountFen }) => left - amountFen, owedFen),
  )

/** The old part for which a deposit is held, and the day it was due. */
export const heldFacts = (
  { code, name, quantity, dueAt }: Pick<Present['held'][number], 'code' | 'name' | 'quantity' | 'dueAt'>,
  now: number,
  w: Words<typeof moneyWords>,
  say: (label: Label) => string,
): readonly string[] => [`${say(name)} ${code} × ${quantity}`, w.heldUntil(onDay(dueAt, now))]
