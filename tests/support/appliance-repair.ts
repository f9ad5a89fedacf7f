import type { ChecklistLine, Option } from '@field/domain/form'
import type { Label } from '@field/domain/kernel'
import type { WorkTypeDefinition } from '@field/domain/workflow'

const zh = (text: string, en?: string): Label => (en ? { 'zh-CN': text, en } : { 'zh-CN': text })
const options = (...values: readonly (readonly [string, string])[]): Option[] =>
  values.map(([value, text]) => ({ value, label: zh(text) }))
const replaced = options(['replaced', '更换'], ['cleared', '疏通'])
const line = (key: string, text: string): ChecklistLine => ({
  key,
  label: zh(text),
  evidence: 'before_and_after',
  actions: replaced,
})

/** The checklist lines of the repair, which the store judges one by one. */
export const repairLines = ['fan', 'capacitor', 'door_seal', 'drain'] as const

/** 家电维修 as the tests know it: repair → acceptance by the store → the customer confirms → settled. */
export const applianceRepair: WorkTypeDefinition = {
  key: 'appliance_repair',
  label: zh('家电维修', 'Appliance repair'),
  stages: [
    { key: 'reported', label: zh('已报修', 'Reported') },
    { key: 'repair', label: zh('维修', 'Repair') },
    { key: 'acceptance', label: zh('验收', 'Check') },
    { key: 'confirm', label: zh('确认', 'Confirm') },
    { key: 'done', label: zh('完成', 'Done') },
  ],
  report: {
    version: 1,
    fields: [
      {
        key: 'faults',
        kind: 'multi_select',
        label: zh('哪里不对劲？'),
        options: options(['not_cooling', '不制冷'], ['frost', '结霜结冰'], ['leak', '漏水'], ['noise', '声音大']),
      },
      { key: 'words', kind: 'long_text', label: zh('说说情况'), max: 500 },
      { key: 'photos', kind: 'photo', label: zh('照片'), max: 9 },
      { key: 'voice', kind: 'audio', label: zh('语音'), max: 1 },
    ],
    atLeastOneOf: [['faults', 'words', 'photos', 'voice']],
  },
  start: 'repair',
  reworkTo: 'repair',
  visitItem: 'VISIT',
  nodes: [
    {
      key: 'repair',
      kind: 'task',
      work: 'visit',
      label: zh('上门维修', 'Visit'),
      stage: 'repair',
      assignee: [
        { by: 'previous_handler', node: 'repair' },
        { by: 'nearest_idle', skills: ['refrigeration'] },
      ],
      parts: true,
      services: true,
      limits: { acceptMinutes: 10, arriveMinutes: 60, finishMinutes: 240 },
      form: {
        version: 1,
        fields: [
          {
            key: 'before_celsius',
            kind: 'number',
            label: zh('修前温度'),
            required: true,
            min: -60,
            max: 60,
            decimals: 1,
          },
          {
            key: 'fault_code',
            kind: 'select',
            label: zh('故障代码'),
            required: true,
            options: options(['e4', 'E4 蒸发风机不转'], ['e1', 'E1 传感器']),
          },
          {
            key: 'checklist',
            kind: 'checklist',
            label: zh('检查清单'),
            required: true,
            lines: [
              line('fan', '蒸发风机'),
              line('capacitor', '启动电容'),
              line('door_seal', '门封条'),
              line('drain', '排水孔'),
            ],
          },
          { key: 'internal_note', kind: 'long_text', label: zh('内部备注'), max: 500 },
          {
            key: 'after_celsius',
            kind: 'number',
            label: zh('修后温度'),
            required: true,
            min: -60,
            max: 60,
            decimals: 1,
            askedLast: true,
          },
        ],
      },
      operations: {
        handler: [
          'accept',
          'decline',
          'travel',
          'arrive',
          'save_draft',
          'pick_parts',
          'complete',
          'pause',
          'resume',
          'transfer',
          'comment',
        ],
        dispatcher: ['assign', 'transfer', 'urge', 'comment', 'cancel'],
        customer: ['urge', 'comment', 'cancel'],
      },
      next: [{ to: 'acceptance' }],
    },
    {
      key: 'acceptance',
      kind: 'task',
      work: 'acceptance',
      judges: 'repair',
      label: zh('门店验收', 'Store acceptance'),
      stage: 'acceptance',
      assignee: [{ by: 'store' }],
      operations: {
        handler: ['complete', 'save_draft', 'comment'],
        dispatcher: ['urge', 'comment', 'cancel'],
        customer: ['comment'],
      },
      next: [{ to: 'confirm' }],
    },
    {
      key: 'confirm',
      kind: 'task',
      work: 'confirm',
      judges: 'repair',
      label: zh('客户确认', 'Customer confirms'),
      stage: 'confirm',
      assignee: [{ by: 'customer' }],
      operations: {
        handler: ['complete', 'return', 'comment'],
        dispatcher: ['urge', 'comment'],
        customer: ['complete', 'return', 'comment', 'rate'],
      },
      next: [{ to: 'settle' }],
    },
    {
      key: 'settle',
      kind: 'auto',
      action: 'settle',
      confirmUpTo: 60_000,
      label: zh('结算', 'Settle'),
      stage: 'done',
      next: [{ to: 'end' }],
    },
    { key: 'end', kind: 'end', outcome: 'completed', label: zh('完成', 'Done'), stage: 'done' },
  ],
}
