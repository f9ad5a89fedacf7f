import { readFileSync, statSync } from 'node:fs'
import type { Instant } from '@field/domain/kernel'

/** Where every part takes the present moment from, so that tests and rehearsals can move it. */
export type Clock = { readonly now: () => Instant }

const lookEvery = 2

/**
 * The clock of this machine, moved by the milliseconds written in `offsetFile` when one is named. The file may change
 * while we run: its stamp is looked at every 2 ms at most (a look costs microseconds). No file, or one without a whole number, moves nothing.
 */
export function openClock(offsetFile?: string): Clock {
  if (!offsetFile) return { now: Date.now }
  let offset = 0
  let stamp = ''
  let looked = -Infinity
  return {
    now: () => {
      const now = Date.now()
      if (Math.abs(now - looked) >= lookEvery) {
        looked = now
        const file = statSync(offsetFile, { throwIfNoEntry: false })
        const seen = file ? `${file.mtimeMs} ${file.size} ${file.ino}` : ''
        if (seen !== stamp) offset = readOffset(offsetFile)
        stamp = seen
      }
      return now + offset
    },
  }
}

function readOffset(file: string): number {
  try {
    const offset = Number(readFileSync(file, 'utf8').trim())
    return Number.isSafeInteger(offset) ? offset : 0
  } catch {
    return 0
  }
}
