import { afterEvents, createApp } from './app.ts'
import { openTokenStore } from './notices/token-store.ts'
import { readConfig } from './platform/config.ts'
import { choice, whole } from './platform/settings.ts'
import { lastWords, SetupError } from './platform/setup-error.ts'
import { createWorld } from './platform/world.ts'

/** Serves until SIGTERM or SIGINT; then finishes what is under way and leaves. */
export async function serve(): Promise<void> {
  const config = readConfig()
  const limits = choice(process.env, 'RATE_LIMITS', ['on', 'off'], 'on') === 'on'
  const proxies = whole(process.env, 'PROXIES', { from: 0, to: 10, otherwise: 0 })
  const world = createWorld(config, { limits, afterEvents, tokenStore: openTokenStore })
  const app = await createApp(world, { proxies })
  const leave = () => {
    for (const signal of signals) process.off(signal, leave)
    app.close().then(world.close).catch(giveUp)
  }
  for (const signal of signals) process.on(signal, leave)
  await app.listen({ host: config.host, port: config.port }).catch((error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE'
    throw taken ? new SetupError(`Port ${config.port} is taken: stop what listens there or set PORT.`) : error
  })
  world.log.info({ url: config.publicUrl }, 'serving')
}

const signals = ['SIGTERM', 'SIGINT'] as const

/** The last sentence of a server that cannot go on. */
export function giveUp(error: unknown): never {
  console.error(lastWords(error))
  process.exit(1)
}
