import type { Label } from '@field/domain/kernel'
import type { Cell } from '../platform/sheets/sheet.ts'
import { itemColumns } from './columns.ts'
import { type NamedParts, namedPart } from './part-names.ts'
import type { KeptItem } from './row.ts'

export const heading: readonly string[] = Object.values(itemColumns)

const lines = (labels: readonly Label[], language: keyof Label, between: string): string =>
  labels.some((label) => label[language] !== undefined)
    ? labels.map((label) => label[language] ?? '').join(between)
    : ''

/** An item as a row of the sheet, which reading gives back as it was. */
export function itemRow({ code, content, retiredAt }: KeptItem, parts: NamedParts): readonly Cell[] {
  const { label, path, minutes, parts: required, hints, instruction } = content
  const cells: { readonly [C in keyof typeof itemColumns]: Cell } = {
    code,
    name: label['zh-CN'],
    name_en: label.en ?? '',
    path: lines(path, 'zh-CN', '/'),
    path_en: lines(path, 'en', '/'),
    minutes,
    parts: required.map((part) => `${namedPart(part, parts).code}*${part.quantity}`).join(' '),
    hints: lines(hints, 'zh-CN', '\n'),
    hints_en: lines(hints, 'en', '\n'),
    instruction: instruction?.['zh-CN'] ?? '',
    instruction_en: instruction?.en ?? '',
    retired: retiredAt === null ? '否' : '是',
  }
  return Object.keys(itemColumns).map((column) => cells[column as keyof typeof itemColumns])
}
