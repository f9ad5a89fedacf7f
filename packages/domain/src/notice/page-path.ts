import type { TaskId, WorkOrderId } from '../kernel/index.ts'
import type { NoticePage } from './notice.ts'

const pages: Readonly<Record<NoticePage, string>> = {
  progress: 'pages/progress/page',
  task: 'technician/task/page',
  acceptance: 'store/acceptance/page',
  dispatch: 'dispatch/order/page',
  desk: 'desk/task/page',
}

/** The path and query that open the work order, and its task, on the page for that reader. */
export const pagePath = (page: NoticePage, orderId: WorkOrderId, taskId: TaskId | null): string =>
  `${pages[page]}?id=${orderId}${taskId === null ? '' : `&task=${taskId}`}`
