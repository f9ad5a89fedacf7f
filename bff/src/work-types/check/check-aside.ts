import { Worker } from 'node:worker_threads'
import type { World as Known, Problem, WorkTypeDefinition } from '@field/domain/workflow'

/** What the thread is asked. */
export type Asked = { readonly definition: WorkTypeDefinition; readonly known: Known }

type Waiting = Asked & {
  readonly until: number
  readonly answer: (problems: readonly Problem[]) => void
  readonly fail: (error: Error) => void
}

export type Checker = {
  /** Checks a definition beside the event loop. `too_large` when it takes too long; throws EBUSY when too many wait, and what broke the thread. */
  readonly check: (definition: WorkTypeDefinition, known: Known) => Promise<readonly Problem[]>
  readonly close: () => Promise<void>
}

/** How many may wait, how long one waits with its own check in milliseconds, and what the thread is begun with. */
export type CheckerOptions = { readonly most?: number; readonly patience?: number; readonly thread?: URL }

const tooLarge: readonly Problem[] = [{ rule: 'too_large', node: null, path: 'nodes', detail: { markings: 0 } }]
const busy = (): Error => Object.assign(new Error('too many work types wait to be checked'), { code: 'EBUSY' })
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }

/**
 * One thread that checks one definition after another, begun when first asked and begun anew when it died. A definition
 * that takes all its memory or patience is `too_large`; the others keep their place. Idle, it keeps no process alive.
 */
export function createChecker({
  most = 32,
  patience = 10_000,
  thread = new URL('./thread.ts', import.meta.url),
}: CheckerOptions = {}): Checker {
  const queue: Waiting[] = []
  let worker: Worker | null = null
  let running: { readonly asked: Waiting; readonly timer: NodeJS.Timeout } | null = null

  const done = (): Waiting | null => {
    if (!running) return null
    const { asked, timer } = running
    clearTimeout(timer)
    running = null
    return asked
  }
  const lose = (lost: Worker, broken: Error | null): void => {
    if (worker !== lost) return
    worker = null
    const asked = done()
    if (broken && (broken as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') asked?.fail(broken)
    else asked?.answer(tooLarge)
    goOn()
  }
  const begin = (): Worker => {
    const made = new Worker(thread, { execArgv: [], resourceLimits: memory })
    made.unref()
    made.on('message', (problems: readonly Problem[]) => {
      if (worker !== made) return
      made.unref()
      done()?.answer(problems)
      goOn()
    })
    made.on('error', (error) => lose(made, error as Error))
    made.on('exit', (code) => lose(made, new Error(`the thread that checks work types left with ${code}`)))
    return made
  }
  const goOn = (): void => {
    if (running) return
    const asked = queue.shift()
    if (!asked) return
    const left = asked.until - performance.now()
    if (left <= 0) {
      asked.fail(busy())
      goOn()
      return
    }
    worker ??= begin()
    const at = worker
    // While somebody waits for the answer the thread is worth staying up for.
    at.ref()
    const giveUp = (): void => {
      lose(at, null)
      void at.terminate()
    }
    running = { asked, timer: setTimeout(giveUp, left) }
    at.postMessage({ definition: asked.definition, known: asked.known } satisfies Asked)
  }
  return {
    check: (definition, known) =>
      new Promise((answer, fail) => {
        if (queue.length >= most) return fail(busy())
        queue.push({ definition, known, until: performance.now() + patience, answer, fail })
        goOn()
      }),
    close: async () => {
      const last = worker
      worker = null
      done()?.fail(busy())
      for (const asked of queue.splice(0)) asked.fail(busy())
      await last?.terminate()
    },
  }
}

const { check } = createChecker()

/** `checkDefinition` beside the event loop, in one thread of this process. */
export const checkAside = check
