import {
  type Answers,
  checkAnswers,
  type Field,
  type FieldOf,
  type FormSchema,
  isEmpty,
  whatIsMissing,
} from '@field/domain/form'
import type { Label } from '@field/domain/kernel'
import type { Entry, PendingFile } from '../data/index.ts'

/** For whom somebody of the house reports, through which entrance, and for which thing. Null: not chosen yet. */
export type OnBehalf = {
  /** `id` null: not known to the organization yet; `phone` is then the number itself, else as a search showed it. */
  readonly who: {
    readonly id: string | null
    readonly name: string
    readonly phone: string | null
    readonly agreed?: boolean
  } | null
  readonly what: { readonly entrance: string | null; readonly workType: string; readonly label: Label } | null
  readonly thing:
    | { readonly kind: 'device' | 'store'; readonly id: string; readonly name: string; readonly sub: string }
    | { readonly kind: 'address' }
    | null
}

/** A report while it is made, as kept on the phone. `id` is born with it and becomes the request's own key. */
export type ReportDraft = {
  readonly id: string
  readonly answers: Answers
  readonly files: readonly PendingFile[]
  /** How long each recording is, in seconds. */
  readonly seconds: Readonly<Record<string, number>>
  readonly address: string
  /** Where it is not the customer who reports. */
  readonly behalf?: OnBehalf
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

/** The files that the answers still name, of those the phone kept for them. */
export function filesNamed({ answers, files }: Pick<ReportDraft, 'answers' | 'files'>): readonly PendingFile[] {
  const named = JSON.stringify(answers)
  return files.filter(({ id }) => named.includes(id))
}

/**
 * A refused report as a draft again, under a new key: a request that was answered keeps its answer. `page` is where it
 * goes on.
 */
export function draftAgain(
  { body, files, about }: Pick<Entry, 'body' | 'files' | 'about'>,
  id: string,
): { readonly token: string; readonly draft: ReportDraft; readonly page: string } {
  const token = String(about.token ?? '')
  const { answers, address = '' } = body as { answers: Answers; address?: string }
  const behalf = typeof about.behalf === 'string' ? { behalf: JSON.parse(about.behalf) as OnBehalf } : {}
  const page = typeof about.page === 'string' ? about.page : `/pages/report/page?scene=${encodeURIComponent(token)}`
  return { token, draft: { id, answers, files, seconds: {}, address, ...behalf }, page }
}
