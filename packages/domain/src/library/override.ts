import { type Label, ok, type PlaceId, type Result, refuse, type TerritoryId } from '../kernel/index.ts'
import { checkHints, checkMinutes, checkParts, type ItemContent, type ItemField, type RequiredPart } from './item.ts'

/** What a territory or a site has otherwise than headquarters; what is left out follows headquarters. */
export type ItemOverride = {
  readonly label?: Label
  readonly minutes?: number
  readonly parts?: readonly RequiredPart[]
  readonly hints?: readonly Label[]
  /** False: not offered here. */
  readonly available?: boolean
}

export type OverrideScope =
  | { readonly kind: 'territory'; readonly id: TerritoryId }
  | { readonly kind: 'site'; readonly id: PlaceId }

export const overridableFields = ['label', 'minutes', 'parts', 'hints'] as const satisfies (ItemField &
  keyof ItemOverride)[]

/** An item as it holds at a place. `own` names the fields that are not headquarters'. */
export type ItemHere = ItemContent & { readonly available: boolean; readonly own: readonly (keyof ItemOverride)[] }

/** The item where these overrides hold, the widest scope first; of each field the narrowest that names it wins. */
export function itemHere(content: ItemContent, overrides: readonly ItemOverride[]): ItemHere {
  const merged: ItemOverride = Object.assign({}, ...overrides)
  const { available = true, ...fields } = merged
  return { ...content, ...fields, available, own: Object.keys(merged) as (keyof ItemOverride)[] }
}

/** The fields that headquarters changed and the override keeps its own way: what its keepers are told of. */
export const keptAgainst = (changed: readonly ItemField[], override: ItemOverride): readonly ItemField[] =>
  overridableFields.filter((field) => changed.includes(field) && override[field] !== undefined)

/** The first thing wrong with an override, with the field in `path`. One that says nothing is refused as `required`. */
export function checkOverride(override: ItemOverride): Result<null> {
  const { label, minutes, parts, hints } = override
  if (Object.values(override).every((value) => value === undefined)) return refuse('required', { path: 'fields' })
  if (label && label['zh-CN'].trim() === '') return refuse('required', { path: 'fields.label' })
  const checks = [
    minutes === undefined ? null : checkMinutes(minutes, 'fields.minutes'),
    parts === undefined ? null : checkParts(parts, 'fields.parts'),
    hints === undefined ? null : checkHints(hints, 'fields.hints'),
  ]
  return checks.find((checked) => checked !== null && !checked.ok) ?? ok(null)
}
