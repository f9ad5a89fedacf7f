import type { ChecklistLine, FormSchema, Option } from '@field/domain/form'

const actions: readonly Option[] = [
  { value: 'replaced', label: { 'zh-CN': '更换', en: 'Replaced' } },
  { value: 'repaired', label: { 'zh-CN': '修复', en: 'Repaired' } },
  { value: 'cleared', label: { 'zh-CN': '疏通', en: 'Cleared' } },
  { value: 'cleaned', label: { 'zh-CN': '清洁', en: 'Cleaned' } },
  { value: 'checked', label: { 'zh-CN': '检查正常', en: 'Checked, fine' } },
]

const line = (key: string, zh: string, en: string): ChecklistLine => ({
  key,
  label: { 'zh-CN': zh, en },
  evidence: 'before_and_after',
  actions,
})

const celsius = { 'zh-CN': '℃', en: '℃' }

/** What the technician records at a commercial fridge: temperatures, fault, and each part looked at with evidence. */
export const repairForm: FormSchema = {
  version: 1,
  fields: [
    {
      key: 'before_temperature',
      kind: 'number',
      label: { 'zh-CN': '修前温度', en: 'Temperature before' },
      required: true,
      min: -60,
      max: 60,
      decimals: 1,
      unit: celsius,
    },
    {
      key: 'after_temperature',
      kind: 'number',
      label: { 'zh-CN': '修后温度', en: 'Temperature after' },
      help: { 'zh-CN': '修好后填', en: 'When repaired' },
      required: true,
      askedLast: true,
      min: -60,
      max: 60,
      decimals: 1,
      unit: celsius,
    },
    {
      key: 'fault_code',
      kind: 'select',
      label: { 'zh-CN': '故障代码', en: 'Fault code' },
      required: true,
      options: [
        { value: 'e1', label: { 'zh-CN': 'E1 温度传感器故障', en: 'E1 Temperature sensor' } },
        { value: 'e2', label: { 'zh-CN': 'E2 压缩机不启动', en: 'E2 Compressor does not start' } },
        { value: 'e3', label: { 'zh-CN': 'E3 制冷剂不足', en: 'E3 Low refrigerant' } },
        { value: 'e4', label: { 'zh-CN': 'E4 蒸发风机不转', en: 'E4 Evaporator fan stopped' } },
        { value: 'e5', label: { 'zh-CN': 'E5 化霜异常', en: 'E5 Defrost fault' } },
        { value: 'none', label: { 'zh-CN': '没有代码', en: 'No code' } },
      ],
    },
    {
      key: 'checklist',
      kind: 'checklist',
      label: { 'zh-CN': '检查清单', en: 'Checklist' },
      required: true,
      lines: [
        line('evaporator_fan', '蒸发风机', 'Evaporator fan'),
        line('start_capacitor', '启动电容', 'Start capacitor'),
        line('door_seal', '门封条', 'Door seal'),
        line('drain_hole', '排水孔', 'Drain hole'),
      ],
    },
    { key: 'notes', kind: 'long_text', label: { 'zh-CN': '备注', en: 'Notes' }, max: 1_000 },
    { key: 'customer_signature', kind: 'signature', label: { 'zh-CN': '客户签名', en: 'Customer’s signature' } },
  ],
}
