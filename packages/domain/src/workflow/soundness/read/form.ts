import { type FormSchema, formFaults, own } from '../../../form/index.ts'
import { isPlain, type Shape, stop, type Walk } from './shape.ts'

/** A copy of plain data with own members only, at a step each, so nothing inherited comes along. */
function copied(walk: Walk, input: unknown, path: string, depth: number): unknown {
  walk.left -= 1
  if (walk.fault) return undefined
  if (walk.left < 0) return stop(walk, 'too_costly', path)
  if (depth > 40) return stop(walk, 'too_large', path)
  if (Array.isArray(input)) return input.map((item) => copied(walk, item, path, depth + 1))
  if (isPlain(input))
    return Object.fromEntries(Object.keys(input).map((name) => [name, copied(walk, own(input, name), path, depth + 1)]))
  const plain = input === null || typeof input === 'string' || typeof input === 'boolean' || Number.isFinite(input)
  return plain ? input : stop(walk, 'wrong_kind', path)
}

/** A form as the form's own rules judge it; the first fault is named with its path. */
export const form: Shape<FormSchema> = (walk, input, path) => {
  if (walk.fault) return undefined as never
  const copy = copied(walk, input, path, 0)
  if (walk.fault) return undefined as never
  const [first] = formFaults(copy, path)
  return first ? stop(walk, first.refusal.code, first.path) : (copy as FormSchema)
}
