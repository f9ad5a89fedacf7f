import type { Reply } from '@field/contract'

export type TaskCard = Reply<'GET /work-orders'>['items'][number]

/** A person's tasks: those given to them by name, and those that whoever takes them first will do. */
export const splitTasks = (items: readonly TaskCard[], me: string) => ({
  mine: items.filter(({ task }) => task?.assigneeId === me),
  pool: items.filter(({ task }) => task?.assigneeId !== me),
})

/** Where a task is done: at a counter the store's own page judges, everything else is done at the desk's. */
export const taskUrl = ({ id, task }: Pick<TaskCard, 'id' | 'task'>): string =>
  `/desk/task/page?id=${id}${task ? `&task=${task.id}` : ''}`
