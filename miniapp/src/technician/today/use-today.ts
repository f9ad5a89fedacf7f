import { asId, day, hour } from '@field/domain/kernel'
import type { Command, Task } from '@field/domain/work-order'
import { useCallback, useMemo, useRef, useState } from 'react'
import { call, type Resource, useResource } from '../../data/index.ts'
import { useLibrary } from '../../library/index.ts'
import { useLanguage, useWords } from '../../words/index.ts'
import { technician } from '../../words/technician.ts'
import {
  command,
  type Detail,
  overlay,
  useAnswered,
  useConsents,
  useEntries,
  useMe,
  useNow,
  type Work,
  workOf,
  workOrder,
} from '../../work-order/index.ts'
import { everyTask, type Tasks } from '../every.ts'
import { positionOnce } from '../position.ts'
import { type Today, todayOf } from './model.ts'

export type TodayPage = {
  readonly list: Resource<Tasks> & { readonly reload: () => Promise<void> }
  readonly today: Today
  /** The orders that the phone holds whole, or soon will: the first of the day, for its room is limited. */
  readonly ids: readonly string[]
  /** How many of them it holds already, and how many tasks there are. */
  readonly held: number
  readonly total: number
  readonly unsent: number
  /** Of those, refused by the server: they wait for a decision. */
  readonly refused: number
  readonly doneToday: number
  readonly now: number
  readonly onHeld: (orderId: string, detail: Detail) => void
  /** Each resolves with whether it could be kept on this phone. */
  readonly accept: (id: string, taskId: string) => Promise<boolean>
  readonly decline: (id: string, taskId: string, reason: string) => Promise<boolean>
  readonly travel: (id: string, taskId: string) => Promise<boolean>
  readonly arrive: (id: string, taskId: string) => Promise<boolean>
}

const mostHeld = 100
/** Orders that arrive within this time are drawn together. */
const together = 60

const startOfDay = (now: number) => Math.floor((now + 8 * hour) / day) * day - 8 * hour

/** Orders held whole, and who is told of another; many at once are one change. */
function useHeld() {
  const [details, setDetails] = useState<ReadonlyMap<string, Detail>>(new Map())
  const arrived = useRef<[string, Detail][]>([])
  const onHeld = useCallback((orderId: string, detail: Detail) => {
    arrived.current.push([orderId, detail])
    if (arrived.current.length > 1) return
    setTimeout(() => {
      const fresh = arrived.current.splice(0)
      setDetails((before) => new Map([...before, ...fresh]))
    }, together)
  }, [])
  return [details, onHeld] as const
}

/** The technician's list, each order of it held for offline, with what waits on the phone applied. */
export function useToday(): TodayPage {
  const me = useMe()
  const now = useNow()
  const words = useWords(technician)
  const orderWords = useWords(workOrder)
  const language = useLanguage()
  const list = useResource(me ? 'list:tasks' : null, everyTask)
  const done = useResource(me ? 'list:done' : null, () =>
    call('GET /work-orders', { query: { view: 'done', limit: 50 } }),
  )
  const consents = useConsents()
  const [details, onHeld] = useHeld()
  // Fetched in the morning, where there is a network: it is searched in basements.
  useLibrary(me)
  const entries = useEntries(me?.id ?? null)
  const taken = useAnswered()
  const cards = list.value?.items ?? []
  const ids = cards.slice(0, mostHeld).map(({ id }) => id)
  const works = useMemo(() => {
    const made = new Map<string, Work>()
    for (const { id, task } of cards) {
      const detail = details.get(id)
      const work =
        me && detail ? workOf(detail, task?.id ?? null, overlay(id, detail.version, entries, taken), me) : null
      if (work) made.set(id, work)
    }
    return made
  }, [cards, details, entries, taken, me])
  const send = async (id: string, wanted: Command) => {
    const order = cards.find((card) => card.id === id)
    return me && order ? (await command(me.id, order, wanted)).kept : false
  }
  const task = (taskId: string) => ({ taskId: asId<Task['id']>(taskId) })
  return {
    list,
    today: todayOf(cards, works, { words, orderWords, language, now }),
    ids,
    held: ids.filter((id) => details.has(id)).length,
    total: cards.length,
    unsent: entries.length,
    refused: entries.filter(({ state }) => state !== 'waiting').length,
    doneToday: (done.value?.items ?? []).filter(({ updatedAt }) => updatedAt >= startOfDay(now)).length,
    now,
    onHeld,
    accept: (id, taskId) => {
      // WeChat takes this only in the tap itself, before anything is awaited; the job is taken whatever is answered.
      void consents.ask('work')
      return send(id, { kind: 'accept', ...task(taskId) })
    },
    decline: (id, taskId, reason) => send(id, { kind: 'decline', ...task(taskId), reason }),
    travel: (id, taskId) => send(id, { kind: 'travel', ...task(taskId) }),
    arrive: async (id, taskId) => {
      const position = await positionOnce()
      return send(id, { kind: 'arrive', ...task(taskId), ...(position && { position }) })
    },
  }
}
