import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Job, Outcome } from './messages.ts'

export type Generator = { readonly run: (job: Job) => Promise<Outcome>; readonly stop: () => void }

/** Starts a load generator in a process of its own; it does one job at a time. */
export function startGenerator(): Generator {
  const child = fork(fileURLToPath(new URL('client.ts', import.meta.url)), { serialization: 'advanced' })
  return {
    run: async (job) => {
      const answered = once(child, 'message')
      child.send(job)
      return ((await answered) as [Outcome])[0]
    },
    stop: () => child.disconnect(),
  }
}
