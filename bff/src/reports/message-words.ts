import { type Label, type Language, say } from '@field/domain/kernel'
import type { NoticeTemplate } from '@field/domain/notice'

const label = (chinese: string, english: string): Label => ({ 'zh-CN': chinese, en: english })

const words: Readonly<Record<NoticeTemplate, Label>> = {
  received: label('报修已收到', 'Report received'),
  assigned: label('已安排师傅', 'Technician assigned'),
  on_the_way: label('师傅已出发', 'Technician on the way'),
  awaiting_acceptance: label('修好了，等您验收', 'Repaired, please check'),
  completed: label('已完工', 'Completed'),
  cancelled: label('工单已取消', 'Order cancelled'),
  task_assigned: label('新任务', 'New task'),
  task_urged: label('客户在催', 'The customer is waiting'),
  task_returned: label('有几项要返工', 'Items to redo'),
  unassigned: label('有单没派出去', 'An order has nobody'),
  reminder: label('快到时限了', 'Due soon'),
  escalated: label('已超时', 'Overdue'),
  told: label('工单提醒', 'About an order'),
  form_changed: label('表单有变化', 'The form has changed'),
  quote_offered: label('报价待您确认', 'A quote to approve'),
  quote_decided: label('客户答复了报价', 'The customer answered the quote'),
  settlement_moved: label('结算有进展', 'Settlement moved on'),
  report_ready: label('回执单已出', 'Service report ready'),
}

/** What a message tells, by its template; of one that this version does not know, its own name. */
export const messageWords = (template: string, language: Language): string =>
  template in words ? say(words[template as NoticeTemplate], language) : template
