import type { ConditionFacts } from '@field/domain/condition'
import { type Answers, checkAnswers, type FormSchema } from '@field/domain/form'
import { asId, type Instant, type Label, type OrgId, type PersonId, type Result } from '@field/domain/kernel'
import { titleOf, type WorkOrder } from '@field/domain/work-order'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { findSubject, type Opened, openWorkOrder, requestIdOf, type Subject } from '../work-orders/queries.ts'
import { publishedDefinition } from '../work-types/queries.ts'
import { systemActor } from './system-actor.ts'

/** What an order that nobody reported is about: another order, or a thing and an address. */
export type About =
  | { readonly order: WorkOrder }
  | { readonly order: null; readonly assetId?: string | undefined; readonly address?: string | undefined }

export type Wanted = {
  readonly orgId: OrgId
  readonly about: About
  readonly workType: string
  readonly title?: string | undefined
  readonly urgent?: boolean | undefined
  readonly answers: Answers
  readonly tags: readonly string[]
  readonly facts: ConditionFacts
  /** Why it was opened, in words for the desk; stands before what the form's long text says already. */
  readonly because?: string | undefined
  /** What makes it once. */
  readonly cause: string
  readonly now: Instant
}

export type OpenedBySystem = Opened & {
  /** What the form asks of a reporter and nothing answered. */
  readonly missing: readonly Label[]
}

/**
 * Opens an order by the system and links it with the one it came of. Answers that the form does not have, or does not
 * take, are left out: the desk asks for them. Once for each cause. Refuses what reporting refuses.
 */
export async function openBySystem(tx: Tx, world: World, wanted: Wanted): Promise<Result<OpenedBySystem>> {
  const { orgId, about, cause, now } = wanted
  const actor = systemActor(orgId)
  const published = await publishedDefinition(tx, wanted.workType)
  if (!published.ok) return published
  const subject = await subjectOf(tx, orgId, about)
  if (!subject.ok) return subject
  const { definition } = published.value
  const told = withReason(definition.report, wanted.answers, wanted.because)
  const answers = fitting(definition.report, told, wanted.facts)
  const opened = await openWorkOrder(tx, world, {
    published: published.value,
    subject: subject.value,
    actor,
    by: null,
    customerId: about.order ? about.order.customerId : subject.value.ownerId,
    title: wanted.title ?? titleOf(definition, answers, subject.value.thing),
    urgent: wanted.urgent ?? false,
    source: 'system',
    tags: wanted.tags,
    answers,
    requestId: requestIdOf(actor.personId, cause),
    now,
  })
  if (opened.ok && about.order)
    await link(tx, orgId, { from: about.order.id, to: opened.value.id, kind: 'created', at: now })
  return opened.ok
    ? { ok: true, value: { ...opened.value, missing: missingOf(definition.report, answers, wanted.facts) } }
    : opened
}

const reasonFields = ['words', 'requirements', 'description', 'notes']

function withReason({ fields }: FormSchema, answers: Answers, because: string | undefined): Answers {
  if (because === undefined) return answers
  const field = fields.find(({ kind, key }) => kind === 'long_text' && reasonFields.includes(key))
  if (field?.kind !== 'long_text') return answers
  const said = answers[field.key]
  const words = typeof said === 'string' && said !== '' ? `${because}\n${said}` : because
  return { ...answers, [field.key]: words.slice(0, field.max ?? 1_000) }
}

function missingOf(form: FormSchema, answers: Answers, facts: ConditionFacts): readonly Label[] {
  const keys = checkAnswers(form, answers, { mode: 'final', facts }).map(fieldOfFault)
  return form.fields.filter(({ key }) => keys.includes(key)).map(({ label }) => label)
}

async function subjectOf(tx: Tx, orgId: OrgId, about: About): Promise<Result<Subject>> {
  const actor = systemActor(orgId)
  if (about.order === null) {
    const { assetId, address } = about
    return findSubject(tx, actor, { assetId, address: address ?? (assetId ? undefined : await nameOf(tx, orgId)) })
  }
  const { assetId, storeId, address, position, territoryId, title } = about.order
  if (assetId) return findSubject(tx, actor, { assetId, address, ...(position ? { position } : {}) })
  const none = { assetId, thing: title, ownerId: null as PersonId | null, entrance: null, facts: {} }
  return { ok: true, value: { ...none, storeId, territoryId, address, position } }
}

// A ticket about nothing in particular is the organization's own.
async function nameOf(tx: Tx, orgId: OrgId): Promise<string> {
  const { name } = await tx.selectFrom('organization').select('name').where('id', '=', orgId).executeTakeFirstOrThrow()
  return name
}

const isFile = ({ kind }: FormSchema['fields'][number]): boolean =>
  kind === 'photo' || kind === 'audio' || kind === 'video' || kind === 'file' || kind === 'signature'

const fieldOfFault = ({ refusal: { path = '' } }: ReturnType<typeof checkAnswers>[number]): string | undefined =>
  path.replace(/^answers\./, '').split('.')[0]

/** The answers that the form takes. Files stay with the order that they were sent for. */
function fitting(form: FormSchema, answers: Answers, facts: ConditionFacts): Answers {
  const taken = new Set(form.fields.filter((field) => !isFile(field)).map(({ key }) => key))
  const known = Object.fromEntries(Object.entries(answers).filter(([key]) => taken.has(key)))
  const faults = checkAnswers(form, known, { mode: 'draft', facts })
  const wrong = new Set(faults.map(fieldOfFault))
  return Object.fromEntries(Object.entries(known).filter(([key]) => !wrong.has(key)))
}

type Link = {
  readonly from: string
  readonly to: string
  readonly kind: 'created' | 'ticket'
  readonly subject?: string
  readonly at: Instant
}

/** Links two orders; the same again changes nothing. */
export const link = (tx: Tx, orgId: OrgId, { from, to, kind, subject, at }: Link): Promise<unknown> =>
  sql`
    insert into order_link (org_id, from_id, to_id, kind, subject, at)
    values (${orgId}::uuid, ${asId(from)}::uuid, ${asId(to)}::uuid, ${kind}, ${subject ?? null}, ${time(at)})
    on conflict do nothing`.execute(tx)
