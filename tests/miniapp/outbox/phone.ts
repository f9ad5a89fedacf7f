import type { Draft, Entry, OutboxNetwork, OutboxStorage, Sent } from '@field/miniapp/outbox'
import { createOutbox } from '@field/miniapp/outbox'
import { random } from '../../support/random.ts'

export type Plant = 'storage_lies' | 'new_key_each_attempt' | 'forgets_before_answer'
type Call = { readonly key: string; readonly stream: string; readonly born: number }

/** The server as the contract describes it: one effect a key, the first answer again to the same key, some refused. */
function createServer() {
  const answers = new Map<string, Sent>()
  const applied: Call[] = []
  const verdict = (id: string): Sent => {
    const n = [...id].reduce((sum, c) => sum + c.charCodeAt(0), 0)
    const failure = { code: 'wrong_state', requestId: id } as const
    return n % 17 === 0
      ? { kind: 'refused', failure }
      : n % 19 === 0
        ? { kind: 'conflict', failure }
        : { kind: 'done', reply: id }
  }
  return {
    applied,
    receive(call: Call, id: string): Sent {
      const earlier = answers.get(call.key)
      if (earlier) return earlier
      const answer = verdict(id)
      answers.set(call.key, answer)
      if (answer.kind === 'done') applied.push({ ...call, key: id })
      return answer
    },
  }
}

/** One phone's life: `steps` random acts with every kind of trouble, then calm; answers what was broken. */
export async function runPhone({
  seed,
  steps,
  plant,
}: {
  seed: number
  steps: number
  plant?: Plant
}): Promise<string[]> {
  const chance = random(seed)
  const server = createServer()
  const disk = new Map<string, string>()
  let now = 1_700_000_000_000
  let troubled = true
  let life = 0
  const late: (() => void)[] = []
  const saved = new Set<string>()
  const drafts: Draft[] = []
  let attempt = 0

  /** A kill at an await: what is under way never comes back to the program that asked. */
  const alive = (mine: number): Promise<void> => (mine === life ? Promise.resolve() : new Promise(() => undefined))

  function boot() {
    life += 1
    const mine = life
    const gate = async () => {
      if (troubled && chance.one(60)) life += 1
      await alive(mine)
    }
    const storage: OutboxStorage = {
      async keys(prefix) {
        await gate()
        return [...disk.keys()].filter((k) => k.startsWith(prefix))
      },
      async get(key) {
        await gate()
        return disk.get(key) ?? null
      },
      async set(key, value) {
        await gate()
        if (troubled && chance.one(25)) {
          if (plant === 'storage_lies') return
          throw new Error('exceed storage max size')
        }
        if (mine !== life) return alive(mine) // a dead program writes nothing
        disk.set(key, value)
        await gate()
      },
      async remove(key) {
        await gate()
        if (mine !== life) return alive(mine)
        disk.delete(key)
        await gate()
      },
    }
    const network: OutboxNetwork = {
      upload: async () => {
        await gate()
        return troubled && chance.one(4) ? { kind: 'unknown' } : { kind: 'done', reply: null }
      },
      async send(entry) {
        if (plant === 'forgets_before_answer') for (const [k, v] of disk) if (v.includes(entry.id)) disk.delete(k)
        await gate()
        attempt += 1
        const key = plant === 'new_key_each_attempt' ? `${entry.id}:${attempt}` : entry.id
        const call = { key, stream: entry.stream, born: (entry.body as { n: number }).n }
        const arrive = () => server.receive(call, entry.id)
        if (!troubled) return arrive()
        if (chance.one(5)) return { kind: 'unknown' } // lost on the way there
        if (chance.one(8)) {
          late.push(arrive) // arrives after the phone gave up, perhaps much later
          return { kind: 'unknown' }
        }
        const answer = arrive()
        if (chance.one(6)) arrive() // doubled by the network
        await gate()
        return chance.one(5) ? { kind: 'unknown' } : answer // the reply is lost
      },
    }
    const outbox = createOutbox({ storage, network, now: () => now, owner: 'p' })
    return { outbox, mine, opened: outbox.open() }
  }

  let phone = boot()
  const settle = async () => {
    for (let i = 0; i < 16; i++) await Promise.resolve()
  }
  let born = 0

  for (let step = 0; step < steps; step++) {
    if (phone.mine !== life) phone = boot()
    const { outbox } = phone
    const act = chance.below(10)
    if (act < 5) {
      born += 1
      const draft: Draft = {
        id: `d${seed}-${born}`,
        stream: `order-${chance.below(4)}`,
        route: 'POST /work-orders/:id/commands',
        params: {},
        body: { n: born },
        files: chance.one(4) ? [{ id: `f${born}`, purpose: 'photo', path: 'p', bytes: 1, confirmed: false }] : [],
        ...(chance.one(3) ? { replaces: 'draft' } : {}),
        about: {},
      }
      drafts.push(draft)
      void phone.opened
        .then(async () => {
          if (await outbox.add(draft)) saved.add(draft.id)
        })
        .catch(() => undefined)
    } else if (act < 8) void outbox.flush().catch(() => undefined)
    else if (act === 8) now += chance.below(90_000)
    else if (late.length > 0) late.splice(chance.below(late.length), 1)[0]?.()
    await settle()
  }

  troubled = false
  for (const arrive of late.splice(0)) if (chance.one(2)) arrive()
  phone = boot()
  await phone.opened
  const visible = new Map<string, Entry>()
  for (let round = 0; round < 400; round++) {
    now += 120_000
    await phone.outbox.flush()
    const halted = phone.outbox.entries().find((e) => e.state !== 'waiting')
    if (!halted) break
    visible.set(halted.id, halted)
    await phone.outbox.discard(halted.id)
  }
  return judge()

  function judge(): string[] {
    const faults: string[] = []
    const times = new Map<string, number>()
    for (const call of server.applied) times.set(call.key, (times.get(call.key) ?? 0) + 1)
    const final = (id: string) => times.has(id) || visible.has(id)
    for (const [i, { id, stream, replaces }] of drafts.entries()) {
      // Replaced by a later draft of the same kind, which says the same and more.
      const replaced =
        replaces !== undefined &&
        drafts.some((d, j) => j !== i && d.stream === stream && d.replaces === replaces && final(d.id))
      const ended = final(id) || replaced
      if (saved.has(id) && !ended) faults.push(`${id} was called saved and is neither applied nor visible`)
    }
    for (const [id, n] of times) if (n > 1) faults.push(`${id} was applied ${n} times`)
    for (const stream of new Set(server.applied.map((c) => c.stream))) {
      const births = server.applied.filter((c) => c.stream === stream).map((c) => c.born)
      if (births.some((n, i) => i > 0 && n < (births[i - 1] ?? 0)))
        faults.push(`${stream} was applied out of order: ${births.join(', ')}`)
    }
    if (phone.outbox.entries().length > 0) faults.push(`${phone.outbox.entries().length} entries never ended`)
    return faults
  }
}
