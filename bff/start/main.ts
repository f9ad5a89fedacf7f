import { lastWords } from '../src/platform/setup-error.ts'
import { watchAncestors } from './ancestors.ts'
import { start } from './start.ts'

const stopping = new AbortController()
const bid = () => {
  if (!stopping.signal.aborted) console.log('\nStopping …')
  stopping.abort()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, bid)
watchAncestors(bid)

const parts: (() => Promise<void>)[] = []
try {
  await start({
    env: process.env,
    watch: process.argv.includes('--watch'),
    stop: stopping.signal,
    started: (stop) => parts.unshift(stop),
  })
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(`\n${lastWords(error)}`)
    process.exitCode = 1
  }
}
// An abort also ends a client build that is still going.
stopping.abort()
for (const stop of parts) await stop()
if (process.exitCode !== 1) console.log('Stopped; the data is kept.')
process.exit()
