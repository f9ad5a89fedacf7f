import type { AutomationRule, RuleAction } from '@field/domain/automation'
import { type Label, type Refusal, say } from '@field/domain/kernel'
import type { About } from './open-order.ts'

/** Why a rule opens an order, for whoever reads the order: the rule, and the order, thing or event that it fired on. */
export function causeInWords({ label }: AutomationRule, about: About, why: Readonly<Record<string, unknown>>): string {
  const { asset, event, id, order } = why
  const from =
    about.order !== null
      ? `起因工单 ${about.order.number}`
      : typeof asset === 'string'
        ? `起因设备 ${asset}`
        : typeof event === 'string'
          ? `外部通知 ${event} ${String(order ?? id ?? '')}`.trim()
          : '定时触发'
  return `由规则“${say(label, 'zh-CN')}”自动开单，${from}`
}

/** What an action lacks, in words for the log. */
export function lackInWords(action: RuleAction, { code, path }: Pick<Refusal, 'code' | 'path'>): Label {
  if (action.do === 'create_work_order') {
    const type = action.workType
    if (path === 'workType' && (code === 'not_found' || code === 'work_type_unpublished'))
      return {
        'zh-CN': `工作类型“${type}”还没有发布，请先在模板库启用并发布`,
        en: `The work type "${type}" is not published; take it over and publish it first`,
      }
    return {
      'zh-CN': `没能开出“${type}”工单：${path ?? code}`,
      en: `No order of "${type}" could be opened: ${path ?? code} (${code})`,
    }
  }
  if (action.do === 'webhook' && path === 'hook')
    return {
      'zh-CN': `没有启用名为“${action.hook}”的外部接口`,
      en: `There is no enabled outbound hook "${action.hook}"`,
    }
  if (path === 'order') return { 'zh-CN': '没有可以处理的工单', en: 'There is no order to act on' }
  if (action.do === 'assign')
    return code === 'no_such_task'
      ? { 'zh-CN': '工单没有可以指派的任务', en: 'The order has no open task to assign' }
      : { 'zh-CN': `指派不了：${code}`, en: `It could not be assigned: ${code}` }
  return { 'zh-CN': `没有做成：${code}`, en: `It was refused: ${code}` }
}
