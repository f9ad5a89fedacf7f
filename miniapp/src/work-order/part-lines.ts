import { say } from '@field/domain/kernel'
import type { OpenPart, Progress } from '@field/domain/work-order'
import type { IconName, Ink } from '../ui/index.ts'
import { duration, left } from '../words/format/time.ts'
import { roleNames } from './flow-words.ts'
import { headlineMark } from './headline.ts'
import type { Telling } from './row-words.ts'

/** One open part as a line: what, with whom, for how long, and until when. */
export type PartLine = {
  readonly id: string
  readonly title: string
  readonly who: string
  readonly since: string
  readonly due: { readonly word: string; readonly late: boolean } | null
  readonly icon: IconName
  readonly ink: Ink
}

const namesItself = (key: OpenPart['headline']['key']): boolean =>
  key === 'in_hand' || key === 'awaiting_approval' || key === 'waiting'

/**
 * The parts to show one by one: all of them when there are several, and a single one in an office or a wait, which
 * nobody is seen to come for. A visit or a judgement alone is told by the head of the page. What a phone kept from before
 * may have none.
 */
export const partsToShow = ({ parts = [] }: Partial<Pick<Progress, 'parts'>>): readonly OpenPart[] =>
  parts.length > 1 || parts.some(({ headline }) => namesItself(headline.key)) ? parts : []

function whoHas({ personId, placeId, role, taskId }: OpenPart, { words, language, people, places }: Telling): string {
  const named = (personId && people[personId]) || (placeId && places[placeId])
  if (named) return named
  if (role) return say(roleNames[role], language)
  if (personId) return words.somebody
  return taskId === null ? words.nobodyWaits : words.waitingForAssignment
}

/** Says of each open part who has it, how long it has been there, and what is left of its promise. */
export function partLines(parts: readonly OpenPart[], telling: Telling): readonly PartLine[] {
  const { words, language, now } = telling
  return parts.map((part, index) => {
    const due = part.until === null ? null : left(part.until, now, language)
    const { icon, tone } = headlineMark(part.headline, words, language)
    const late = due?.past === true
    return {
      id: part.taskId ?? `${part.node}-${index}`,
      title: say(part.label, language),
      who: whoHas(part, telling),
      since: words.forSoLong(duration(Math.max(0, now - part.since), language)),
      due: due && { word: due.words, late },
      icon,
      ink: late ? 'bad' : tone,
    }
  })
}
