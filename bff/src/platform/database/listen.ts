import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export type ListenOptions = {
  readonly url: string
  readonly channels: readonly string[]
  readonly onNotice: (channel: string, payload: string) => void
  /** Called after each connecting, the first included: whatever was told meanwhile is lost, so ask for what changed. */
  readonly onConnected: () => void
  readonly onLost?: (error: Error) => void
}

export type Listener = {
  /** Resolves when the first connection listens. */
  readonly ready: Promise<void>
  readonly stop: () => Promise<void>
}

const longestPause = 5_000
const pulseEvery = 30_000

/**
 * Hears `pg_notify` on a connection of its own and reconnects with growing pauses (100 ms to 5 s) when it breaks.
 * Notices are hints, not a log: those sent while it was away never come.
 */
export function listen(options: ListenOptions): Listener {
  const stopping = new AbortController()
  let over = Promise.resolve()
  const ready = new Promise<void>((resolve) => {
    over = keepListening(options, stopping.signal, resolve)
  })
  return {
    ready,
    stop: () => {
      stopping.abort()
      return over
    },
  }
}

async function keepListening(options: ListenOptions, stop: AbortSignal, onFirst: () => void): Promise<void> {
  let failures = 0
  while (!stop.aborted) {
    const error = await oneConnection(options, stop, () => {
      failures = 0
      onFirst()
      options.onConnected()
    })
    if (stop.aborted) return
    options.onLost?.(error)
    const pause = Math.min(longestPause, 100 * 2 ** failures++) * (0.5 + Math.random() / 2)
    await sleep(pause, undefined, { signal: stop }).catch(() => undefined)
  }
}

// Ends, with the reason, when the connection does.
async function oneConnection(options: ListenOptions, stop: AbortSignal, onListening: () => void): Promise<Error> {
  const client = new pg.Client({ connectionString: options.url, application_name: 'field-listen', keepAlive: true })
  const lost = new Promise<Error>((resolve) => {
    client.once('error', resolve)
    client.once('end', () => resolve(new Error('The database closed the listening connection.')))
    stop.addEventListener('abort', () => resolve(new Error('stopped')), { once: true })
  })
  client.on('notification', ({ channel, payload }) => options.onNotice(channel, payload ?? ''))
  // A line that died without a word (a router's restart) is found by asking.
  const pulse = setInterval(() => client.query('select').catch(() => client.connection.stream.destroy()), pulseEvery)
  try {
    await client.connect()
    for (const channel of options.channels) await client.query(`listen ${client.escapeIdentifier(channel)}`)
    onListening()
    return await lost
  } catch (error) {
    return error as Error
  } finally {
    clearInterval(pulse)
    client.on('error', () => undefined)
    await client.end().catch(() => undefined)
  }
}
