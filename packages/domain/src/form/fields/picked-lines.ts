import { isId } from '../../kernel/index.ts'
import { type Fault, fault } from '../fault.ts'
import type { PartLineAnswer, ServiceLineAnswer } from '../field.ts'
import { lineKind } from './lines.ts'
import { nothing, type Telling } from './rules.ts'
import { isNumber, isText } from './simple.ts'

/** Whole pieces of what the catalogue names, from one to 999, as a task's own parts and services are counted. */
function lineFaults(member: string, id: string, quantity: number, path: string): readonly Fault[] {
  if (!isId(id)) return [fault('wrong_format', `${path}.${member}`)]
  const fine = Number.isInteger(quantity) && quantity >= 1 && quantity <= 999
  return fine ? nothing : [fault('quantity_invalid', `${path}.quantity`)]
}

const told = (id: string, quantity: number, { names }: Telling): string => `${names[id] ?? id} × ${quantity}`

/** Parts by id: what was or will be used. Taking them from a stock is the task's own business. */
export const partLines = lineKind<'part_lines', PartLineAnswer>({
  fits: (line) => Object.keys(line).length === 2 && isText(line.partId) && isNumber(line.quantity),
  limits: () => (line, path) => lineFaults('partId', line.partId, line.quantity, path),
  idOf: ({ partId }) => partId,
  tell: (lines, telling) => lines.map(({ partId, quantity }) => told(partId, quantity, telling)),
})

/** Items of the service catalogue by id. */
export const serviceItems = lineKind<'service_items', ServiceLineAnswer>({
  fits: (line) => Object.keys(line).length === 2 && isText(line.itemId) && isNumber(line.quantity),
  limits: () => (line, path) => lineFaults('itemId', line.itemId, line.quantity, path),
  idOf: ({ itemId }) => itemId,
  tell: (lines, telling) => lines.map(({ itemId, quantity }) => told(itemId, quantity, telling)),
})
