import type { Body } from '@field/contract'
import type { ItemOverride } from '@field/domain/library'
import { contentOf, type Item, labelOf, lineOf, type Override, type Pair, type PartLine, pairOf } from './model.ts'

export const overridable = ['minutes', 'parts', 'hints', 'label', 'available'] as const
export type OwnField = (typeof overridable)[number]

/** What a place has otherwise, as it is typed; only the fields of `own` count. */
export type OverrideForm = {
  readonly scope: string | null
  readonly own: readonly OwnField[]
  readonly name: Pair
  readonly minutes: number | null
  readonly parts: readonly PartLine[]
  readonly hints: readonly Pair[]
  readonly available: boolean
}

/** A form that begins from what holds there now: the place's own where it has it, else headquarters'. */
export function overrideForm(item: Item, override: Override | null): OverrideForm {
  const fields: ItemOverride = override?.fields ?? {}
  const names = new Map([...item.parts, ...(override?.parts ?? [])].map((part) => [part.partId as string, part]))
  const parts = fields.parts?.map(({ partId, quantity }) => ({
    partId,
    quantity,
    code: names.get(partId)?.code ?? '',
    name: names.get(partId)?.name ?? { 'zh-CN': partId.slice(-6) },
  }))
  return {
    scope: override?.scope.id ?? null,
    own: overridable.filter((field) => fields[field] !== undefined),
    name: pairOf(fields.label ?? item.label),
    minutes: fields.minutes ?? item.minutes,
    parts: parts ?? item.parts.map(lineOf),
    hints: (fields.hints ?? item.hints).map(pairOf),
    available: fields.available ?? false,
  }
}

/** What is sent of it: the fields that are the place's own, and nothing of the others. */
export function fieldsOf(form: OverrideForm): NonNullable<Body<'PUT /service-items/:id/overrides/:scope'>['fields']> {
  const { own } = form
  const { parts, hints } = contentOf({ ...form, code: '', path: [], instruction: { zh: '', en: '' } })
  return {
    ...(own.includes('label') && { label: labelOf(form.name) }),
    ...(own.includes('minutes') && { minutes: form.minutes ?? 0 }),
    ...(own.includes('parts') && { parts }),
    ...(own.includes('hints') && { hints }),
    ...(own.includes('available') && { available: form.available }),
  }
}

export function lackInOverride(
  form: OverrideForm,
): 'whereFirst' | 'somethingFirst' | 'nameFirst' | 'minutesFirst' | null {
  if (form.scope === null) return 'whereFirst'
  if (form.own.length === 0) return 'somethingFirst'
  if (form.own.includes('label') && form.name.zh.trim() === '') return 'nameFirst'
  return form.own.includes('minutes') && form.minutes === null ? 'minutesFirst' : null
}
