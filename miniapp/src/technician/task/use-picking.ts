import type { PartLine } from '@field/domain/work-order'
import { useEffect, useState } from 'react'
import { storage } from '../../data/index.ts'
import type { TaskInHand } from '../../work-order/index.ts'
import { beyond, countOf, samePicking } from './shown-parts.ts'

export type Picking = {
  /** What is wanted now, taken or not. */
  readonly wanted: readonly PartLine[]
  /** Whether it differs from what is taken. */
  readonly changed: boolean
  readonly setWanted: (parts: readonly PartLine[]) => void
  /** Takes what is wanted, and puts back what is wanted no more; false when the phone had no room. */
  readonly take: () => Promise<boolean>
}

/** The parts of a task while they are chosen; the choice is on the phone until it is taken. */
export function usePicking({ work, act }: TaskInHand): Picking {
  const task = work?.task ?? null
  const key = task && `parts:${task.id}`
  const [chosen, setChosen] = useState<readonly PartLine[] | null>(null)
  useEffect(() => {
    if (key) void storage.read<readonly PartLine[]>(key).then((kept) => kept && setChosen(kept))
  }, [key])
  const taken = task?.parts ?? []
  const wanted = chosen ?? taken
  const forget = () => {
    setChosen(null)
    if (key) void storage.remove(key).catch(() => undefined)
  }
  return {
    wanted,
    changed: !samePicking(wanted, taken),
    setWanted: (parts) => {
      if (samePicking(parts, taken)) return forget()
      setChosen(parts)
      if (key) void storage.write(key, parts)
    },
    take: async () => {
      if (!task) return false
      const booked = work?.detail.tasks.find(({ id }) => id === task.id)?.parts ?? []
      const about = { count: countOf(wanted), ...beyond(wanted, booked) }
      const wish = { kind: 'pick_parts', taskId: task.id, parts: wanted } as const
      const { kept } = await act(wish, { replaces: `parts:${task.id}`, about })
      if (kept) forget()
      return kept
    },
  }
}
