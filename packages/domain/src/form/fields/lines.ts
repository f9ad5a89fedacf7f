import { ordered, whole } from '../definition/shapes.ts'
import { type Fault, fault } from '../fault.ts'
import type { FieldKind } from '../field.ts'
import { isRecord } from '../own.ts'
import { type FieldOf, type Kind, nothing, type Telling } from './rules.ts'
import { counted, simple } from './simple.ts'
import { lined } from './telling.ts'

const most = 100

type Lines<K extends FieldKind, L> = {
  readonly fits: (line: Readonly<Record<string, unknown>>) => boolean
  readonly limits: (field: FieldOf<K>) => (line: L, path: string) => readonly Fault[]
  /** What may be there once only. */
  readonly idOf?: (line: L) => string
  readonly tell: (lines: readonly L[], telling: Telling) => readonly string[]
  readonly may?: Kind<K>['members']['may']
}

/** A kind whose answer is a list of lines, each judged alone and all counted. */
export function lineKind<
  K extends 'part_lines' | 'service_items' | 'quote_lines',
  L extends { readonly quantity: number },
>({ fits, limits, idOf, tell, may = {} }: Lines<K, L>): Kind<K> {
  const isLines = (answer: unknown): answer is readonly L[] =>
    Array.isArray(answer) && answer.every((line: unknown) => isRecord(line) && fits(line))
  return simple<K, readonly L[]>({
    members: { may: { min: whole(0, most), max: whole(1, most), ...may }, together: ordered },
    fits: isLines,
    limits: (field, path) => {
      const { min = 0, max = most } = field
      const judge = limits(field)
      return (answer) => {
        const wrong = counted(answer.length, min, max, path)
        if (wrong.length > 0) return wrong
        const faults = answer.flatMap((line, index) => judge(line, `${path}.${index}`))
        return idOf ? [...faults, ...twice(answer.map(idOf), path)] : faults
      }
    },
    tell: (answer, _field, telling) => lined(tell(answer, telling), telling.language),
  })
}

function twice(ids: readonly string[], path: string): readonly Fault[] {
  if (new Set(ids).size === ids.length) return nothing
  const index = ids.findIndex((id, at) => ids.indexOf(id) < at)
  return [fault('not_unique', `${path}.${index}`)]
}
