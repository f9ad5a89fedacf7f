import type { Reply } from '@field/contract'
import { type Language, minute } from '@field/domain/kernel'
import type { Words } from '../../words/area.ts'
import type { dispatchWords } from '../../words/dispatch.ts'
import { duration } from '../../words/format/time.ts'

export type Colleague = Reply<'GET /people'>['items'][number]

export type Candidate = {
  readonly id: string
  readonly name: string
  readonly badge: string | null
  /** Where they belong, and what they have on their hands. */
  readonly facts: string
  readonly onDuty: boolean
  readonly leastBusy: boolean
  readonly hasIt: boolean
  /** Said no to this very task. */
  readonly declined: boolean
}

/** The technicians as the dispatcher chooses among them: on duty first, then the least open minutes; `holder` has the task now, `declinedBy` said no to it. */
export function candidatesOf(
  people: readonly Colleague[],
  { holder, declinedBy }: { readonly holder: string | null; readonly declinedBy: readonly string[] },
  { w, language }: { w: Words<typeof dispatchWords>; language: Language },
): readonly Candidate[] {
  const sorted = [...people].sort(
    (a, b) =>
      Number(b.onDuty) - Number(a.onDuty) || a.openMinutes - b.openMinutes || a.name.localeCompare(b.name, 'zh'),
  )
  const best = sorted.find(({ id, onDuty }) => onDuty && id !== holder && !declinedBy.includes(id))?.id
  return sorted.map(({ id, name, badge, roles, onDuty, openTasks, openMinutes }) => {
    const site = roles.find(({ role }) => role === 'technician')?.placeName
    const work = openTasks === 0 ? w.free : w.busy(openTasks, duration(openMinutes * minute, language))
    return {
      id,
      name,
      badge,
      facts: [site, work].filter(Boolean).join(' · '),
      onDuty,
      leastBusy: id === best,
      hasIt: id === holder,
      declined: declinedBy.includes(id),
    }
  })
}
