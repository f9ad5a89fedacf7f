import type { Body, Reply } from '@field/contract'
import { type Answers, checkAnswers, type FormSchema, isEmpty, prefill } from '@field/domain/form'
import { assetFacts, customerFacts } from '../../form/work/sources.ts'
import { filesNamed, type OnBehalf, type ReportDraft } from '../../report/model.ts'
import type { Words } from '../../words/area.ts'
import type { behalfWords } from '../../words/behalf.ts'
import { date } from '../../words/format/time.ts'

export type Customer = Reply<'GET /customers'>['items'][number]
export type Story = Reply<'GET /customers/:id'>
type Mine = Reply<'GET /entrances/mine'>
export type What = NonNullable<OnBehalf['what']>
export type Thing = NonNullable<OnBehalf['thing']>
export type Who = NonNullable<OnBehalf['who']>
type Said = Words<typeof behalfWords>

export const nothingChosen: OnBehalf = { who: null, what: null, thing: null }

/** Reports from a link and reports from the home page are two drafts. */
export const draftOf = (linked: string | null): string => (linked === null ? 'for' : `for:${linked}`)

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The customer that a link carries; null when it carries none. */
export const customerIn = (said: string | undefined): string | null =>
  said !== undefined && uuid.test(said) ? said.toLowerCase() : null

/** What this person may start: the entrances that are theirs, or the work types while there are no entrances. */
export function choicesOf({ entrances, workTypes = [] }: Mine): readonly What[] {
  const through = entrances.map(({ code, label, workType }) => ({ entrance: code, workType: workType.key, label }))
  return through.length > 0 ? through : workTypes.map(({ key, label }) => ({ entrance: null, workType: key, label }))
}

export const sameWhat = (one: What, other: What | null): boolean =>
  one.entrance === other?.entrance && one.workType === other.workType

export const whoOf = ({ id, name, phoneMasked }: Customer): Who => ({ id, name, phone: phoneMasked })

/** Below a customer's name: the number as far as it is shown, and where they last had work done. */
export const customerLines = ({ phoneMasked, lastPlace, assets }: Customer): readonly string[] =>
  [phoneMasked, lastPlace ?? assets.find(({ address }) => address)?.address].flatMap((line) => line || [])

/** What the head says of whom it is for; of a new customer's number only the end, as of everybody's. */
export function whoLine({ id, phone }: Who, w: Said): string {
  if (phone === null || phone === '') return id === null ? `${w.anew} · ${w.noPhone}` : w.noPhone
  return id === null ? `${w.anew} · ${w.endsWith(phone.slice(-2))}` : phone
}

export type ThingChoice = {
  readonly key: string
  readonly thing: Thing
  readonly title: string
  readonly sub: string
  /** What is known of a device: model, warranty, last repair. */
  readonly facts: string
  /** In repair already: a second order is possible, but seldom meant. */
  readonly open: boolean
  /** What an earlier address is written as. */
  readonly address?: string
}

const joined = (...parts: readonly (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ')

/** The customer's things and places to choose from, their own devices first; "somewhere else" is always the last. */
export function thingsOf(story: Story | null, w: Said, now: number): readonly ThingChoice[] {
  const devices = (story?.devices ?? []).map((device): ThingChoice => {
    const { id, name, model, place, address, warranties, lastService, open } = device
    const title = joined(name, place?.spot)
    const until = Math.max(0, ...warranties.map((one) => one.until))
    const facts = joined(model, until > now && w.inWarranty(date(until)), lastService && w.lastTime(lastService.title))
    const where = place?.name ?? address ?? ''
    const thing: Thing = { kind: 'device', id, name: title, sub: where }
    return { key: id, thing, title, sub: where, facts, open }
  })
  const stores = (story?.places ?? []).map(
    ({ id, name }): ThingChoice => ({
      key: id,
      thing: { kind: 'store', id, name, sub: w.atStore },
      title: name,
      sub: w.atStore,
      facts: '',
      open: false,
    }),
  )
  const earlier = (story?.addresses ?? []).map(
    (address): ThingChoice => ({
      key: address,
      thing: { kind: 'address' },
      title: address,
      sub: w.before,
      facts: '',
      open: false,
      address,
    }),
  )
  const elsewhere: ThingChoice = {
    key: 'elsewhere',
    thing: { kind: 'address' },
    title: w.elsewhere,
    sub: w.elsewhereWhat,
    facts: '',
    open: false,
    address: '',
  }
  return [...devices, ...stores, ...earlier, elsewhere]
}

/** What need not be asked: the only device of a customer who has nothing else, or the address of who has nothing yet. */
export function onlyChoice(choices: readonly ThingChoice[]): ThingChoice | null {
  const [first, second] = choices
  if (choices.length === 1) return first ?? null
  return choices.length === 2 && first?.thing.kind === 'device' && second?.key === 'elsewhere' && !first.open
    ? first
    : null
}

/** The answers that the form of another kind takes over as they are; what it does not ask for, or not so, stays behind. */
export function carryOver(form: FormSchema, answers: Answers): Answers {
  const faults = checkAnswers(form, answers, { mode: 'final', now: Date.now() })
  // What is only unfinished stays, for the person to finish.
  const unfit = faults.filter(({ refusal: { code } }) => code === 'not_an_option' || code === 'wrong_kind')
  const wrong = new Set(unfit.map(({ path }) => path.split('.')[1]))
  const asked = new Set(form.fields.map(({ key }) => key))
  return Object.fromEntries(Object.entries(answers).filter(([key]) => asked.has(key) && !wrong.has(key)))
}

/** What is known of customer and device, for the fields that the person left empty. */
export function filledIn(form: FormSchema, story: Story | null, { who, thing }: OnBehalf, answers: Answers): Answers {
  const device = thing?.kind === 'device' ? (story?.devices.find(({ id }) => id === thing.id) ?? null) : null
  const known = prefill(
    form,
    {
      asset: assetFacts(device),
      customer: customerFacts(who?.name ?? null),
      order: {
        address: device?.address ?? story?.places.find(({ id }) => thing?.kind === 'store' && id === thing.id)?.address,
      },
    },
    { now: Date.now() },
  )
  return { ...Object.fromEntries(Object.entries(known).filter(([key]) => isEmpty(answers[key]))), ...answers }
}

/** The body of the request, and the files it names. `form` says which answers belong to it. */
export function requestFor(draft: ReportDraft, form: FormSchema, { who, what, thing }: OnBehalf) {
  const answers = Object.fromEntries(
    Object.entries(draft.answers).filter(([key]) => form.fields.some((field) => field.key === key)),
  )
  const body: Body<'POST /work-orders'> = {
    ...(what && (what.entrance === null ? { workType: what.workType } : { entrance: what.entrance })),
    ...(who && forWhom(who)),
    ...(thing?.kind === 'device' && { assetId: thing.id }),
    ...(thing?.kind === 'store' && { storeId: thing.id }),
    ...(thing?.kind === 'address' && { address: draft.address.trim() }),
    answers,
  }
  return { body, files: filesNamed({ answers, files: draft.files }) }
}

function forWhom({ id, name, phone, agreed }: Who): Pick<Body<'POST /work-orders'>, 'customerId' | 'customer'> {
  if (id !== null) return { customerId: id }
  return { customer: { name: name.trim(), ...(phone ? { phone, agreed: agreed === true } : {}) } }
}

export const fewDigits = (q: string): boolean => /^\d{1,3}$/.test(q.trim())

/** Those of the customers kept on the phone whom the words mean, where the server cannot be asked. */
export function matching(customers: readonly Customer[], q: string): readonly Customer[] {
  const words = q.trim().toLowerCase()
  return customers.filter((one) =>
    [one.name, one.lastPlace ?? '', one.phoneMasked ?? ''].some((said) => said.toLowerCase().includes(words)),
  )
}

/** A new customer begun with what was searched for: figures are a number, all else a name. */
export function begunWith(q: string): { readonly name: string; readonly phone: string } {
  const digits = q.replace(/[\s+-]/g, '')
  return /^\d+$/.test(digits) ? { name: '', phone: digits } : { name: q.trim(), phone: '' }
}

/** The first thing that is wrong with a new customer; null when they can be taken down. */
export function faultOf(one: { name: string; phone: string; agreed: boolean }): 'name' | 'phone' | 'agreed' | null {
  if (one.name.trim() === '' || one.name.length > 40) return 'name'
  if (one.phone === '') return null
  if (!/^[0-9]{5,15}$/.test(one.phone)) return 'phone'
  return one.agreed ? null : 'agreed'
}
