import type { ConditionReference } from '@field/domain/condition'
import type { Answer, Answers, Field, FormSchema, Option } from '@field/domain/form'

const label = (words: string) => ({ 'zh-CN': words })
const options = (...values: readonly string[]): readonly Option[] =>
  values.map((value) => ({ value, label: label(value) }))
export type Equals = { readonly op: 'equals'; readonly at: ConditionReference; readonly value: string }
const when = (key: string, value: string): Equals => ({ op: 'equals', at: { from: 'answer', key }, value })

/**
 * A repair report of twenty fields, of which nine are shown or wanted only after certain answers. It uses what the
 * other two can say as well: one equality a condition, and kinds that are one JSON value.
 */
export const benchFields = [
  { key: 'fault', kind: 'select', label: label('故障'), required: true, options: options('leak', 'noise', 'dead') },
  { key: 'urgency', kind: 'select', label: label('紧急程度'), required: true, options: options('low', 'high') },
  { key: 'symptoms', kind: 'multi_select', label: label('现象'), options: options('ice', 'hot', 'drip', 'smell') },
  {
    key: 'leak_place',
    kind: 'select',
    label: label('漏点'),
    visible: when('fault', 'leak'),
    required: true,
    options: options('pipe', 'valve', 'weld'),
  },
  { key: 'gas', kind: 'text', label: label('冷媒'), visible: when('fault', 'leak'), min: 2, max: 10 },
  { key: 'pressure', kind: 'number', label: label('压力'), visible: when('fault', 'leak'), min: 0, max: 40 },
  {
    key: 'noise_level',
    kind: 'number',
    label: label('噪声'),
    visible: when('fault', 'noise'),
    required: true,
    min: 0,
    max: 140,
  },
  { key: 'before', kind: 'number', label: label('修前温度'), required: true, min: -60, max: 60 },
  { key: 'after', kind: 'number', label: label('修后温度'), required: true, min: -60, max: 60 },
  { key: 'warranty', kind: 'select', label: label('保修'), required: true, options: options('yes', 'no') },
  { key: 'warranty_no', kind: 'serial', label: label('保修单'), visible: when('warranty', 'yes'), required: true },
  {
    key: 'amount',
    kind: 'money',
    label: label('金额'),
    visible: when('warranty', 'no'),
    required: true,
    max: 5_000_000,
  },
  { key: 'paid_by', kind: 'text', label: label('付款人'), visible: when('warranty', 'no'), max: 20 },
  { key: 'reason', kind: 'text', label: label('原因'), required: when('urgency', 'high'), max: 50 },
  { key: 'contact', kind: 'text', label: label('联系人'), required: true, min: 1, max: 20 },
  { key: 'phone', kind: 'phone', label: label('电话'), required: true },
  { key: 'email', kind: 'text', label: label('邮箱'), format: 'email' },
  { key: 'photos', kind: 'photo', label: label('照片'), required: true, min: 1, max: 9 },
  { key: 'rating', kind: 'rating', label: label('评分') },
  { key: 'notes', kind: 'long_text', label: label('备注'), required: when('fault', 'dead'), max: 500 },
] as const satisfies readonly Field[]

export const benchForm: FormSchema = { version: 1, fields: benchFields }

export const judged: readonly Field[] = benchFields
export const serialPattern = '^[A-Za-z0-9][A-Za-z0-9 ./_-]{0,63}$'
export const phonePattern = '^1[3-9]\\d{9}$'
export const emailPattern = '^[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+$'

const common = {
  urgency: 'low',
  symptoms: ['ice', 'drip'],
  before: 12.5,
  after: -18.4,
  contact: '王小明',
  phone: '13800138000',
  email: 'ming@example.cn',
  photos: ['a', 'b', 'c'],
  rating: 5,
  notes: '门封老化，已换新。',
}
const paid = { warranty: 'no', amount: 32_000, paid_by: '门店' }
const covered = { warranty: 'yes', warranty_no: 'W-2309-01187' }
const sound: readonly Answers[] = [
  { ...common, ...paid, fault: 'leak', leak_place: 'weld', gas: 'R290', pressure: 12 },
  { ...common, ...covered, fault: 'noise', noise_level: 71 },
  { ...common, ...paid, fault: 'dead', urgency: 'high', reason: '冷库' },
  { ...common, ...covered, fault: 'leak', leak_place: 'pipe' },
]
const wrongs: readonly { readonly [key: string]: Answer | undefined }[] = [
  { after: 99 },
  { contact: undefined },
  { phone: '12345' },
  { photos: [] },
  { fault: 'burnt' },
  { warranty: undefined },
]
const without = (answers: { readonly [key: string]: Answer | undefined }): Answers =>
  Object.fromEntries(Object.entries(answers).flatMap(([key, one]) => (one === undefined ? [] : [[key, one] as const])))

/** What is judged in turn: four forms that are sound, and each of them with one thing wrong, half and half. */
export const benchAnswers: readonly Answers[] = sound.flatMap((answers) => [
  ...wrongs.map(() => answers),
  ...wrongs.map((wrong) => without({ ...answers, ...wrong })),
])
