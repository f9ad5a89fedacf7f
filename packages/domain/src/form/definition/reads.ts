import { conditionLimits } from '../../condition/index.ts'
import { isRecord } from '../own.ts'
import { formLimits } from './walk.ts'

/** What a condition or a formula looks at, found without trusting its shape: forms of newer versions come here too. */
export type Reads = { readonly answers: Set<string>; steps: number }

const noReads = (): Reads => ({ answers: new Set(), steps: 0 })

function noteReference(reads: Reads, reference: unknown): void {
  if (isRecord(reference) && reference.from === 'answer' && typeof reference.key === 'string')
    reads.answers.add(reference.key)
}

function lookAtCondition(reads: Reads, condition: unknown, depth: number): void {
  if (!isRecord(condition) || depth > conditionLimits.depth) return
  reads.steps += 1
  const { of, at, value, values } = condition
  noteReference(reads, at)
  noteReference(reads, value)
  if (Array.isArray(values)) reads.steps += values.length
  for (const part of Array.isArray(of) ? of : [of]) lookAtCondition(reads, part, depth + 1)
}

/** The answers a condition reads, and how many steps one evaluation takes at most. */
export function conditionReads(condition: unknown): Reads {
  const reads = noReads()
  lookAtCondition(reads, condition, 1)
  return reads
}

/** The answers a formula reads as numbers or lines, and those its conditions read. */
export function formulaReads(formula: unknown): { readonly values: Reads; readonly tests: Reads } {
  const found = { values: noReads(), tests: noReads() }
  const look = (node: unknown, depth: number): void => {
    if (!isRecord(node) || depth > formLimits.formulaDepth) return
    const { key, of, condition, yes, no } = node
    if (typeof key === 'string') found.values.answers.add(key)
    lookAtCondition(found.tests, condition, 1)
    for (const part of Array.isArray(of) ? of : [yes, no]) look(part, depth + 1)
  }
  look(formula, 1)
  return found
}
