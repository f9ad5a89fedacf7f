import { isRecord, own } from '../own.ts'
import { among, condition, finite, key, list, object, type Read, type Reads } from './shapes.ts'
import { blame, formLimits, step } from './walk.ts'

const furthest = 1e12

/** The members beside `op`, by operator; undefined for an operator we do not know. */
function membersOf(op: unknown, part: Read): Reads | undefined {
  switch (op) {
    case 'constant':
      return { value: finite(-furthest, furthest) }
    case 'answer':
      return { key }
    case 'add':
    case 'multiply':
    case 'min':
    case 'max':
    case 'sum':
      return { of: list(1, 20, part) }
    case 'subtract':
    case 'divide':
      return { of: list(2, 2, part) }
    case 'lines':
      return { key, take: among(['count', 'quantity', 'amount']) }
    case 'when':
      return { condition, yes: part, no: part }
    default:
      return undefined
  }
}

/** A formula as a typed tree, bounded in depth and in nodes. */
export const formula: Read = (walk, value, path) => {
  let nodes = 0
  const at =
    (depth: number): Read =>
    (_walk, input, where) => {
      if (!step(walk, where)) return
      nodes += 1
      if (depth > formLimits.formulaDepth) return blame(walk, 'too_large', where, { max: formLimits.formulaDepth })
      if (nodes > formLimits.formula) return blame(walk, 'too_many', where, { max: formLimits.formula })
      if (!isRecord(input)) return blame(walk, 'wrong_kind', where)
      const op = own(input, 'op')
      const members = membersOf(op, at(depth + 1))
      if (members) object({ must: { op: among([op]), ...members } })(walk, input, where)
      else blame(walk, 'not_an_option', `${where}.op`)
    }
  at(1)(walk, value, path)
}
