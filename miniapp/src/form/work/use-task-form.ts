import { type Answers, sameJson } from '@field/domain/form'
import type { ServiceLine } from '@field/domain/work-order'
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import { keepAs, type PendingFile, storage, takePhotos } from '../../data/index.ts'
import { type TaskInHand, useFiles } from '../../work-order/index.ts'
import { createForm, type FormFiles, type FormState } from '../index.ts'
import { draftedIn } from './drafted.ts'
import { firstAnswers, mayFill } from './may-fill.ts'

/** How long nothing is typed before a draft goes to the outbox; the storage of the phone has it long before. */
const pause = 1_200
const keptSoon = 200

export type TaskForm = {
  readonly form: FormState
  readonly files: FormFiles
  /** Puts what was typed into the outbox now, with other service items if they are given. */
  readonly save: (services?: readonly ServiceLine[]) => Promise<void>
  /** The answers as they stand and the files that no draft carries yet: what a completion takes along. */
  readonly takeAll: () => { readonly answers: Answers; readonly files: readonly PendingFile[] }
  /** Handed in: nothing typed is left behind. */
  readonly forget: () => void
}

/** Everything of one task's form that is not drawn. */
type Desk = {
  readonly taskId: string | null
  readonly form: FormState
  readonly timers: { kept?: ReturnType<typeof setTimeout>; saved?: ReturnType<typeof setTimeout> }
  /** Photos and signatures that no draft carries yet. */
  fresh: readonly PendingFile[]
  edited: boolean
  /** What was typed before the program last ended was looked for. */
  recalled: boolean
}

const deskFor = (taskId: string | null): Desk => ({
  taskId,
  form: createForm({}),
  timers: {},
  fresh: [],
  edited: false,
  recalled: false,
})

const keyOf = ({ taskId }: Desk) => `form:${taskId}`

function stop({ timers }: Desk) {
  clearTimeout(timers.kept)
  clearTimeout(timers.saved)
}

/**
 * The form of a task while it is filled in. A keystroke is on the phone within a moment, a draft in the outbox after a
 * pause, or at once with a photo; what the server says is taken over while nothing of ours is unsaved.
 */
export function useTaskForm({ work, entries, act }: TaskInHand, onLost: () => void): TaskForm {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const taskId = work?.task.id ?? null
  const held = useRef<Desk>()
  if (!held.current || held.current.taskId !== taskId) held.current = deskFor(taskId)
  const desk = held.current
  const shown = useFiles(work?.detail.files ?? {}, entries, desk.fresh)
  const now = useRef({ work, act, onLost })
  now.current = { work, act, onLost }

  const save = useCallback(
    async (services?: readonly ServiceLine[]) => {
      stop(desk)
      const { work: present, act: send, onLost: lost } = now.current
      if (!present || present.task.id !== desk.taskId || (!desk.edited && !services)) return
      const { node, task } = present
      const [answers, files] = [desk.form.get(), desk.fresh]
      // Some tasks take no draft: what was typed stays on this phone until they are handed in.
      if (!present.operations.includes('save_draft')) return void (await storage.write(keyOf(desk), desk.form.get()))
      const lines = node.services ? { services: services ?? task.services } : {}
      const wanted = { kind: 'save_draft', taskId: task.id, answers, ...lines } as const
      const { kept } = await send(wanted, { files, replaces: `draft:${task.id}` })
      if (!kept) return lost()
      desk.fresh = desk.fresh.filter((file) => !files.includes(file))
      if (!sameJson(answers, desk.form.get())) return
      desk.edited = false
      await storage.remove(keyOf(desk)).catch(() => undefined)
    },
    [desk],
  )

  useEffect(() => {
    if (desk.taskId === null) return
    const unwatch = desk.form.onEdit(() => {
      desk.edited = true
      stop(desk)
      desk.timers.kept = setTimeout(() => void storage.write(keyOf(desk), desk.form.get()), keptSoon)
      // A photo is worth more than words: the draft that carries it does not wait.
      if (desk.fresh.length > 0) void save()
      else desk.timers.saved = setTimeout(() => void save(), pause)
    })
    return () => {
      unwatch()
      void save()
    }
  }, [desk, save])

  const drafted = taskId && draftedIn(entries, taskId)
  const begun = useMemo(() => work && firstAnswers(work), [work])
  const answers = drafted || begun
  const mayWrite = work !== null && mayFill(work.operations)
  useEffect(() => {
    if (!answers || desk.edited) return
    desk.form.replace(answers)
    if (desk.recalled || !mayWrite) return
    desk.recalled = true
    void storage.read<Answers>(keyOf(desk)).then((typed) => {
      if (!typed || desk.edited || sameJson(typed, desk.form.get())) return
      desk.form.replace(typed)
      desk.edited = true
      void save()
    })
  }, [answers, desk, mayWrite, save])

  const keep = (files: readonly PendingFile[]) => {
    desk.fresh = [...desk.fresh, ...files]
    redraw()
  }
  const keepOne = async (purpose: PendingFile['purpose'], path: string, name?: string) => {
    const file = await keepAs(purpose, path, name)
    keep([file])
    return file.id
  }
  return {
    form: desk.form,
    files: {
      shown,
      photograph: async (options) => {
        const taken = await takePhotos(options).catch(() => {
          now.current.onLost()
          return []
        })
        keep(taken)
        return taken.map(({ id }) => id)
      },
      keepSignature: (path) => keepOne('signature', path),
      keep: keepOne,
    },
    save,
    takeAll: () => ({ answers: desk.form.get(), files: desk.fresh }),
    forget: () => {
      stop(desk)
      desk.edited = false
      desk.fresh = []
      void storage.remove(keyOf(desk)).catch(() => undefined)
    },
  }
}
