import type { Edit, Problem, WorkTypeDefinition } from '@field/domain/workflow'
import { useEffect, useRef, useState } from 'react'
import { call, newId, online, storage, useStore, watchDesign } from '../../data/index.ts'
import {
  answered,
  changed,
  type Desk,
  openDesk,
  redone,
  seen,
  settled,
  taken,
  unanswered,
  undone,
} from '../draft/desk.ts'

const pause = 700
const again = 5_000
const keptUnder = (key: string) => `studio:${key}`

export type Saving = 'saved' | 'saving' | 'offline' | 'refused'
export type Failed = Exclude<Awaited<ReturnType<typeof fetchDraft>>, { ok: true }>
/** Somebody else's edits, as they arrive. */
export type Heard = { readonly who: string | null; readonly edits: readonly Edit[] }

const fetchDraft = (key: string) => call('GET /work-types/:key/draft', { params: { key } })

/**
 * The draft of a work type while it is open: changed at once here, kept on this device as one works, sent a moment
 * later, and drawn again when somebody else changes it. `onHeard` is told of what others did.
 */
export function useDraft(key: string, onHeard: (heard: Heard) => void) {
  const [desk, setDesk] = useState<Desk | null>(null)
  const [problem, setProblem] = useState<Failed | null>(null)
  const [saving, setSaving] = useState<Saving>('saved')
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const [basedOn, setBasedOn] = useState<number | null>(null)
  const [fromServer, setFromServer] = useState<readonly Problem[]>([])
  const connected = useStore(online)
  const now = useRef<Desk | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const heard = useRef(onHeard)
  heard.current = onHeard

  const put = (next: Desk) => {
    if (next === now.current) return
    now.current = next
    setDesk(next)
  }
  const keep = () => {
    const { flying, unsent } = now.current ?? {}
    const edits = [...(flying ?? []), ...(unsent ?? [])]
    void (edits.length > 0
      ? storage.write(keptUnder(key), edits)
      : storage.remove(keptUnder(key)).catch(() => undefined))
  }
  const later = (after = pause) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void send(), after)
  }
  const send = async (): Promise<void> => {
    if (!now.current) return
    const ready = taken(now.current)
    const edits = ready.flying
    if (ready === now.current || !edits) return
    put(ready)
    setSaving('saving')
    const answer = await call('POST /work-types/:key/draft/edits', {
      params: { key },
      body: { base: ready.revision, edits: [...edits] },
      key: newId(),
    })
    if (!now.current) return
    if (!answer.ok) {
      put(unanswered(now.current))
      setSaving(answer.why === 'offline' ? 'offline' : 'refused')
      if (answer.why === 'offline') later(again)
      return
    }
    put(answered(now.current, answer.value))
    setFromServer(answer.value.problems)
    setSaving('saved')
    setSavedAt(Date.now())
    keep()
    for (const { by, edits: theirs } of answer.value.others) heard.current({ who: by?.name ?? null, edits: theirs })
    if (now.current.unsent.length > 0) later()
  }
  const open = async () => {
    const answer = await fetchDraft(key)
    if (!answer.ok) return setProblem(answer)
    const kept = (await storage.read<readonly Edit[]>(keptUnder(key))) ?? []
    setProblem(null)
    setBasedOn(answer.value.basedOn)
    setFromServer(answer.value.problems)
    setSavedAt(answer.value.updatedAt)
    put(openDesk(answer.value, kept))
    later()
  }
  const look = async (revision: number) => {
    const desk = now.current
    if (!desk || desk.flying || revision <= desk.revision) return
    const since = desk.revision
    const [edits, draft] = await Promise.all([
      call('GET /work-types/:key/draft/edits', { params: { key }, query: { since } }),
      fetchDraft(key),
    ])
    if (!draft.ok || !now.current || draft.value.revision <= now.current.revision) return
    put(seen(now.current, draft.value))
    setFromServer(draft.value.problems)
    if (edits.ok)
      for (const { by, edits: theirs } of edits.value.edits) heard.current({ who: by?.name ?? null, edits: theirs })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once for each work type; what it calls reads the latest from refs
  useEffect(() => {
    void open()
    const leave = watchDesign(key, (revision) => void look(revision))
    return () => {
      leave()
      clearTimeout(timer.current)
      void send()
    }
  }, [key])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a network that comes back sends what waits
  useEffect(() => {
    if (connected && now.current) later(0)
  }, [connected])

  const step = (make: (desk: Desk) => Desk) => {
    if (!now.current) return
    put(make(now.current))
    keep()
    later()
  }
  return {
    desk,
    problem,
    saving,
    savedAt,
    basedOn,
    fromServer,
    reload: open,
    /** Everything sent, or false when it cannot be now. */
    flush: async (): Promise<boolean> => {
      clearTimeout(timer.current)
      for (let round = 0; round < 20 && now.current; round += 1) {
        if (now.current.flying) await new Promise((done) => setTimeout(done, 100))
        else if (now.current.unsent.length === 0) return true
        else {
          const before = now.current.unsent.length
          await send()
          if (now.current && now.current.unsent.length >= before && !now.current.flying) return false
        }
      }
      return (now.current?.unsent.length ?? 1) === 0
    },
    change: (make: (definition: WorkTypeDefinition) => WorkTypeDefinition | null) =>
      step((desk) => {
        const next = make(desk.definition)
        return next ? changed(desk, next, Date.now()) : desk
      }),
    /** Of what is sent: what can be published or rehearsed. */
    revision: (): number | null => now.current?.revision ?? null,
    undo: () => step(undone),
    redo: () => step(redone),
    settle: (id: number, whose: 'mine' | 'theirs') => step((desk) => settled(desk, id, whose)),
    forget: () => {
      now.current = null
      void storage.remove(keptUnder(key)).catch(() => undefined)
    },
  }
}

export type Draft = ReturnType<typeof useDraft>
