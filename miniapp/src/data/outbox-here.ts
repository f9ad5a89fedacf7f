import type { Failure } from '@field/contract'
import { apiAddress } from './address.ts'
import { pathOf } from './api.ts'
import { ask } from './http.ts'
import { createOutbox, type Draft, type Outbox, type OutboxNetwork, type Sent } from './outbox/index.ts'
import { type HttpAnswer, phone } from './phone/index.ts'
import { ensureSession, spoilToken } from './session.ts'
import { storage } from './storage.ts'

const passing: readonly Failure['error']['code'][] = ['too_many_requests', 'in_flight']

/**
 * What an HTTP answer means for an entry. 409 with a present state is a conflict; a busy or failing server is asked
 * again, but a decided no is final even where its status, as of "urged a moment ago", is 429.
 */
function sentOf(http: HttpAnswer | null): Sent {
  const failure = (http?.body as Failure | null | undefined)?.error ?? null
  const again = http?.retryAfterMs ? { retryAfterMs: http.retryAfterMs } : {}
  if (!http || http.status >= 500 || (http.status === 429 && !failure)) return { kind: 'unknown', ...again }
  if (http.status < 300) return { kind: 'done', reply: http.body }
  if (http.status === 401) return { kind: 'signed_out' }
  if (failure && passing.includes(failure.code))
    return { kind: 'unknown', ...(failure.code === 'in_flight' && { retryAfterMs: 2_000 }), ...again }
  const said = failure ?? { code: 'not_found' as const, requestId: '' }
  return { kind: http.status === 409 ? 'conflict' : 'refused', failure: said }
}

async function signed(act: (header: Record<string, string>) => Promise<HttpAnswer | null>): Promise<Sent> {
  const session = await ensureSession()
  if (!session) return { kind: 'unknown' }
  const first = await act({ authorization: `Bearer ${session.accessToken}` })
  if (first?.status !== 401) return sentOf(first)
  spoilToken()
  const again = await ensureSession()
  return again ? sentOf(await act({ authorization: `Bearer ${again.accessToken}` })) : { kind: 'unknown' }
}

const network: OutboxNetwork = {
  send: (entry) => {
    const [, template = ''] = entry.route.split(' ')
    return signed((header) =>
      ask({
        method: 'POST',
        url: apiAddress(pathOf(template, entry.params)),
        header: { ...header, 'idempotency-key': entry.id },
        body: entry.body,
        timeoutMs: 20_000,
      }),
    )
  },
  upload: (file) =>
    signed((header) =>
      phone.upload({
        url: apiAddress('/files'),
        header,
        fields: { id: file.id, purpose: file.purpose, ...(file.name && { name: file.name }) },
        path: file.path,
      }),
    ),
}

let opened: { owner: string; outbox: Outbox } | null = null
let timer: ReturnType<typeof setTimeout> | null = null

/** The outbox of the person who is signed in; another person's entries stay where they are. */
export function outboxOf(owner: string): Outbox {
  if (opened?.owner === owner) return opened.outbox
  const outbox = createOutbox({ storage, network, now: () => Date.now(), owner })
  opened = { owner, outbox }
  outbox.onDone((entry) => {
    for (const file of entry.files) void phone.dropFile(file.path)
  })
  void outbox.open().then(() => pump(outbox))
  return outbox
}

/** Sends what can be sent, and comes back when it is worth trying again. */
export async function pump(outbox: Outbox): Promise<void> {
  await outbox.flush()
  if (timer) clearTimeout(timer)
  const next = outbox.nextAt()
  timer = next === null ? null : setTimeout(() => void pump(outbox), Math.max(500, next - Date.now()))
}

export const pumpNow = (): void => {
  if (opened) void pump(opened.outbox)
}

/** Keeps an action and sends it: `kept` is false when the phone had no room, then nothing happened. */
export async function act(owner: string, draft: Draft): Promise<{ kept: boolean }> {
  const outbox = outboxOf(owner)
  const kept = await outbox.add(draft)
  if (kept) void pump(outbox)
  return { kept }
}
