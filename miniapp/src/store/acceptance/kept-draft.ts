import { newId, storage } from '../../data/index.ts'
import { type Draft, emptyDraft } from './model.ts'

const keyOf = (taskId: string) => `acceptance:${taskId}`
const pause = 300

/** The judgement in the making of a task, as it was left on this phone; a new one otherwise. */
export const readDraft = async (taskId: string): Promise<Draft> =>
  (await storage.read<Draft>(keyOf(taskId))) ?? emptyDraft(newId())

export const forgetDraft = (taskId: string): Promise<void> => storage.remove(keyOf(taskId)).catch(() => undefined)

/** Keeps each state of a draft a moment after it changed; `now` does it at once, before the app may be killed. */
export function draftKeeper(taskId: string) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: Draft | null = null
  const now = () => {
    clearTimeout(timer)
    if (last) void storage.write(keyOf(taskId), last)
    last = null
  }
  return {
    keep(draft: Draft) {
      last = draft
      clearTimeout(timer)
      timer = setTimeout(now, pause)
    },
    now,
    /** Nothing more is to be kept: it was handed over. */
    drop() {
      clearTimeout(timer)
      last = null
    },
  }
}
