import type { Reply } from '@field/contract'
import {
  type Answers,
  checkAnswers,
  type Field,
  type FieldOf,
  type FormSchema,
  isEmpty,
  prefill,
  whatIsMissing,
} from '@field/domain/form'
import type { PendingFile } from '../../data/index.ts'
import { assetFacts, customerFacts } from '../../form/work/sources.ts'

/** A report while it is made, as kept on the phone. `id` is born with it and becomes the request's own key. */
export type ReportDraft = {
  readonly id: string
  readonly answers: Answers
  readonly files: readonly PendingFile[]
  /** How long each recording is, in seconds. */
  readonly seconds: Readonly<Record<string, number>>
  readonly address: string
}

export const draftKey = (token: string): string => `draft:report:${token}`

/** The four ways to say what is wrong, as far as the form has them, and whatever else it asks. */
export type Asked = {
  readonly symptoms: FieldOf<'multi_select'> | null
  readonly photos: FieldOf<'photo'> | null
  readonly voice: FieldOf<'audio'> | null
  readonly words: FieldOf<'long_text'> | null
  readonly others: FormSchema
}

const isOf =
  <K extends Field['kind']>(kind: K) =>
  (field: Field): field is FieldOf<K> =>
    field.kind === kind

export function askedBy({ version, fields }: FormSchema): Asked {
  const symptoms = fields.find(isOf('multi_select')) ?? null
  const photos = fields.find(isOf('photo')) ?? null
  const voice = fields.find(isOf('audio')) ?? null
  const words = fields.find(isOf('long_text')) ?? null
  const four: readonly (Field | null)[] = [symptoms, photos, voice, words]
  return {
    symptoms,
    photos,
    voice,
    words,
    others: { version, fields: fields.filter((field) => !four.includes(field)) },
  }
}

/** Ids of files that an answer names. */
export const idsIn = (answers: Answers, key: string | undefined): readonly string[] => {
  const answer = key === undefined ? undefined : answers[key]
  return Array.isArray(answer) ? (answer as readonly string[]) : []
}

export type Lack = { readonly what: 'one' | 'address' } | { readonly what: 'answer'; readonly field: string }

/** The first thing without which the server would not take the report; null when it can go. */
export function lackOf(form: FormSchema, answers: Answers, address: string | null): Lack | null {
  if (address !== null && address.trim() === '') return { what: 'address' }
  const [missing] = whatIsMissing(form, answers, { now: Date.now() })
  if (missing) return missing.what === 'one_of' ? { what: 'one' } : { what: 'answer', field: missing.field }
  const [wrong] = checkAnswers(form, answers, { mode: 'final', now: Date.now() })
  if (wrong) return { what: 'answer', field: wrong.path.split('.')[1] ?? '' }
  const empty = form.fields.every(({ key }) => isEmpty(answers[key]))
  return empty ? { what: 'one' } : null
}

/** The body of the request, and the files that it names and the phone still has. */
export function requestOf(
  draft: ReportDraft,
  { token, workType, address }: { token: string; workType: string | null; address: boolean },
) {
  const named = JSON.stringify(draft.answers)
  return {
    body: {
      tag: token,
      ...(workType !== null && { workType }),
      ...(address && { address: draft.address.trim() }),
      answers: draft.answers,
    },
    files: draft.files.filter(({ id }) => named.includes(id)),
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
