import { useDidHide } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { draftKeeper, forgetDraft, readDraft } from './kept-draft.ts'
import type { Draft } from './model.ts'

/** The draft of a task, read from the phone and kept there at each change; null while it is read. */
export function useDraft(taskId: string | null) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const keeper = useRef<ReturnType<typeof draftKeeper> | null>(null)
  useEffect(() => {
    setDraft(null)
    if (taskId === null) return
    const mine = draftKeeper(taskId)
    keeper.current = mine
    let gone = false
    void readDraft(taskId).then((read) => {
      if (!gone) setDraft(read)
    })
    return () => {
      gone = true
      mine.now()
    }
  }, [taskId])
  useDidHide(() => keeper.current?.now())
  const change = useCallback((next: (draft: Draft) => Draft) => {
    setDraft((now) => {
      if (now === null) return now
      const changed = next(now)
      keeper.current?.keep(changed)
      return changed
    })
  }, [])
  const forget = useCallback(async () => {
    keeper.current?.drop()
    if (taskId !== null) await forgetDraft(taskId)
  }, [taskId])
  return { draft, change, forget }
}
