import type { TimeLimit, WorkTypeDefinition } from '@field/domain/workflow'
import { repairForm } from './repair-form.ts'
import { reportForm } from './report-form.ts'

const twoDays = 48 * 60

/** Work that nobody judges in two days counts as accepted, so that it can be paid. */
const untilTimeAgrees: TimeLimit = {
  finishMinutes: twoDays,
  escalations: [{ of: 'finish', minutes: 0, then: { kind: 'complete' } }],
}

/** 家电 / 商用冷柜维修: report, visit and repair, acceptance line by line by the store, confirmation by the customer, settlement. */
export const applianceRepair: WorkTypeDefinition = {
  key: 'appliance_repair',
  label: { 'zh-CN': '家电维修', en: 'Appliance repair' },
  report: reportForm,
  start: 'repair',
  reworkTo: 'repair',
  visitItem: 'visit_commercial_fridge',
  stages: [
    { key: 'report', label: { 'zh-CN': '报修', en: 'Reported' } },
    { key: 'dispatch', label: { 'zh-CN': '派单', en: 'Assigned' } },
    { key: 'visit', label: { 'zh-CN': '上门', en: 'On way' } },
    { key: 'repair', label: { 'zh-CN': '维修', en: 'Repair' } },
    { key: 'accept', label: { 'zh-CN': '验收', en: 'Accept' } },
  ],
  nodes: [
    {
      key: 'repair',
      kind: 'task',
      work: 'visit',
      label: { 'zh-CN': '上门维修', en: 'Visit and repair' },
      stage: 'repair',
      stageByState: { pending: 'dispatch', assigned: 'dispatch', accepted: 'visit', travelling: 'visit' },
      assignee: [{ by: 'nearest_idle', skills: ['commercial_refrigeration'], withinMetres: 250_000 }],
      form: repairForm,
      parts: true,
      services: true,
      limits: { acceptMinutes: 10, arriveMinutes: 60, finishMinutes: 180 },
      standardMinutes: 90,
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
        dispatcher: ['assign', 'transfer', 'resume', 'urge', 'comment', 'cancel'],
        customer: ['urge', 'comment', 'cancel'],
      },
      next: [{ to: 'acceptance', when: { op: 'exists', at: { from: 'order', key: 'store_id' } } }, { to: 'confirm' }],
    },
    {
      key: 'acceptance',
      kind: 'task',
      work: 'acceptance',
      judges: 'repair',
      label: { 'zh-CN': '门店验收', en: 'Store acceptance' },
      stage: 'accept',
      assignee: [{ by: 'store' }],
      limits: untilTimeAgrees,
      operations: {
        handler: ['complete', 'comment'],
        dispatcher: ['complete', 'return', 'comment', 'cancel'],
        customer: ['comment'],
      },
      next: [{ to: 'confirm', when: { op: 'exists', at: { from: 'order', key: 'customer_id' } } }, { to: 'settle' }],
    },
    {
      key: 'confirm',
      kind: 'task',
      work: 'confirm',
      judges: 'repair',
      label: { 'zh-CN': '客户确认', en: 'Customer’s confirmation' },
      stage: 'accept',
      assignee: [{ by: 'customer' }],
      limits: untilTimeAgrees,
      operations: {
        handler: ['complete', 'comment'],
        dispatcher: ['complete', 'comment', 'cancel'],
        customer: ['comment', 'rate'],
      },
      next: [{ to: 'settle' }],
    },
    {
      key: 'settle',
      kind: 'auto',
      action: 'settle',
      label: { 'zh-CN': '结算', en: 'Settlement' },
      stage: 'accept',
      confirmUpTo: 100_000,
      next: [{ to: 'done' }],
    },
    { key: 'done', kind: 'end', outcome: 'completed', label: { 'zh-CN': '完成', en: 'Done' }, stage: 'accept' },
  ],
}
