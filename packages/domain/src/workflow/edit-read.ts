import { ok, type Result, refuse } from '../kernel/index.ts'
import type { Edit } from './edit.ts'
import { isMemberName, isObject } from './edit-names.ts'

/** `steps`, `characters` of one step, `depth` and `values` of what one edit carries, `edits` at once. */
export const editLimits = { edits: 200, steps: 24, characters: 200, depth: 48, values: 50_000 } as const

/** Whether a JSON value is neither deeper nor larger than edits may carry. Walks without recursion. */
function isSmall(value: unknown): boolean {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }]
  let seen = 0
  for (let next = open.pop(); next; next = open.pop()) {
    seen += 1
    if (seen > editLimits.values || next.depth > editLimits.depth) return false
    if (typeof next.value !== 'object' || next.value === null) continue
    for (const inner of Object.values(next.value)) open.push({ value: inner, depth: next.depth + 1 })
  }
  return true
}

const isStep = (step: unknown): boolean =>
  typeof step === 'number'
    ? Number.isSafeInteger(step) && step >= 0
    : isMemberName(step) && step.length <= editLimits.characters

const isAfter = (after: unknown): boolean => after === null || isStep(after)

function isEdit(edit: unknown): edit is Edit {
  if (!isObject(edit) || !Array.isArray(edit.path)) return false
  const { op, path, value, was, after } = edit
  if (path.length > editLimits.steps || !path.every(isStep) || !isSmall(value) || !isSmall(was)) return false
  if (op === 'set') return true
  if (op === 'insert') return value !== undefined && isAfter(after)
  if (op === 'remove') return was !== undefined && isAfter(after)
  return op === 'move' && isAfter(after) && isAfter(was)
}

/** Edits as they come from outside. Refuses `wrong_kind` or `too_large` with the index of the first that is none. */
export function readEdits(edits: unknown): Result<readonly Edit[]> {
  if (!Array.isArray(edits)) return refuse('wrong_kind', { path: 'edits' })
  if (edits.length > editLimits.edits) return refuse('too_large', { path: 'edits' })
  const wrong = edits.findIndex((edit) => !isEdit(edit))
  return wrong < 0 ? ok(edits) : refuse('wrong_kind', { path: `edits.${wrong}` })
}
