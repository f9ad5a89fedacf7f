import { type Label, ok, type Result, refuse, type ServiceItemId } from '../kernel/index.ts'

export type PackageLine = { readonly itemId: ServiceItemId; readonly quantity: number }

/** What a customer chooses as a whole (老房改造): the work type brings the nodes, the lines what is done and paid. */
export type ServicePackage = {
  readonly key: string
  readonly label: Label
  readonly summary: Label
  readonly workType: string
  readonly lines: readonly PackageLine[]
}

const most = 60

/** The first thing wrong with a package's lines, with the line in `path`. */
export function checkPackageLines(lines: readonly PackageLine[]): Result<null> {
  if (lines.length === 0) return refuse('too_few', { path: 'lines', detail: { min: 1 } })
  if (lines.length > most) return refuse('too_many', { path: 'lines', detail: { max: most } })
  const wrong = lines.findIndex(({ quantity }) => !Number.isInteger(quantity) || quantity < 1 || quantity > 999)
  if (wrong >= 0) return refuse('quantity_invalid', { path: `lines.${wrong}.quantity` })
  const twice = lines.findIndex(({ itemId }, at) => lines.findIndex((one) => one.itemId === itemId) < at)
  return twice >= 0 ? refuse('not_unique', { path: `lines.${twice}` }) : ok(null)
}

/** The lines of a task after a package was taken: of an item that is there already, the larger quantity stays. */
export function withPackage<L extends PackageLine>(present: readonly L[], brought: readonly L[]): readonly L[] {
  const more = brought.filter(({ itemId }) => !present.some((line) => line.itemId === itemId))
  const kept = present.map((line) => {
    const same = brought.find(({ itemId }) => itemId === line.itemId)
    return same && same.quantity > line.quantity ? { ...line, quantity: same.quantity } : line
  })
  return [...kept, ...more]
}
