import type { Oracle } from './stock-oracle.ts'
import type { Worker } from './stock-people.ts'
import type { Random, SureClient } from './sure-client.ts'

export type Shop = {
  readonly parts: readonly string[]
  readonly vans: readonly string[]
  readonly warehouse: string
  readonly oracle: Oracle
}

type Line = { readonly partId: string; readonly quantity: number }
type Hands = {
  readonly shop: Shop
  readonly worker: Worker
  readonly call: SureClient
  readonly chance: Random
  /** What this person has said to have used, sent and promised so far. */
  readonly used: Map<string, number>
  readonly sent: { readonly id: string; readonly lines: readonly Line[] }[]
  readonly promised: { readonly partId: string; readonly quantity: number }[]
}

/** One or two parts, a few pieces of each. */
function someLines({ shop, chance }: Hands): Line[] {
  const first = chance.below(shop.parts.length)
  const parts = [first, ...(chance.one(2) ? [(first + 1) % shop.parts.length] : [])]
  return parts.map((at) => ({ partId: shop.parts[at] ?? '', quantity: 1 + chance.below(4) }))
}

async function pick(hands: Hands): Promise<void> {
  const { shop, worker, call } = hands
  const lines = someLines(hands)
  const body = { workOrderId: worker.workOrderId, locationId: shop.warehouse, lines }
  if (!(await call('POST /stock/picks', { body })).value) return
  for (const { partId, quantity } of lines) shop.oracle.move(partId, shop.warehouse, worker.van, quantity)
}

async function use({ shop, worker, call, chance, used }: Hands): Promise<void> {
  const part = chance.pick(shop.parts)
  const before = used.get(part) ?? 0
  const after = Math.max(0, before + chance.below(5) - 1)
  const wanted = new Map(used).set(part, after)
  const parts = [...wanted].flatMap(([partId, quantity]) => (quantity > 0 ? [{ partId, quantity }] : []))
  const body = { command: { kind: 'pick_parts', taskId: worker.taskId, parts } }
  const { value } = await call('POST /work-orders/:id/commands', { params: { id: worker.workOrderId }, body })
  if (!value) return
  used.set(part, after)
  const [from, to] = after > before ? [worker.van, 'consumed'] : ['consumed', worker.van]
  shop.oracle.move(part, from, to, Math.abs(after - before))
}

async function send(hands: Hands): Promise<void> {
  const { shop, worker, call, chance } = hands
  const toId = chance.one(3) ? shop.warehouse : chance.pick(shop.vans.filter((van) => van !== worker.van))
  const lines = someLines(hands)
  const { value } = await call('POST /stock/transfers', { body: { fromId: worker.van, toId, lines } })
  if (!value) return
  for (const { partId, quantity } of lines) shop.oracle.move(partId, worker.van, 'transit', quantity)
  hands.sent.push({ id: value.id, lines })
}

/** Receives something that is on its way here, now and then with fewer pieces than were sent. */
export async function receive({ shop, call, chance }: Pick<Hands, 'shop' | 'call' | 'chance'>): Promise<void> {
  const found = (await call('GET /stock/transfers', { query: { state: 'sent', limit: 20 } })).value?.items ?? []
  const arriving = found.filter(({ steps }) => steps.includes('receive'))
  if (arriving.length === 0) return
  const one = chance.pick(arriving)
  const lines = one.lines.map(({ partId, quantity }) => {
    const arrived = chance.one(4) ? chance.below(quantity + 1) : quantity
    return { partId, quantity, arrived, ...(arrived < quantity && { difference: chance.pick(['lost', 'returned']) }) }
  })
  const body = { lines: lines.map(({ quantity: _, ...line }) => line) }
  if (!(await call('POST /stock/transfers/:id/receive', { params: { id: one.id }, body })).value) return
  for (const { partId, quantity, arrived, difference } of lines) {
    shop.oracle.move(partId, 'transit', one.to.id, arrived)
    shop.oracle.move(partId, 'transit', difference === 'lost' ? 'consumed' : one.from.id, quantity - arrived)
  }
}

async function callBack({ shop, worker, call, sent }: Hands): Promise<void> {
  const one = sent.pop()
  if (!one) return
  const asked = { params: { id: one.id }, body: { reason: '发错了' } }
  if (!(await call('POST /stock/transfers/:id/cancel', asked)).value) return
  for (const { partId, quantity } of one.lines) shop.oracle.move(partId, 'transit', worker.van, quantity)
}

async function promise({ shop, worker, call, chance, promised }: Hands): Promise<void> {
  const place = { workOrderId: worker.workOrderId, locationId: shop.warehouse }
  const last = chance.one(2) ? promised.pop() : undefined
  if (last) await call('POST /stock/reservations/release', { body: { ...place, ...last } })
  else {
    const wish = { partId: chance.pick(shop.parts), quantity: 1 + chance.below(2) }
    if ((await call('POST /stock/reservations', { body: { ...place, ...wish } })).value) promised.push(wish)
  }
}

const acts = [pick, pick, pick, use, use, use, send, send, receive, receive, callBack, promise]

/** Works in the stockroom until it closes, telling the oracle of everything that was decided and of nothing else. */
export async function work(
  shop: Shop,
  worker: Worker,
  call: SureClient,
  chance: Random,
  open: () => boolean,
): Promise<void> {
  const hands: Hands = { shop, worker, call, chance, used: new Map(), sent: [], promised: [] }
  while (open()) await chance.pick(acts)(hands)
}
