import { area } from './area.ts'

/** The roles by name, and the places of the tab bars. */
export const roleWords = area({
  customer: { 'zh-CN': '客户', en: 'Customer' },
  technician: { 'zh-CN': '师傅', en: 'Technician' },
  store_staff: { 'zh-CN': '门店', en: 'Store' },
  dispatcher: { 'zh-CN': '调度', en: 'Dispatch' },
  manager: { 'zh-CN': '主管', en: 'Manager' },
  finance: { 'zh-CN': '财务', en: 'Finance' },
  admin: { 'zh-CN': '管理员', en: 'Administrator' },
  tab_home: { 'zh-CN': '报修', en: 'Report' },
  tab_orders: { 'zh-CN': '我的单', en: 'My reports' },
  tab_today: { 'zh-CN': '今天', en: 'Today' },
  tab_van: { 'zh-CN': '车上库存', en: 'Van stock' },
  tab_outbox: { 'zh-CN': '待同步', en: 'To send' },
  tab_store: { 'zh-CN': '看板', en: 'Board' },
  tab_scan: { 'zh-CN': '扫码报修', en: 'Scan' },
  tab_dispatch: { 'zh-CN': '调度', en: 'Dispatch' },
  tab_overview: { 'zh-CN': '经营', en: 'Overview' },
  tab_tasks: { 'zh-CN': '待办', en: 'Tasks' },
  tab_studio: { 'zh-CN': '工作室', en: 'Studio' },
  tab_stock: { 'zh-CN': '库存', en: 'Stock' },
  tab_messages: { 'zh-CN': '消息', en: 'Messages' },
  tab_me: { 'zh-CN': '我的', en: 'Me' },
  notOurCode: { 'zh-CN': '这不是我们的码', en: 'Not one of our codes' },
})
