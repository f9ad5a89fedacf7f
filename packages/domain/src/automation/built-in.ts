import { day, hour, minute } from '../kernel/index.ts'
import type { AutomationRule } from './rule.ts'

const minutes = (span: number): number => span / minute
const morning = minutes(8 * hour)

/** Answers of a lead that nobody told, as the desk would put them before it asks. */
const lead = { customer_kind: 'ordinary', wish: 'quote' } as const

/** Ready rules that an organization turns on with one tap; the work types named are those of the presets. */
export const builtInRules: readonly AutomationRule[] = [
  {
    key: 'request_timed_out',
    label: { 'zh-CN': '服务超时', en: 'Request timed out' },
    when: { on: 'event', kind: 'escalated' },
    then: [
      {
        do: 'escalate',
        whom: ['manager'],
        words: { 'zh-CN': '工单已超过承诺时间，请跟进', en: 'A promise was missed; please follow up' },
      },
      { do: 'tag', tags: ['timed_out'] },
    ],
  },
  {
    key: 'complaint_level',
    label: { 'zh-CN': '投诉升级', en: 'Complaint level reached' },
    when: { on: 'answer', field: 'complaint_level', change: 'set' },
    if: {
      op: 'in',
      at: { from: 'answer', key: 'complaint_level' },
      values: ['serious', 'critical', 'level_2', 'level_3'],
    },
    then: [
      { do: 'tag', tags: ['complaint'] },
      {
        do: 'escalate',
        whom: ['manager'],
        words: { 'zh-CN': '收到严重投诉，请立即处理', en: 'A serious complaint needs you now' },
      },
    ],
  },
  {
    key: 'serious_complaint',
    label: { 'zh-CN': '餐饮重大投诉', en: 'Serious complaint of a guest' },
    when: { on: 'event', kind: 'reported' },
    workTypes: ['catering_complaint'],
    if: { op: 'contains', at: { from: 'order', key: 'tags' }, value: 'high_priority' },
    then: [
      { do: 'tag', tags: ['complaint'] },
      {
        do: 'escalate',
        whom: ['manager'],
        words: { 'zh-CN': '收到严重投诉，请立即处理', en: 'A serious complaint needs you now' },
      },
    ],
  },
  {
    key: 'warranty_ending',
    label: { 'zh-CN': '质保或合同即将到期', en: 'Warranty or contract about to end' },
    when: { on: 'schedule', at: morning, over: { kind: 'warranties', days: 30 } },
    then: [
      {
        do: 'create_work_order',
        workType: 'sales_lead',
        answers: {
          ...lead,
          company: { from: 'item', key: 'place' },
          contact: { from: 'item', key: 'owner' },
          product_line: 'service',
        },
        tags: ['warranty_ending'],
      },
    ],
  },
  {
    key: 'third_identical_fault',
    label: { 'zh-CN': '同型号同故障三次', en: 'Third identical fault' },
    when: { on: 'repeat', field: 'fault_code', times: 3, days: 90 },
    // "No code" is an answer too, and no fault.
    if: { op: 'not_equals', at: { from: 'answer', key: 'fault_code' }, value: 'none' },
    then: [
      {
        do: 'create_work_order',
        workType: 'quality_improvement',
        answers: {
          model: { from: 'asset', key: 'model' },
          fault_code: { from: 'answer', key: 'fault_code' },
          fault_count: { from: 'item', key: 'count' },
          linked_orders: { from: 'item', key: 'numbers' },
          severity: 'function',
        },
        tags: ['third_fault'],
      },
    ],
  },
  {
    key: 'low_rating',
    label: { 'zh-CN': '低分回访', en: 'Call back after a low rating' },
    when: { on: 'event', kind: 'rated' },
    if: { op: 'less_or_equal', at: { from: 'order', key: 'stars' }, value: 2 },
    then: [
      { do: 'tag', tags: ['low_rating'] },
      {
        do: 'notify',
        whom: ['manager'],
        words: { 'zh-CN': '客户打了低分，请在一天内回访', en: 'A low rating: call back within a day' },
      },
    ],
  },
  {
    key: 'maintenance_due',
    label: { 'zh-CN': '保养到期', en: 'Maintenance due' },
    when: { on: 'schedule', at: morning, over: { kind: 'maintenance', days: 180 } },
    then: [
      {
        do: 'create_work_order',
        workType: 'equipment_maintenance',
        answers: { occasion: 'planned', machine: { from: 'item', key: 'asset_id' } },
        tags: ['maintenance_due'],
      },
    ],
  },
  {
    key: 'district_over_threshold',
    label: { 'zh-CN': '区县月单量超过 100', en: 'More than 100 orders of a district in a month' },
    when: { on: 'event', kind: 'reported' },
    once: 'territory_month',
    if: { op: 'greater', at: { from: 'order', key: 'territory_month_orders' }, value: 100 },
    then: [
      {
        do: 'notify',
        whom: ['manager'],
        words: {
          'zh-CN': '本区县本月已超过 100 单，请看人手和价格要不要调',
          en: 'Over 100 orders this month in this district',
        },
      },
    ],
  },
  {
    key: 'satisfaction_survey',
    label: { 'zh-CN': '完工次日满意度调查', en: 'Survey a day after closing' },
    when: { on: 'closed' },
    afterMinutes: minutes(day),
    if: { op: 'in', at: { from: 'order', key: 'status' }, values: ['completed', 'settled', 'closed'] },
    then: [
      {
        do: 'notify',
        whom: ['customer'],
        words: { 'zh-CN': '这次服务您满意吗？点开评价', en: 'How was it? Tap to rate' },
      },
    ],
  },
  {
    key: 'order_unpaid',
    label: { 'zh-CN': '订单未支付', en: 'Order not paid' },
    when: { on: 'hook', event: 'order_unpaid' },
    then: [
      {
        do: 'create_work_order',
        workType: 'sales_lead',
        answers: {
          ...lead,
          company: { from: 'item', key: 'company' },
          contact: { from: 'item', key: 'contact' },
          contact_phone: { from: 'item', key: 'phone' },
          product_line: 'equipment',
        },
        tags: ['unpaid'],
      },
    ],
  },
  {
    key: 'abnormal_reading',
    label: { 'zh-CN': '设备数据异常', en: 'Abnormal reading of a device' },
    when: { on: 'hook', event: 'abnormal_reading' },
    then: [{ do: 'create_work_order', workType: 'appliance_repair', urgent: true, tags: ['abnormal'] }],
  },
]
