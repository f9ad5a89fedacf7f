import type { RefusalCode } from '../../kernel/index.ts'
import { type Fault, fault } from '../fault.ts'

/** What one walk over an untrusted form carries: the steps left and the faults found. */
export type Walk = { left: number; readonly faults: Fault[] }

/** Bounds of a stored form. `steps` holds for the whole walk, whatever is sent. */
export const formLimits = {
  fields: 200,
  options: 500,
  levels: 4,
  lines: 100,
  groups: 20,
  formula: 100,
  formulaDepth: 8,
  faults: 20,
  steps: 50_000,
} as const

export function blame(walk: Walk, code: RefusalCode, path: string, detail?: Record<string, string | number>): void {
  if (walk.faults.length < formLimits.faults) walk.faults.push(fault(code, path, detail))
}

/** Takes steps; false when the walk is over, because it grew too costly, which is a fault, or enough is wrong already. */
export function step(walk: Walk, path: string, steps = 1): boolean {
  if (walk.faults.length >= formLimits.faults || walk.left < 0) return false
  walk.left -= steps
  if (walk.left >= 0) return true
  blame(walk, 'too_costly', path)
  return false
}
