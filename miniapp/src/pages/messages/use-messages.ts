import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call, newId, unread, useResource } from '../../data/index.ts'
import { openPage } from '../../roles/index.ts'
import { currentLanguage, refusalWords } from '../../words/index.ts'
import { useMe } from '../../work-order/index.ts'
import type { Message } from './model.ts'

const list = (after?: string) => call('GET /inbox', { query: { limit: 30, ...(after !== undefined && { after }) } })

/** My messages, newest first; what is tapped is read, and opens its page in the role it is for. */
export function useMessages(tell: (word: string) => void) {
  const me = useMe()
  const resource = useResource(me ? 'inbox' : null, () => list())
  const { value } = resource
  const [further, setFurther] = useState<{ of: unknown; items: readonly Message[]; next: string | null } | null>(null)
  const more = further?.of === value ? further : null
  const next = more ? more.next : (value?.next ?? null)
  const count = value?.unread
  useEffect(() => {
    if (count !== undefined) unread.set(count)
  }, [count])
  useDidShow(() => void resource.reload())

  const read = async (ids?: readonly string[]) => {
    const answer = await call('POST /inbox/read', { body: ids ? { ids: [...ids] } : {}, key: newId() })
    if (answer.ok) unread.set(answer.value.unread)
    void resource.reload()
  }
  return {
    ...resource,
    me,
    items: [...(value?.items ?? []), ...(more?.items ?? [])],
    readAll: () => void read(),
    open: async ({ id, page, readAt }: Message) => {
      if (readAt === null) void read([id])
      if (!me || page === '') return
      const problem = await openPage(page, me)
      if (problem?.why === 'refused') tell(refusalWords(problem.failure, currentLanguage()))
    },
    onEnd: async () => {
      if (next === null) return
      const answer = await list(next)
      if (answer.ok)
        setFurther({ of: value, items: [...(more?.items ?? []), ...answer.value.items], next: answer.value.next })
    },
  }
}
