import type { Reply } from '@field/contract'
import { type Answers, type FormSchema, prefill } from '@field/domain/form'
import { assetFacts, customerFacts } from '../../form/work/sources.ts'
import { filesNamed, type ReportDraft } from '../../report/model.ts'

/** The body of the request, and the files that it names and the phone still has. */
export function requestOf(
  draft: ReportDraft,
  { token, workType, address }: { token: string; workType: string | null; address: boolean },
) {
  return {
    body: {
      tag: token,
      ...(workType !== null && { workType }),
      ...(address && { address: draft.address.trim() }),
      answers: draft.answers,
    },
    files: filesNamed(draft),
  }
}

type Landing = Reply<'GET /tags/:token'>

/** What a report begins with: its form's defaults out of the scanned device and who reports. */
export const firstReport = (form: FormSchema, { asset, place }: Landing, name: string | null): Answers =>
  prefill(
    form,
    { asset: assetFacts(asset), customer: customerFacts(name), order: { address: asset?.address ?? place?.address } },
    { now: Date.now() },
  )
