import type { Label, RefusalCode } from '@field/domain/kernel'

/** The columns of a sheet of price rules in their order, with what the heading says in Chinese. */
export const ruleColumns = {
  label: '名称',
  label_en: '英文名称',
  item_kind: '类别',
  item: '编码',
  contract: '合同',
  level: '级别',
  territory: '区划代码',
  tier: '档位',
  grade: '销量等级',
  from_day: '开始',
  until_day: '截止',
  method: '计价方式',
  price: '价格',
  base_label: '基价名称',
  additions: '加成',
  ladder: '阶梯',
  table: '城市热度表',
  minimum: '最低',
  maximum: '最高',
  condition: '条件',
} as const
export type RuleColumn = keyof typeof ruleColumns

export const itemKinds = { service_item: '项目', part: '备件', surcharge: '附加费', category: '分类' } as const
export const methodKinds = {
  fixed: '一口价',
  per_unit: '单价',
  base_plus: '基价加成',
  graduated: '分段累计',
  volume: '整量阶梯',
  city_heat: '城市热度',
} as const

/** What is wrong with one cell of a row. */
export type CellFault = { readonly column: RuleColumn; readonly code: RefusalCode; readonly words: Label }

const sayings: { readonly [code in RefusalCode]?: Label } = {
  required: { 'zh-CN': '不能为空', en: 'must not be empty' },
  wrong_format: { 'zh-CN': '格式不对', en: 'is not written as it should be' },
  not_an_option: { 'zh-CN': '没有这个选项', en: 'is not one of the choices' },
  amount_invalid: { 'zh-CN': '金额不对', en: 'is not an amount' },
  item_unknown: { 'zh-CN': '没有这个项目', en: 'names no service item' },
  part_unknown: { 'zh-CN': '没有这个备件', en: 'names no part' },
  too_small: { 'zh-CN': '太小或早于前面的值', en: 'is too small or before what precedes it' },
  too_large: { 'zh-CN': '太大', en: 'is too large' },
  too_few: { 'zh-CN': '太少', en: 'has too few entries' },
  too_many: { 'zh-CN': '太多', en: 'has too many entries' },
  too_long: { 'zh-CN': '太长', en: 'is too long' },
  not_unique: { 'zh-CN': '重复', en: 'names something twice' },
  unknown_field: { 'zh-CN': '不该填写', en: 'should be left empty' },
}
const plainly: Label = { 'zh-CN': '不能使用', en: 'cannot be used' }

export const cellFault = (column: RuleColumn, code: RefusalCode): CellFault => ({
  column,
  code,
  words: sayings[code] ?? plainly,
})

/** `row` null: a rule that is there already. */
export const tieFault = (row: number | null): CellFault => ({
  column: 'item',
  code: 'price_ambiguous',
  words:
    row === null
      ? { 'zh-CN': '与已有规则同时有效', en: 'holds for the same case as a rule that is there' }
      : { 'zh-CN': `与第 ${row} 行同时有效`, en: `holds for the same case as row ${row}` },
})
