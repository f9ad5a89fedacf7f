import { type Actor, permissionsOf, type Role } from '@field/domain/access'
import { day, type Instant, type OrgId, ok, refuse } from '@field/domain/kernel'
import type { Reviewer } from '@field/domain/settlement'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import type { Handler } from '../platform/http/call.ts'

type Department = { readonly department: Role; readonly days: number }

async function departmentsOf(tx: Tx, orgId: OrgId): Promise<readonly Department[]> {
  const { rows } = await sql<{ departments: readonly Department[] }>`
    select dispute_reviewers as departments from organization where id = ${orgId}::uuid`.execute(tx)
  return rows[0]?.departments ?? []
}

/** Who judges a dispute that is opened now, and until when. */
export async function reviewersOf(tx: Tx, { orgId }: Actor, now: Instant): Promise<readonly Reviewer[]> {
  const departments = await departmentsOf(tx, orgId)
  return departments.map(({ department, days }) => ({ department, due: now + days * day }))
}

export const showSettings: Handler<'GET /dispute-settings'> = async ({ tx, actor }) =>
  ok({ reviewers: (await departmentsOf(tx, actor.orgId)).map((one) => ({ ...one })) })

/** Refuses `not_an_option` for a role that does not see every order, and `not_unique` for one named twice. */
export const changeSettings: Handler<'PUT /dispute-settings'> = async ({ tx, actor, body }) => {
  const { reviewers } = body
  for (const [index, { department }] of reviewers.entries()) {
    const path = `reviewers.${index}.department`
    if (!permissionsOf(department).includes('work_orders.all')) return refuse('not_an_option', { path })
    if (reviewers.findIndex((one) => one.department === department) !== index) return refuse('not_unique', { path })
  }
  await tx
    .updateTable('organization')
    .set({ dispute_reviewers: JSON.stringify(reviewers) })
    .where('id', '=', actor.orgId)
    .execute()
  return ok({})
}
