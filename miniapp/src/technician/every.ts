import type { Reply } from '@field/contract'
import { type Answer, call } from '../data/index.ts'

export type Tasks = Reply<'GET /work-orders'>

const page = 100
/** Nobody has more; a list beyond it would be a fault, and not be kept on the phone. */
const most = 500

type List<I> = { items: I[]; next: string | null }

/** All that a list has, page after page; the answer of a page that fails is the answer. */
export async function everyPage<I>(
  list: (page: { limit: number; after?: string }) => Promise<Answer<List<I>>>,
): Promise<Answer<List<I>>> {
  const items: I[] = []
  for (let after: string | null = null; ; ) {
    const answer: Answer<List<I>> = await list({ limit: page, ...(after !== null && { after }) })
    if (!answer.ok) return answer
    items.push(...answer.value.items)
    after = answer.value.next
    if (after === null || items.length >= most) return { ok: true, value: { items, next: after } }
  }
}

/** All tasks of this technician. */
export const everyTask = () => everyPage((page) => call('GET /work-orders', { query: { view: 'tasks', ...page } }))
