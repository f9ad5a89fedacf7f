/** One keyword of a template: `key` is what `data` must carry, `label` what the person reads. */
export type TemplateKeyword = { readonly key: string; readonly label: string; readonly example: string }

/** A message template as chosen in the mini-program's back office. */
export type SandboxTemplate = {
  readonly id: string
  readonly title: string
  readonly type: 'one_time' | 'long_term'
  readonly keywords: readonly TemplateKeyword[]
  /** For `enum` keys: the values that may be sent. */
  readonly enums?: Readonly<Record<string, readonly string[]>>
}

export type TemplateName =
  | 'received'
  | 'assigned'
  | 'on_the_way'
  | 'awaiting_acceptance'
  | 'quote_offered'
  | 'settlement_moved'
  | 'done'
  | 'task_assigned'
  | 'task_urged'
  | 'task_returned'

/** The library that the stand-in starts with. `name` is how the product refers to it in configuration. */
export type NamedTemplate = SandboxTemplate & {
  readonly name: TemplateName
  readonly audience: 'customer' | 'technician'
}

export const templates: readonly NamedTemplate[] = [
  {
    id: 'q6o0JOsnEnYKB6LouXtEasZBAurXLYODbgBIluZJiaU',
    name: 'received',
    audience: 'customer',
    title: '报修受理通知',
    type: 'one_time',
    keywords: [
      { key: 'character_string1', label: '工单编号', example: 'SH261122001' },
      { key: 'thing2', label: '报修内容', example: '挂式空调不制冷' },
      { key: 'phrase3', label: '当前进度', example: '已受理' },
      { key: 'time4', label: '预计时间', example: '2026年11月22日 15:00' },
      { key: 'thing5', label: '温馨提示', example: '正在为您安排师傅' },
    ],
  },
  {
    id: '5QJvIpsfsmNoIsvyu1foyNnSDfShlDmcnxb4hSw1Qwc',
    name: 'assigned',
    audience: 'customer',
    title: '派单成功提醒',
    type: 'one_time',
    keywords: [
      { key: 'character_string1', label: '工单编号', example: 'SH261122001' },
      { key: 'thing2', label: '服务项目', example: '空调维修' },
      { key: 'name3', label: '服务人员', example: '李师傅' },
      { key: 'time4', label: '预计上门时间', example: '2026年11月22日 14:00~2026年11月22日 16:00' },
      { key: 'thing5', label: '备注', example: '出发前会再通知您' },
    ],
  },
  {
    id: 'hnIZLmAOCcGbvbPnbh7PQXluYhhvkKGMDU3jL6KOifU',
    name: 'on_the_way',
    audience: 'customer',
    title: '师傅出发提醒',
    type: 'one_time',
    keywords: [
      { key: 'character_string1', label: '工单编号', example: 'SH261122001' },
      { key: 'name2', label: '服务人员', example: '李师傅' },
      { key: 'time3', label: '预计到达时间', example: '2026年11月22日 14:30' },
      { key: 'thing4', label: '服务地址', example: '南京西路门店' },
      { key: 'thing5', label: '温馨提示', example: '请保持电话畅通' },
    ],
  },
  {
    id: 'C_i6NY5RgRf4sqEXdV-G0dZn2BI_kpUwOycOdlWl2iI',
    name: 'awaiting_acceptance',
    audience: 'customer',
    title: '待验收提醒',
    type: 'one_time',
    keywords: [
      { key: 'character_string1', label: '工单编号', example: 'SH261122001' },
      { key: 'thing2', label: '服务项目', example: '空调维修' },
      { key: 'time3', label: '完工时间', example: '2026年11月22日 16:10' },
      { key: 'time4', label: '验收期限', example: '2026年11月24日 16:10' },
      { key: 'thing5', label: '温馨提示', example: '请逐项验收' },
    ],
  },
  {
    id: 'Vw3fUq8ZrT1mYc5HkXbN0aLeSgJ7oPdi2-QtCxMyR9E',
    name: 'quote_offered',
    audience: 'customer',
    title: '报价确认提醒',
    type: 'one_time',
    keywords: [
      { key: 'character_string1', label: '工单编号', example: 'SH261122001' },
      { key: 'thing2', label: '服务项目', example: '空调维修' },
      { key: 'name3', label: '服务人员', example: '李师傅' },
      { key: 'time4', label: '报价时间', example: '2026年11月22日 14:40' },
      { key: 'thing5', label: '温馨提示', example: '请确认报价' },
    ],
  },
  {
    id: 'kD2yQ0sVb9nHf6RzWm4uPcXeJt8LoAg1iT5-UqCxEwY',
    name: 'settlement_moved',
    audience: 'technician',
    title: '结算进度提醒',
    type: 'one_time',
    keywords: [
      { key: 'character_string1', label: '工单编号', example: 'SH261122001' },
      { key: 'thing2', label: '服务项目', example: '空调维修' },
      { key: 'time3', label: '更新时间', example: '2026年11月22日 14:40' },
      { key: 'thing4', label: '结算进度', example: '结算单已确认' },
    ],
  },
  {
    id: '-YnCorlDU2qLOPGKkM1KoqVGKkt9g6bktt1sPEJgHd0',
    name: 'done',
    audience: 'customer',
    title: '服务完成通知',
    type: 'one_time',
    keywords: [
      { key: 'character_string1', label: '工单编号', example: 'SH261122001' },
      { key: 'thing2', label: '服务项目', example: '空调维修' },
      { key: 'time3', label: '完成时间', example: '2026年11月22日 17:00' },
      { key: 'name4', label: '服务人员', example: '李师傅' },
      { key: 'thing5', label: '温馨提示', example: '欢迎评价本次服务' },
    ],
  },
  {
    id: 'pCUrw9ZjfDnD4ijX462zWSbt-c89n5j4OUZn_LDEVrs',
    name: 'task_assigned',
    audience: 'technician',
    title: '新任务提醒',
    type: 'one_time',
    keywords: [
      { key: 'character_string1', label: '工单编号', example: 'SH261122001' },
      { key: 'thing2', label: '服务项目', example: '空调维修' },
      { key: 'thing3', label: '服务地点', example: '静安区南京西路门店' },
      { key: 'time4', label: '预约时间', example: '2026年11月22日 14:00' },
      { key: 'phrase5', label: '紧急程度', example: '普通' },
    ],
  },
  {
    id: 'ZRonQMsSNG_tvYpD3WynnbaZSZ9DDreJNiOqzMBmOUk',
    name: 'task_urged',
    audience: 'technician',
    title: '催办提醒',
    type: 'one_time',
    keywords: [
      { key: 'character_string1', label: '工单编号', example: 'SH261122001' },
      { key: 'thing2', label: '催办内容', example: '客户询问何时上门' },
      { key: 'number3', label: '催办次数', example: '1' },
      { key: 'time4', label: '处理期限', example: '2026年11月22日 18:00' },
      { key: 'phrase5', label: '当前状态', example: '未接单' },
    ],
  },
  {
    id: 'ouD7wSMufgA-b5yabzF24ORyHBAsbqMffZmth_rUDLM',
    name: 'task_returned',
    audience: 'technician',
    title: '工单退回提醒',
    type: 'one_time',
    keywords: [
      { key: 'character_string1', label: '工单编号', example: 'SH261122001' },
      { key: 'thing2', label: '退回原因', example: '照片不清晰' },
      { key: 'phrase3', label: '退回环节', example: '完工检查' },
      { key: 'time4', label: '退回时间', example: '2026年11月22日 16:30' },
      { key: 'time5', label: '处理期限', example: '2026年11月23日 12:00' },
    ],
  },
]

/** The `content` that WeChat's template list gives: one line of label and key for each keyword. */
export const contentOf = (template: SandboxTemplate): string =>
  template.keywords.map(({ key, label }) => `${label}:{{${key}.DATA}}\n`).join('')

/** The `example` that WeChat's template list gives. */
export const exampleOf = (template: SandboxTemplate): string =>
  template.keywords.map(({ label, example }) => `${label}:${example}\n`).join('')
