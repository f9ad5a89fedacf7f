import type { Label, RefusalCode } from '@field/domain/kernel'

/** The columns of a sheet of service items in their order, with what the heading says in Chinese. */
export const itemColumns = {
  code: '编码',
  name: '名称',
  name_en: '英文名称',
  path: '类目',
  path_en: '英文类目',
  minutes: '工时（分钟）',
  parts: '备件',
  hints: '现场提示',
  hints_en: '英文现场提示',
  instruction: '作业说明',
  instruction_en: '英文作业说明',
  retired: '停用',
} as const
export type ItemColumn = keyof typeof itemColumns

/** Cells of a row by column; a column that the sheet does not have is left out. */
export type Cells = { readonly [C in ItemColumn]?: string }

/** What is wrong with one cell of a row, in words for whoever made the sheet. */
export type CellFault = { readonly column: ItemColumn; readonly code: RefusalCode; readonly words: Label }

const sayings: { readonly [code in RefusalCode]?: Label } = {
  required: { 'zh-CN': '不能为空', en: 'must not be empty' },
  not_unique: { 'zh-CN': '在表内重复', en: 'stands in the sheet twice' },
  wrong_format: { 'zh-CN': '格式不对', en: 'is not written as it should be' },
  wrong_kind: { 'zh-CN': '应为整数', en: 'must be a whole number' },
  too_small: { 'zh-CN': '太小', en: 'is too small' },
  too_large: { 'zh-CN': '太大', en: 'is too large' },
  too_long: { 'zh-CN': '太长', en: 'is too long' },
  too_many: { 'zh-CN': '太多', en: 'has too many entries' },
  part_unknown: { 'zh-CN': '没有这个备件', en: 'names a part that is not there' },
  quantity_invalid: { 'zh-CN': '数量应为 1 到 99', en: 'has a quantity that is not from 1 to 99' },
  not_an_option: { 'zh-CN': '应为“是”或“否”', en: 'must be yes or no' },
}

/** `names`: what in the cell it is about, such as the code of a part. */
export function cellFault(column: ItemColumn, code: RefusalCode, names?: string): CellFault {
  const words = sayings[code] ?? { 'zh-CN': '不能使用', en: 'cannot be used' }
  const about = names === undefined ? '' : `${names} `
  return { column, code, words: { 'zh-CN': `${about}${words['zh-CN']}`, en: `${about}${words.en}` } }
}
