import type { Body, Reply } from '@field/contract'
import type { Label } from '@field/domain/kernel'
import { type ItemField, keptAgainst, lineDiff, type OfflineItem, partChanges } from '@field/domain/library'
import { findItems } from '../../library/found.ts'
import type { Library } from '../../library/use-library.ts'

export type Item = Reply<'GET /service-items/:id'>
export type Version = Reply<'GET /service-items/:id/versions'>['versions'][number]
export type Override = Reply<'GET /service-items/:id/overrides'>['overrides'][number]

/** A text in both languages as it is typed. */
export type Pair = { readonly zh: string; readonly en: string }
export type PartLine = {
  readonly partId: string
  readonly code: string
  readonly name: Label
  readonly quantity: number
}

/** An item as it is typed. */
export type Form = {
  readonly code: string
  readonly name: Pair
  readonly path: readonly Pair[]
  readonly minutes: number | null
  readonly parts: readonly PartLine[]
  readonly hints: readonly Pair[]
  readonly instruction: Pair
}

export const noText: Pair = { zh: '', en: '' }
export const emptyForm: Form = {
  code: '',
  name: noText,
  path: [noText],
  minutes: 30,
  parts: [],
  hints: [],
  instruction: noText,
}

export const pairOf = (label: Label | null): Pair => ({ zh: label?.['zh-CN'] ?? '', en: label?.en ?? '' })

export const labelOf = ({ zh, en }: Pair): { 'zh-CN': string; en?: string } => ({
  'zh-CN': zh.trim(),
  ...(en.trim() !== '' && { en: en.trim() }),
})

const isEmpty = ({ zh, en }: Pair): boolean => zh.trim() === '' && en.trim() === ''

/**
 * The item as headquarters has it. Whoever works at a site is told what holds there, so its own fields are taken from
 * the newest version instead: saved as they stand they would become everybody's.
 */
export function atHeadquarters(item: Item, versions: readonly Version[]): Item {
  const content = item.own.length === 0 ? undefined : versions[0]?.content
  if (!content) return item
  const parts = content.parts.map(({ partId, quantity }) => {
    const known = item.parts.find((part) => part.partId === partId)
    const { code = '', name = { 'zh-CN': partId.slice(-6) }, retired = false } = known ?? {}
    return { partId, quantity, code, name, retired }
  })
  return { ...item, ...content, path: [...content.path], hints: [...content.hints], parts, own: [] }
}

export const formOf = ({ code, label, path, minutes, parts, hints, instruction }: Item): Form => ({
  code,
  name: pairOf(label),
  path: path.length === 0 ? [noText] : path.map(pairOf),
  minutes,
  parts: parts.map(lineOf),
  hints: hints.map(pairOf),
  instruction: pairOf(instruction),
})

/** A part as it is typed; whether it is out of use changes meanwhile and is never kept with a draft. */
export const lineOf = ({ partId, code, name, quantity }: PartLine): PartLine => ({ partId, code, name, quantity })

/** The parts named here that are out of use now, by id. */
export const retiredIn = (
  ...named: readonly { readonly parts?: readonly { readonly partId: string; readonly retired?: boolean }[] }[]
): ReadonlySet<string> =>
  new Set(named.flatMap(({ parts = [] }) => parts.filter(({ retired }) => retired).map(({ partId }) => partId)))

/** What is sent of an item; lines with nothing in them are left out. */
export function contentOf({ name, path, minutes, parts, hints, instruction }: Form) {
  return {
    label: labelOf(name),
    path: path.filter((one) => !isEmpty(one)).map(labelOf),
    minutes: minutes ?? 0,
    parts: parts.map(({ partId, quantity }) => ({ partId, quantity })),
    hints: hints.filter((one) => !isEmpty(one)).map(labelOf),
    instruction: isEmpty(instruction)
      ? null
      : { 'zh-CN': instruction.zh.trimEnd(), ...(instruction.en.trim() !== '' && { en: instruction.en.trimEnd() }) },
  } satisfies Omit<Body<'PUT /service-items/:id'>, 'base'>
}

export const creationOf = (form: Form): Body<'POST /service-items'> => ({ code: form.code.trim(), ...contentOf(form) })

const halfEmpty = (pair: Pair): boolean => pair.zh.trim() === '' && pair.en.trim() !== ''

/** The first thing that an item lacks. */
export function lackIn(form: Form): 'codeFirst' | 'nameFirst' | 'minutesFirst' | 'emptyLine' | null {
  if (form.code.trim() === '') return 'codeFirst'
  if (form.name.zh.trim() === '') return 'nameFirst'
  if (form.minutes === null) return 'minutesFirst'
  return [...form.path, ...form.hints, form.instruction].some(halfEmpty) ? 'emptyLine' : null
}

/** Which question a refusal is about, by the path that the server names: "fields.parts.0.quantity", "label". */
export function fieldAt(
  path: string | null,
): 'code' | 'name' | 'path' | 'minutes' | 'parts' | 'hints' | 'instruction' | null {
  const [first = '', second = ''] = (path ?? '').split('.')
  const named = first === 'fields' ? second : first
  if (named === 'label') return 'name'
  const fields = ['code', 'path', 'minutes', 'parts', 'hints', 'instruction'] as const
  return fields.find((one) => one === named) ?? null
}

export type Shown = {
  readonly id: string
  readonly code: string
  readonly label: Label
  readonly minutes: number
  readonly parts: number
  readonly match: readonly (readonly number[])[]
}
export type Group = { readonly trade: Label | null; readonly items: readonly Shown[] }

const shownOf = (item: OfflineItem, match: Shown['match'] = []): Shown => ({
  id: item.id,
  code: item.code,
  label: item.label,
  minutes: item.minutes,
  parts: item.parts.length,
  match,
})

/** The trades of the library with how many items each has, the largest first. */
export function tradesIn({
  items,
}: Pick<Library, 'items'>): readonly { readonly trade: Label; readonly count: number }[] {
  const trades = new Map<string, { trade: Label; count: number }>()
  for (const { path } of items.values()) {
    const [trade] = path
    if (trade) trades.set(trade['zh-CN'], { trade, count: (trades.get(trade['zh-CN'])?.count ?? 0) + 1 })
  }
  return [...trades.values()].sort((a, b) => b.count - a.count)
}

/**
 * The list as it is shown: what was searched for by how well it was found, else by category below the trade, in order of
 * codes. At most `most` items, for a long list is no help.
 */
export function listed(
  { items, shelf }: Pick<Library, 'items' | 'shelf'>,
  { typed, trade, most }: { readonly typed: string; readonly trade: string | null; readonly most: number },
): { readonly groups: readonly Group[]; readonly count: number } {
  const within = (item: OfflineItem) => trade === null || item.path[0]?.['zh-CN'] === trade
  if (typed.trim() !== '') {
    const found = findItems(shelf, typed, items.size).filter(({ item }) => within(item))
    const shown = found.slice(0, most).map(({ item, match }) => shownOf(item, match))
    return { groups: shown.length === 0 ? [] : [{ trade: null, items: shown }], count: found.length }
  }
  const all = findItems(shelf, '', items.size).filter(({ item }) => within(item))
  const groups = new Map<string, { trade: Label | null; items: Shown[] }>()
  for (const { item } of all.slice(0, most)) {
    const place = (trade === null ? item.path[0] : (item.path[1] ?? item.path[0])) ?? null
    const key = place?.['zh-CN'] ?? ''
    const group = groups.get(key) ?? { trade: place, items: [] }
    groups.set(key, group)
    group.items.push(shownOf(item))
  }
  return { groups: [...groups.values()], count: all.length }
}

/** What a version changed, line by line; names of parts as they are known here. */
export type Change =
  | { readonly field: 'label' | 'path' | 'hints'; readonly before: readonly Label[]; readonly after: readonly Label[] }
  | { readonly field: 'minutes'; readonly before: number; readonly after: number }
  | { readonly field: 'parts'; readonly parts: ReturnType<typeof partChanges> }
  | { readonly field: 'instruction'; readonly lines: ReturnType<typeof lineDiff> }

export function changesOf(before: Version | undefined, { content: after, changed }: Version): readonly Change[] {
  if (!before) return []
  const { content } = before
  return changed.map((field): Change => {
    switch (field) {
      case 'minutes':
        return { field, before: content.minutes, after: after.minutes }
      case 'parts':
        return { field, parts: partChanges(content.parts, after.parts) }
      case 'instruction':
        return {
          field,
          lines: lineDiff(content.instruction?.['zh-CN'] ?? '', after.instruction?.['zh-CN'] ?? ''),
        }
      case 'label':
        return { field, before: [content.label], after: [after.label] }
      default:
        return { field, before: content[field], after: after[field] }
    }
  })
}

/** What headquarters changed after a branch set its own, of what the branch keeps: 总部已改. */
export function changedSince(
  { at, fields }: Pick<Override, 'at' | 'fields'>,
  versions: readonly Version[],
): readonly ItemField[] {
  if (!fields) return []
  const changed = new Set(versions.filter((version) => version.at > at).flatMap((version) => version.changed))
  return keptAgainst([...changed], fields)
}
