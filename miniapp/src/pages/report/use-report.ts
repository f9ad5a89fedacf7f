import { useRouter } from '@tarojs/taro'
import { call, useResource } from '../../data/index.ts'
import { useReportDraft } from '../../report/index.ts'
import { tokenIn } from '../../roles/index.ts'
import { useMe } from '../../work-order/index.ts'
import { openTag } from '../landing/use-landing.ts'
import { firstReport } from './model.ts'

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
