import { asId, type FileId, type TaskId } from '@field/domain/kernel'
import type { Command } from '@field/domain/work-order'
import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { act, call, follow, keepAs, newId, ofOrder, outboxOf, pumpNow, useResource } from '../../data/index.ts'
import { commandRoute, useEntries, useMe } from '../../work-order/index.ts'
import { type Acceptance, type Draft, draftOf, type Scene, sceneOf, verdictsOf } from './model.ts'
import { useDraft } from './use-draft.ts'

type Completion = Extract<Command, { kind: 'complete' }>

/** The acceptance of one order: what is judged, the draft of it on this phone, and handing it over. */
export function useAcceptance(orderId: string) {
  const me = useMe()
  const resource = useResource(me === null ? null : `${ofOrder(orderId)}progress`, () =>
    call('GET /work-orders/:id/progress', { params: { id: orderId } }),
  )
  const { value: progress, reload } = resource
  const entries = useEntries(me?.id ?? null).filter(({ stream }) => stream === orderId)
  const [sent, setSent] = useState<Completion | null>(null)
  const { draft, change, forget } = useDraft(progress?.acceptance?.taskId ?? null)
  useEffect(() => follow(orderId), [orderId])
  useDidShow(() => void reload())
  const scene = progress ? sceneOf(progress, entries, sent) : null

  /** Hands the judgement with its signature over to the outbox; false when the phone has no room for it. */
  async function submit(acceptance: Acceptance, now: Draft, signaturePath: string): Promise<boolean> {
    if (!me || !progress) return false
    const signature = await keepAs('signature', signaturePath)
    const command: Completion = {
      kind: 'complete',
      taskId: asId<TaskId>(acceptance.taskId),
      verdicts: verdictsOf(acceptance.lines, now),
      signatureId: asId<FileId>(signature.id),
    }
    const photos = acceptance.lines.flatMap(({ key }) => now.judged[key]?.photos ?? [])
    const { kept } = await act(me.id, {
      id: now.id,
      stream: orderId,
      route: commandRoute,
      params: { id: orderId },
      body: { command, at: Date.now() },
      files: [...photos, signature],
      about: { what: 'complete', number: progress.number, title: progress.title },
    })
    if (!kept) return false
    setSent(command)
    await forget()
    return true
  }

  /** Takes back what the server refused: to change it, or for good. */
  async function takeBack({ held }: Extract<Scene, { kind: 'refused' }>, keep: boolean): Promise<void> {
    if (!me) return
    if (keep) change(() => draftOf(held, newId()))
    await outboxOf(me.id).discard(held.entry.id)
    setSent(null)
    pumpNow()
    await reload()
  }

  return { me, resource, progress, entries, scene, draft, change, submit, takeBack }
}
