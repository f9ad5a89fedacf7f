import type { Reply } from '@field/contract'
import { type Role, roles } from '@field/domain/access'
import { type Instant, type Language, say } from '@field/domain/kernel'
import { duration } from '../words/format/time.ts'
import { roleNames } from './flow-words.ts'
import type { Words } from './words.ts'

type Task = NonNullable<Reply<'GET /work-orders'>['items'][number]['task']>
type Telling = { readonly words: Words; readonly language: Language; readonly now: Instant }

const nameOfRole = (key: string, language: Language): string => {
  const role: Role | undefined = roles.find((one) => one === key)
  return role === undefined ? key : say(roleNames[role], language)
}

/** Who has the task, in words; null when nobody does yet and the desk is to say, or the server did not tell. */
export function holderName({ holder }: Pick<Task, 'holder'>, { words, language }: Omit<Telling, 'now'>): string | null {
  switch (holder?.kind) {
    case 'person':
      return holder.name || words.somebody
    case 'place':
      return holder.name || say(roleNames.store_staff, language)
    case 'customer':
      return say(roleNames.customer, language)
    case 'role':
      return nameOfRole(holder.name, language)
    default:
      return null
  }
}

/** With whom an order is and for how long: "刘师傅 · 2 小时 10 分", of nobody's "已 5 分钟"; null where it is not told. */
export function heldFor(task: Pick<Task, 'holder' | 'since'> | null, telling: Telling): string | null {
  if (task?.holder === undefined || task.since === undefined) return null
  const length = duration(Math.max(0, telling.now - task.since), telling.language)
  const who = holderName(task, telling)
  return who === null ? telling.words.forSoLong(length) : `${who} · ${length}`
}
