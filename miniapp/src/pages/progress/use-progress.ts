import type { Command } from '@field/domain/work-order'
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { call, follow, liveState, ofOrder, outboxOf, pumpNow, useResource, useStore } from '../../data/index.ts'
import { refusalWords, useLanguage, useWords } from '../../words/index.ts'
import { progress as progressWords } from '../../words/progress.ts'
import { command, useConsents, useEntries, useMe } from '../../work-order/index.ts'
import { type ProgressReply, unsentOf } from './model.ts'

export const progressKey = (id: string): string => `${ofOrder(id)}progress`
export const fetchProgress = (id: string) => () => call('GET /work-orders/:id/progress', { params: { id } })

/** A work order's progress, live, with what this phone has not sent of it. */
export function useProgress(id: string) {
  const me = useMe()
  const resource = useResource(me ? progressKey(id) : null, fetchProgress(id))
  useEffect(() => follow(id), [id])
  const live = useStore(liveState)
  const entries = useEntries(me?.id ?? null)
  return { me, ...resource, live, unsent: unsentOf(entries, id) }
}

export type Shown = ReturnType<typeof useProgress>

/** Gives an action up; what waited behind it goes. */
const giveUp = (owner: string, entryId: string) => outboxOf(owner).discard(entryId).then(pumpNow)

/** Commands of the customer: urging, adding, calling off. A refused one is told in words and leaves by itself. */
export function useActs({ me, unsent }: Shown, order: ProgressReply, tell: (word: string) => void) {
  const language = useLanguage()
  const w = useWords(progressWords)
  const give = async (wanted: Command, files = {}) => {
    if (!me) return false
    const { kept } = await command(me.id, order, wanted, files)
    return kept
  }
  const [refused] = unsent.refused
  const telling = useRef(tell)
  telling.current = tell
  useEffect(() => {
    if (!me || refused?.about.what !== 'urge' || !refused.failure) return
    telling.current(refusalWords(refused.failure, language))
    // Told while the outbox still holds it in its hand: it lets go in the next turn.
    setTimeout(() => void giveUp(me.id, refused.id), 0)
  }, [refused, me, language])
  return {
    give,
    urge: async () => {
      if (await give({ kind: 'urge' })) tell(w.urged)
    },
    discard: (entryId: string) => me && void outboxOf(me.id).discard(entryId),
    again: (entryId: string) =>
      me &&
      void outboxOf(me.id)
        .retry(entryId)
        .then(() => outboxOf(me.id).flush()),
  }
}

/** The one-time messages about progress: asked in the tap, counted in words. */
export function useTelling(moment: 'progress' | 'underway', tell: (word: string) => void) {
  const w = useWords(progressWords)
  const { value, ask } = useConsents()
  const askNow = () => void ask(moment).then((count) => tell(count > 0 ? w.told(count) : w.notTold))
  return { consents: value, ask: askNow }
}

/** Which order this page is of: by its id, or by the key of a report that this phone made. */
export function useSubject() {
  const { id = null, key = null, note } = useRouter().params
  const [noteOpen, setNoteOpen] = useState(note === '1')
  return { id, key, noteOpen, setNoteOpen }
}
