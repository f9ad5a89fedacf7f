import type { Label } from '@field/domain/kernel'
import type { NoticeTemplate } from '@field/domain/notice'
import type { StatusCategory } from '@field/domain/work-order'

const words = (zh: string, en: string): Label => ({ 'zh-CN': zh, en })

/** Five Chinese characters at most, so that it fits a `phrase`. */
export const statusWords: Readonly<Record<StatusCategory, Label>> = {
  new: words('待派单', 'To be assigned'),
  assigned: words('待接单', 'Assigned'),
  in_progress: words('服务中', 'In progress'),
  paused: words('已暂停', 'Paused'),
  awaiting_parts: words('待配件', 'Awaiting parts'),
  awaiting_acceptance: words('待验收', 'To be checked'),
  rework: words('返工中', 'Rework'),
  completed: words('已完成', 'Completed'),
  settled: words('已结算', 'Settled'),
  closed: words('已关闭', 'Closed'),
  cancelled: words('已取消', 'Cancelled'),
  cannot_complete: words('无法完成', 'Cannot be done'),
}

/** Twenty characters at most in either language: a `thing` holds no more. */
export const hints: Readonly<Record<NoticeTemplate, Label>> = {
  received: words('正在为您安排师傅', 'Finding a technician'),
  assigned: words('师傅出发前会再通知您', 'More before the trip'),
  on_the_way: words('请保持电话畅通', 'Keep your phone on'),
  awaiting_acceptance: words('请逐项验收', 'Check line by line'),
  completed: words('欢迎评价本次服务', 'Please rate the job'),
  cancelled: words('如仍需要，请重新报修', 'Report anew any time'),
  task_assigned: words('请尽快接单', 'Please accept soon'),
  task_urged: words('请尽快处理', 'Please act soon'),
  task_returned: words('请安排返工', 'Please plan rework'),
  unassigned: words('请人工派单', 'Assign it by hand'),
  reminder: words('快到时限，请处理', 'Due soon, please act'),
  escalated: words('已超时，请跟进', 'Overdue, follow up'),
  told: words('请打开查看', 'Open to read'),
  quote_offered: words('请确认报价', 'Please answer it'),
  quote_decided: words('客户已答复报价', 'Answer to your quote'),
  report_ready: words('可查看回执单', 'Open your report'),
  settlement_moved: words('结算有新进展', 'A step further'),
  form_changed: words('表单有变化，请查看', 'The form has changed'),
}

export const said = {
  received: words('已受理', 'Received'),
  technicianKnown: words('已安排师傅上门', 'Technician assigned'),
  someone: words('服务人员', 'Technician'),
  urgent: words('紧急', 'Urgent'),
  ordinary: words('普通', 'Ordinary'),
  sentBack: words('验收退回', 'Acceptance'),
  waiting: words('客户在等，请尽快处理', 'Customer is waiting'),
  again: (lines: number): Label => words(`${lines} 项需要返工`, `${lines} lines to redo`),
  rework: words('需要返工', 'To be redone'),
} as const
