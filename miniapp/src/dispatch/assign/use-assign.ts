import { asId, type PersonId, type TaskId } from '@field/domain/kernel'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { dispatchWords } from '../../words/dispatch.ts'
import { useLanguage, useWords } from '../../words/index.ts'
import { command, useMe } from '../../work-order/index.ts'
import { type Candidate, candidatesOf } from './model.ts'

/** What is to be given to somebody: a task of an order, and who has it now. */
export type ToAssign = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly taskId: string
  readonly holder: string | null
  /** Known once the whole order is. */
  readonly declinedBy: readonly string[]
}

/** Choosing who does a task, and giving it to them; `onDone` hears whether the phone could keep it. */
export function useAssign(wanted: ToAssign | null, onDone: (to: Candidate, kept: boolean) => void) {
  const me = useMe()
  const w = useWords(dispatchWords)
  const language = useLanguage()
  // A choice belongs to its task: another task begins without one.
  const [chosen, setChosen] = useState<{ readonly task: string; readonly id: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const task = wanted?.taskId ?? null
  const people = useResource(task === null || me === null ? null : 'list:people:technician', () =>
    call('GET /people', { query: { role: 'technician' } }),
  )
  const candidates = candidatesOf(people.value?.items ?? [], wanted ?? { holder: null, declinedBy: [] }, {
    w,
    language,
  })
  const to = (chosen?.task === task && candidates.find(({ id }) => id === chosen?.id)) || null
  const assign = async () => {
    if (!me || !wanted || !to) return
    setBusy(true)
    const given = { kind: 'assign', taskId: asId<TaskId>(wanted.taskId), to: asId<PersonId>(to.id) } as const
    const { kept } = await command(me.id, wanted, given)
    setBusy(false)
    onDone(to, kept)
  }
  const choose = (id: string) => {
    if (task !== null) setChosen({ task, id })
  }
  return { people, candidates, to, choose, busy, assign }
}

export type Assigning = ReturnType<typeof useAssign>
