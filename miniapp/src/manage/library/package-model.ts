import type { Body, Reply } from '@field/contract'
import type { Label } from '@field/domain/kernel'
import { labelOf, noText, type Pair, pairOf } from './model.ts'

export type Package = Reply<'GET /packages'>['packages'][number]
export type Line = { readonly itemId: string; readonly code: string; readonly label: Label; readonly quantity: number }

/** A package as it is typed. */
export type PackageForm = {
  readonly name: Pair
  readonly summary: Pair
  readonly workType: string | null
  readonly lines: readonly Line[]
  readonly offered: boolean
}

export const emptyPackage: PackageForm = { name: noText, summary: noText, workType: null, lines: [], offered: true }

export const packageForm = ({ label, summary, workType, lines, retired }: Package): PackageForm => ({
  name: pairOf(label),
  summary: pairOf(summary),
  workType,
  lines: lines.map(({ itemId, code, label: name, quantity }) => ({ itemId, code, label: name, quantity })),
  offered: !retired,
})

export const packageBody = (form: PackageForm, base: number): Body<'PUT /packages/:key'> => ({
  base,
  label: labelOf(form.name),
  summary: labelOf(form.summary),
  workType: form.workType ?? '',
  lines: form.lines.map(({ itemId, quantity }) => ({ itemId, quantity })),
  retired: !form.offered,
})

export function lackInPackage(form: PackageForm): 'nameFirst' | 'typeFirst' | 'linesFirst' | null {
  if (form.name.zh.trim() === '') return 'nameFirst'
  if (form.workType === null) return 'typeFirst'
  return form.lines.length === 0 ? 'linesFirst' : null
}

export function packageFieldAt(path: string | null): 'name' | 'summary' | 'workType' | 'lines' | null {
  const [first = ''] = (path ?? '').split('.')
  if (first === 'label') return 'name'
  return (['summary', 'workType', 'lines'] as const).find((one) => one === first) ?? null
}

/** A key out of an id: it names the package in addresses and never changes. */
export const packageKey = (id: string): string => `p${id.replace(/[^a-z0-9]/g, '').slice(-10)}`
