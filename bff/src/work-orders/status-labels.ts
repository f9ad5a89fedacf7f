import type { Label } from '@field/domain/kernel'
import type { StatusCategory } from '@field/domain/work-order'

type Pair = { readonly staff: Label; readonly customer: Label }

const pair = (staff: string, staffEn: string, customer = staff, customerEn = staffEn): Pair => ({
  staff: { 'zh-CN': staff, en: staffEn },
  customer: { 'zh-CN': customer, en: customerEn },
})

const labels: Readonly<Record<StatusCategory, Pair>> = {
  new: pair('待派单', 'Unassigned', '已收到', 'Received'),
  assigned: pair('已派单', 'Assigned', '已安排师傅', 'Technician assigned'),
  in_progress: pair('处理中', 'In progress', '维修中', 'Being repaired'),
  paused: pair('已暂停', 'Paused'),
  awaiting_parts: pair('等备件', 'Awaiting parts', '等配件', 'Waiting for parts'),
  awaiting_acceptance: pair('待验收', 'Awaiting acceptance', '待确认', 'Awaiting your check'),
  rework: pair('返工', 'Rework'),
  completed: pair('已完工', 'Completed', '已修好', 'Repaired'),
  settled: pair('已结算', 'Settled'),
  closed: pair('已关闭', 'Closed'),
  cancelled: pair('已取消', 'Cancelled'),
  cannot_complete: pair('无法完成', 'Cannot complete'),
}

/** What a status is called, for those who work on orders and for those who wait for them. */
export const statusLabel = (status: StatusCategory, inside: boolean): Label =>
  inside ? labels[status].staff : labels[status].customer
