import type { Body, Reply } from '@field/contract'
import type { Instant, Label } from '@field/domain/kernel'
import { type OldPart, type Part, type Place, type StockWords, type Transfer, waitingFor } from '../../stock/model.ts'
import { distance } from '../../words/format/quantity.ts'

export const parts = ['todo', 'places', 'transfers', 'counts', 'old', 'slow'] as const
export type Desk = (typeof parts)[number]

export type Request = Reply<'GET /stock/requests'>['items'][number]
export type Shortage = Reply<'GET /stock/shortages'>['items'][number]
export type Slow = Reply<'GET /stock/slow'>
export type Held = Reply<'GET /stock'>['items'][number]
export type Level = Reply<'GET /stock/levels'>['items'][number]

/** What waits for this desk, each kind by itself, and how many in all. */
export function toDo(
  requests: readonly Request[],
  shortages: readonly Shortage[],
  transfers: readonly Transfer[],
  old: readonly OldPart[],
) {
  const receive = waitingFor(transfers, 'receive')
  const send = waitingFor(transfers, 'send')
  const overdue = old.filter(({ state }) => state === 'overdue')
  const count = requests.length + shortages.length + receive.length + send.length + overdue.length
  return { requests, shortages, receive, send, overdue, count }
}
export type ToDo = ReturnType<typeof toDo>

/** The lines of a request that its place cannot fill from what is free there. */
export const lacking = ({ lines }: Pick<Request, 'lines'>): Request['lines'] =>
  lines.filter(({ quantity, free }) => free < quantity)

/** What a request asks for, in one line: "EF-12 × 2 · MF-460 × 1". */
export const askedFor = ({ lines }: Pick<Request, 'lines'>, w: StockWords): string =>
  lines.map(({ code, quantity }) => w.timesPart(code, quantity)).join(' · ') || w.nothingAsked

/** Why a request cannot be fulfilled in one way now; null when it can. `locationId` is the place chosen for it. */
export function whyNot(
  { lines, location, van }: Pick<Request, 'lines' | 'location' | 'van'>,
  how: 'reserve' | 'transfer',
  locationId: string | null,
  w: StockWords,
): string | null {
  if (lines.length === 0) return w.nothingAsked
  if (locationId === null) return w.fromFirst
  if (how === 'transfer' && van === null) return w.nobodyYet
  // What is free is known of the proposed place only; of another the server says.
  const [short] = locationId === location?.id ? lacking({ lines }) : []
  return short ? w.notEnough(short.code, short.free) : null
}

/** Who used the pieces, and in whose book they are missing; a van is called as the one who drives it. */
export const usedWords = ({ person, location }: Pick<Shortage, 'person' | 'location'>, w: StockWords): string =>
  person === location.name ? w.usedOwn(person) : w.usedBy(person, location.name)

/** Where the pieces of a shortage could have come from, in words: a place with its distance, or the supplier. */
export function proposalWords({ proposal }: Pick<Shortage, 'proposal'>, w: StockWords): string | null {
  if (!proposal) return null
  if (proposal.kind === 'purchase') return w.suggested(w.bought)
  const { from, metres } = proposal
  return w.suggested(metres === null ? from.name : w.away(from.name, distance(metres)))
}

/** Good parts are sent from and to warehouses, sites and vans; what is in for repair goes back to them. */
export const placesFor = (places: readonly Place[], not: string | null): readonly Place[] =>
  places.filter(({ id }) => id !== not)

const fewest = 8

/**
 * The places to choose from: all of them while they are few. Of many the chosen one and the first, or those with what was
 * typed in their names; `more` says that a search is needed.
 */
export function fewPlaces<P extends Pick<Place, 'id' | 'name'>>(
  places: readonly P[],
  chosen: string | null,
  typed: string,
): { readonly shown: readonly P[]; readonly more: boolean } {
  if (places.length <= fewest) return { shown: places, more: false }
  const wanted = typed.trim().toLowerCase()
  const found = places.filter(({ id, name }) => id !== chosen && name.toLowerCase().includes(wanted))
  return { shown: [...places.filter(({ id }) => id === chosen), ...found].slice(0, fewest), more: true }
}

export type Line = Part & {
  readonly quantity: number
  readonly serials: readonly string[]
  /** Fen of one piece; null: not said. */
  readonly cost: number | null
}

export const lineOf = ({ id, code, name, serial }: Part): Line => ({
  id,
  code,
  name,
  serial: serial === true,
  quantity: 1,
  serials: [],
  cost: null,
})

/** Adds a part, or one piece more of one that is there. */
export const withPart = (lines: readonly Line[], part: Part): readonly Line[] =>
  lines.some(({ id }) => id === part.id)
    ? lines.map((line) => (line.id === part.id ? { ...line, quantity: line.quantity + 1 } : line))
    : [...lines, lineOf(part)]

/** Changes a line; at no pieces it leaves. */
export const withLine = (lines: readonly Line[], id: string, change: Partial<Line>): readonly Line[] =>
  lines.map((line) => (line.id === id ? { ...line, ...change } : line)).filter(({ quantity }) => quantity > 0)

export type TransferForm = {
  readonly fromId: string | null
  readonly toId: string | null
  readonly lines: readonly Line[]
  readonly note: string
}

/** What a transfer still lacks, in words; null when it can be sent. */
export function lackOfTransfer({ fromId, toId, lines }: TransferForm, w: StockWords): string | null {
  if (fromId === null) return w.fromFirst
  if (toId === null) return w.toFirst
  if (fromId === toId) return w.samePlace
  return lines.length === 0 ? w.partsFirst : null
}

/** Null while it lacks something. Numbers are named for all pieces of a line or for none: then the server takes the oldest. */
export function transferBody({ fromId, toId, lines, note }: TransferForm): Body<'POST /stock/transfers'> | null {
  if (fromId === null || toId === null) return null
  const said = note.trim()
  return {
    fromId,
    toId,
    lines: lines.map(({ id, quantity, serials }) => ({
      partId: id,
      quantity,
      ...(serials.length > 0 && { serials: serials.slice(0, quantity) }),
    })),
    ...(said !== '' && { note: said }),
  }
}

/** What a delivery still lacks, in words: of a part with numbers each piece has its own. */
export function lackOfReceipt(lines: readonly Line[], w: StockWords): string | null {
  if (lines.length === 0) return w.partsFirst
  const bare = lines.find(({ serial, quantity, serials }) => serial && serials.length !== quantity)
  return bare ? w.numbersFirst(bare.code) : null
}

export const receiptBody = (locationId: string, lines: readonly Line[]): Body<'POST /stock/receipts'> => ({
  locationId,
  lines: lines.map(({ id, quantity, serial, serials, cost }) => ({
    partId: id,
    quantity,
    ...(serial && { serials: [...serials] }),
    ...(cost !== null && { cost }),
  })),
})

export type Mark = { readonly minimum: number; readonly target: number }

/** What lies at a place together with what should, by code. */
export function shelf(
  held: readonly Held[],
  levels: readonly Level[],
): readonly { partId: string; code: string; name: Label; quantity: number; level: Level | null }[] {
  const of = new Map(levels.map((one) => [one.partId, one]))
  const here = held.map(({ partId, code, name, quantity }) => ({
    partId,
    code,
    name,
    quantity,
    level: of.get(partId) ?? null,
  }))
  const empty = levels
    .filter(({ partId, target }) => target > 0 && !held.some((one) => one.partId === partId))
    .map((level) => ({ partId: level.partId, code: level.code, name: level.name, quantity: level.held, level }))
  return [...here, ...empty].sort((a, b) => a.code.localeCompare(b.code))
}

/** Slow rows with the most value first; those whose cost is unknown come last. */
export const slowest = ({ items }: Pick<Slow, 'items'>): Slow['items'] =>
  [...items].sort((a, b) => (b.value ?? -1) - (a.value ?? -1))

/** The days a shelf may rest before it counts as slow; the one that the organization set among them. */
export const restDays = (own: number | undefined): readonly number[] =>
  [...new Set([30, 60, 90, 180, ...(own === undefined ? [] : [own])])].sort((a, b) => a - b)

/** Old parts, first due first. */
export const byDue = (old: readonly OldPart[]): readonly OldPart[] =>
  [...old].sort((a: { dueAt: Instant }, b: { dueAt: Instant }) => a.dueAt - b.dueAt)

type Source = Reply<'GET /stock/sources'>['items'][number]
export type From = { readonly id: string; readonly name: string; readonly facts: readonly string[] }

/** Where missing pieces may have come from: the proposal first, then the other places with stock, buying last. */
export function sourcesWithBuying(
  sources: readonly Pick<Source, 'locationId' | 'name' | 'free' | 'metres'>[],
  bought: { readonly id: string } | null,
  proposal: Shortage['proposal'],
  w: StockWords,
): readonly From[] {
  const listed = sources.map(({ locationId, name, free, metres }) => ({
    id: locationId,
    name,
    facts: [w.free(free), ...(metres === null ? [] : [distance(metres)])],
  }))
  const proposed = proposal?.kind === 'transfer' ? proposal : null
  const first = proposed && (listed.find(({ id }) => id === proposed.from.id) ?? { ...proposed.from, facts: [] })
  const others = listed.filter(({ id }) => id !== first?.id)
  return [...(first ? [first] : []), ...others, ...(bought ? [{ id: bought.id, name: w.bought, facts: [] }] : [])]
}
