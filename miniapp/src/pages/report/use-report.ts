import Taro, { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { act, call, dropKept, keepAs, type PendingFile, signIn, takePhotos, useResource } from '../../data/index.ts'
import { tokenIn } from '../../roles/index.ts'
import { currentLanguage, wordsIn } from '../../words/index.ts'
import { report as reportWords } from '../../words/report.ts'
import { useMe } from '../../work-order/index.ts'
import { useConsents } from '../consents.ts'
import { openTag } from '../landing/use-landing.ts'
import { firstReport, idsIn, requestOf } from './model.ts'
import { type Drafting, useReportDraft } from './use-draft.ts'

const said = () => wordsIn(reportWords, currentLanguage())

/** What is reported, with which form, and the draft of it. */
export function useReport() {
  const { scene = '', token = scene } = useRouter().params
  const tag = tokenIn(token) ?? ''
  const landing = useResource(tag === '' ? null : `tag:${tag}`, () => openTag(tag))
  const workType = landing.value?.workType ?? null
  const form = useResource(workType === null ? null : `form:${workType}`, () =>
    call('GET /work-types/:key/report-form', { params: { key: workType ?? '' } }),
  )
  const me = useMe()
  const first = landing.value && form.value && firstReport(form.value.form, landing.value, me?.name ?? null)
  return { tag, landing, form, workType, drafting: useReportDraft(tag, first) }
}

/** Photos and recordings of a report: kept at once, named by the answer, and dropped when they are taken away. */
export function useEvidence({ form, draft, change }: Drafting) {
  const give = (key: string, files: readonly PendingFile[], seconds: Readonly<Record<string, number>> = {}) => {
    if (files.length === 0) return
    change({ files: [...draft().files, ...files], seconds: { ...draft().seconds, ...seconds } })
    form.set(key, [...idsIn(form.get(), key), ...files.map(({ id }) => id)])
  }
  return {
    photograph: async (key: string, room: number, camera: boolean) => {
      if (room > 0) give(key, await takePhotos({ count: room, camera }))
    },
    keepVoice: async (key: string, path: string, seconds: number) => {
      const file = await keepAs('audio', path)
      give(key, [file], { [file.id]: seconds })
    },
    remove: (key: string, id: string) => {
      form.set(
        key,
        idsIn(form.get(), key).filter((one) => one !== id),
      )
      const gone = draft().files.find((file) => file.id === id)
      change({ files: draft().files.filter((file) => file.id !== id) })
      if (gone) void dropKept(gone)
    },
  }
}

/** Sends the report through the outbox and opens its progress at once, whether or not there is a network. */
export function useSend(
  { draft, forget }: Drafting,
  about: {
    readonly token: string
    readonly workType: string | null
    readonly address: boolean
    readonly title: string
  },
  tell: (word: string) => void,
) {
  const me = useMe()
  const consents = useConsents()
  const sending = useRef(false)
  const [busy, setBusy] = useState(false)

  async function submit(asked: Promise<unknown>) {
    const owner = me?.id ?? (await signIn())?.me.id
    if (!owner) return tell(said().draftSafe)
    const { id } = draft()
    const { body, files } = requestOf(draft(), about)
    const { kept } = await act(owner, {
      id,
      stream: `report:${id}`,
      route: 'POST /work-orders',
      params: {},
      body,
      files,
      about: { what: 'report', title: about.title, token: about.token },
    })
    if (!kept) return tell(said().cannotKeep)
    await forget()
    await asked
    await Taro.redirectTo({ url: `/pages/progress/page?key=${id}` })
  }

  const send = () => {
    if (sending.current) return
    sending.current = true
    setBusy(true)
    // Asked in the tap itself, while the report is already being kept.
    void submit(consents.ask('report')).finally(() => {
      sending.current = false
      setBusy(false)
    })
  }
  return { send, busy }
}
