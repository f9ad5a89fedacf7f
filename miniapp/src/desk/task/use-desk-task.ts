import { formAt } from '@field/domain/work-order'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { outboxOf, pumpNow } from '../../data/index.ts'
import { anchorOf, type FormSheet, type ToDo, toDo, useOfForm } from '../../form/index.ts'
import { type Round, roundOf, useTaskForm } from '../../form/work/index.ts'
import { useTask } from '../../work-order/index.ts'
import { deskAct } from './model.ts'

const firstRound: Round = { openLines: null, before: {}, remarks: {} }

/** A task of the desk, of an approver or of a customer: its form, and the ways to finish it. */
export function useDeskTask(onLost: () => void) {
  const { params } = useRouter()
  const hand = useTask(params.id ?? '', params.task ?? null)
  const { me, work, act, entries } = hand
  const [sheet, setSheet] = useState<FormSheet | 'reject' | null>(null)
  const [openLine, setOpenLine] = useState<string | null>(null)
  const [pointed, setPointed] = useState<string | null>(null)
  const [anchor, setAnchor] = useState<string>()
  const [busy, setBusy] = useState(false)
  const desk = useTaskForm(hand, onLost)
  const round = work ? roundOf(work) : firstRound
  const schema = work ? formAt(work.detail.definition, work.node) : null
  const left = useOfForm(desk.form, (answers): readonly ToDo[] => (schema ? toDo(schema, answers, round) : []))

  const send = async (...wanted: Parameters<typeof act>) => {
    setBusy(true)
    const { kept } = await act(...wanted)
    setBusy(false)
    if (!kept) onLost()
    return kept
  }
  const jump = (one: ToDo) => {
    setPointed(one.field)
    if (one.line !== null) setOpenLine(one.line)
    // The same place twice must scroll twice.
    setAnchor(undefined)
    setTimeout(() => setAnchor(anchorOf(one)), 60)
  }
  const finish = async (decision?: 'approved' | 'rejected', words?: string) => {
    if (!work || busy) return
    const { answers, files } = desk.takeAll()
    const given = {
      ...(schema && schema.fields.length > 0 && { answers }),
      ...(decision && { decision }),
      ...(words && { words }),
    }
    if (await send({ kind: 'complete', taskId: work.task.id, ...given }, { files })) desk.forget()
  }
  const refused = entries.find(({ state }) => state !== 'waiting') ?? null
  return {
    ...hand,
    sheet,
    setSheet,
    openLine,
    setOpenLine,
    pointed,
    anchor,
    busy,
    desk,
    round,
    left,
    schema,
    primary: work && me && deskAct(work, left, me.id),
    jump,
    claim: () => work && void send({ kind: 'accept', taskId: work.task.id }),
    resume: () => work && void send({ kind: 'resume', taskId: work.task.id }),
    finish: (...how: Parameters<typeof finish>) => void finish(...how),
    refused,
    waiting: entries.filter(({ state }) => state === 'waiting').length,
    /** The server's no was read: it leaves this phone, what was typed stays. */
    dismiss: async () => {
      if (!me || !refused) return
      await outboxOf(me.id).discard(refused.id)
      pumpNow()
      await hand.resource.reload()
    },
  }
}

export type DeskTask = ReturnType<typeof useDeskTask>
