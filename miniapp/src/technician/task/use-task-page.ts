import { type Answers, type Field, own } from '@field/domain/form'
import { withPackage } from '@field/domain/library'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call, act as keepAct, newId, ofOrder } from '../../data/index.ts'
import { useCatalog } from '../../form/catalog/index.ts'
import { changedLine, lineAnswer, withLine } from '../../form/checklist-line.ts'
import { anchorOf, type FormSheet, type ToDo, toDo, useOfForm } from '../../form/index.ts'
import { type Round, roundOf, useTaskForm } from '../../form/work/index.ts'
import { useConsents, useTask } from '../../work-order/index.ts'
import { positionOnce } from '../position.ts'
import { linesOfPackage, type Package } from './items-model.ts'
import { primaryOf } from './primary.ts'
import { usePicking } from './use-picking.ts'
import { useServices } from './use-services.ts'

export const tabs = ['overview', 'form', 'parts', 'settlement', 'history'] as const
export type Tab = (typeof tabs)[number]

const isTab = (text: string | undefined): text is Tab => tabs.some((one) => one === text)
const firstRound: Round = { openLines: null, before: {}, remarks: {} }

/** Everything the task page holds and does; `onLost` is told when the phone had no room to keep something. */
export function useTaskPage(onLost: () => void) {
  const { params } = useRouter()
  const hand = useTask(params.id ?? '', params.task ?? null)
  const { me, work, act } = hand
  const [tab, setTab] = useState<Tab>(isTab(params.tab) ? params.tab : 'overview')
  const [sheet, setSheet] = useState<FormSheet | 'pause' | 'decline' | null>(null)
  const [openLine, setOpenLine] = useState<string | null>(null)
  const [pointed, setPointed] = useState<string | null>(null)
  const [anchor, setAnchor] = useState<string>()
  const [busy, setBusy] = useState(false)
  const desk = useTaskForm(hand, onLost)
  const picking = usePicking(hand)
  const consents = useConsents()
  const { id } = work?.detail ?? { id: '' }
  // Fetched with the task, whatever tab is open: both are needed in basements.
  const parts = useCatalog(work?.node.parts ? `${ofOrder(id)}parts` : null, (q) =>
    call('GET /parts', { query: { workOrderId: id, limit: 200, ...(q && { q }) } }),
  )
  const items = useCatalog(work?.node.services ? `${ofOrder(id)}services` : null, (q) =>
    call('GET /service-items', { query: { workOrderId: id, limit: 200, ...(q && { q }) } }),
  )
  const services = useServices({ me, work, items, parts, picking })
  const round = work ? roundOf(work) : firstRound
  const schema = work?.node.form
  const left = useOfForm(desk.form, (answers): readonly ToDo[] => (schema ? toDo(schema, answers, round) : []))

  const send = async (...wanted: Parameters<typeof act>) => {
    const { kept } = await act(...wanted)
    if (!kept) onLost()
    return kept
  }
  const jump = (one: ToDo) => {
    setPointed(one.field)
    setTab('form')
    if (one.line !== null) setOpenLine(one.line)
    // The same place twice must scroll twice.
    setAnchor(undefined)
    setTimeout(() => setAnchor(anchorOf(one)), 60)
    const side = one.what === 'photo_before' ? 'before' : one.what === 'photo_after' ? 'after' : null
    if (side && one.line !== null) void shoot(one.field, one.line, side)
  }
  const shoot = async (key: string, lineKey: string, side: 'before' | 'after') => {
    const field = schema?.fields.find(
      (one): one is Field & { kind: 'checklist' } => one.key === key && one.kind === 'checklist',
    )
    const line = field?.lines.find((one) => one.key === lineKey)
    const taken = line ? await desk.files.photograph({ count: 1, camera: true }) : []
    if (!line || taken.length === 0) return
    const answers: Answers = desk.form.get()
    const now = lineAnswer(own(answers, key), lineKey)
    const next = changedLine(line, now, { [side]: [...now[side], ...taken] })
    desk.form.set(key, withLine(own(answers, key), lineKey, next))
    if (next.done) setOpenLine(null)
  }
  const once = async (run: () => Promise<unknown>) => {
    if (busy) return
    setBusy(true)
    try {
      await run()
    } finally {
      setBusy(false)
    }
  }
  const task = work && { taskId: work.task.id }
  return {
    ...hand,
    url: `/technician/task/page?id=${params.id ?? ''}&task=${params.task ?? ''}`,
    /** The page for a task that is no visit: approvals and what is done at a desk. */
    deskUrl: `/desk/task/page?id=${params.id ?? ''}&task=${params.task ?? ''}`,
    tab,
    setTab: (next: Tab) => {
      void desk.save()
      setAnchor(undefined)
      setTab(next)
    },
    sheet,
    setSheet,
    openLine,
    setOpenLine,
    pointed,
    anchor,
    busy,
    desk,
    picking,
    parts,
    services,
    round,
    left,
    primary: work && primaryOf(work, left),
    jump,
    accept: () => {
      if (!task) return
      // WeChat takes this only in the tap itself, before anything is awaited; the job is taken whatever is answered.
      void consents.ask('work')
      void once(() => send({ kind: 'accept', ...task }))
    },
    decline: (reason: string) => task && void send({ kind: 'decline', ...task, reason }),
    travel: () => task && void once(() => send({ kind: 'travel', ...task })),
    arrive: () =>
      task &&
      void once(async () => {
        const position = await positionOnce()
        if (await send({ kind: 'arrive', ...task, ...(position && { position }) })) setTab('form')
      }),
    resume: () => task && void once(() => send({ kind: 'resume', ...task })),
    pause: (awaited: 'customer' | 'parts' | 'other', reason: string) =>
      task && void desk.save().then(() => send({ kind: 'pause', ...task, for: awaited, reason })),
    complete: () =>
      work &&
      task &&
      void once(async () => {
        const { answers, files } = desk.takeAll()
        const services = work.node.services ? { services: work.task.services } : {}
        if (await send({ kind: 'complete', ...task, answers, ...services }, { files })) desk.forget()
      }),
    /** A package of this work type is in the task at once, also without a network; another opens an order when it arrives. */
    takePackage: async (chosen: Package): Promise<boolean> => {
      if (!me || !work || !task) return false
      const same = chosen.workType === work.detail.definition.key
      if (same) await desk.save(withPackage(work.task.services, linesOfPackage(chosen)))
      const { number, title } = work.detail
      const { kept } = await keepAct(me.id, {
        id: newId(),
        stream: work.detail.id,
        route: 'POST /work-orders/:id/package',
        params: { id: work.detail.id },
        body: { taskId: work.task.id, package: chosen.key },
        files: [],
        about: { what: 'take_package', number, title },
      })
      if (!kept) onLost()
      return kept
    },
    take: () => void once(async () => (await picking.take()) || onLost()),
  }
}

export type TaskPage = ReturnType<typeof useTaskPage>
