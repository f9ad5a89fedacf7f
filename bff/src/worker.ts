import { hour } from '@field/domain/kernel'
import { afterEvents } from './after-events.ts'
import { runAutomation } from './automation/run.ts'
import { runDisputes } from './disputes/run.ts'
import { runHooks } from './integrations/run.ts'
import { libraryOf } from './notices/library.ts'
import { runOutbox } from './notices/outbox/run.ts'
import { prune } from './notices/prune.ts'
import { openTokenStore } from './notices/token-store.ts'
import { readConfig } from './platform/config.ts'
import { lastWords } from './platform/setup-error.ts'
import { createWorld } from './platform/world.ts'
import { runTimers } from './timers/run.ts'

/** Sends, fires timers and tidies until SIGTERM or SIGINT; then finishes the sends under way and leaves. */
async function work(): Promise<void> {
  const world = createWorld(readConfig(), { tokenStore: openTokenStore, afterEvents })
  const carried = Object.keys(libraryOf(world.config))
  if (carried.length === 0)
    world.log.warn('WECHAT_TEMPLATES_FILE is not set, so no message goes out by WeChat; all stand in the inbox')
  const outbox = runOutbox(world)
  const timers = runTimers(world)
  const automation = runAutomation(world)
  const hooks = runHooks(world)
  const disputes = runDisputes(world)
  const tidy = () =>
    prune(world.workerDb, world.clock.now())
      .then((gone) => world.log.info({ gone }, 'tidied'))
      .catch((err) => world.log.error({ err }, 'tidying failed'))
  const tidying = setInterval(tidy, hour)
  void tidy()
  const leave = () => {
    for (const signal of signals) process.off(signal, leave)
    clearInterval(tidying)
    Promise.all([outbox.stop(), timers.stop(), automation.stop(), hooks.stop(), disputes.stop()])
      .then(world.close)
      .catch(giveUp)
  }
  for (const signal of signals) process.on(signal, leave)
  world.log.info({ carried: carried.length }, 'working')
}

const signals = ['SIGTERM', 'SIGINT'] as const

function giveUp(error: unknown): never {
  console.error(lastWords(error))
  process.exit(1)
}

work().catch(giveUp)
