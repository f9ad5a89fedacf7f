import type { Id, PartId } from '@field/domain/kernel'
import type { Database } from '../src/platform/database/kysely.ts'
import { inTransaction } from '../src/platform/database/transaction.ts'
import { receive, transfer } from '../src/stock/transfer.ts'
import { bringPhone, call, type Person, renewSession, sessionOf } from './api.ts'
import { storyNow } from './clock.ts'
import type { Founded } from './found.ts'
import { parts } from './library/parts.ts'
import type { members } from './story/people.ts'

/** Everybody but the founder is invited and takes the role with their own phone. */
export async function joinMembers(company: Founded, who: typeof members, founder: Person): Promise<void> {
  const now = storyNow()
  for (const member of who) {
    await bringPhone(member)
    const { code } = await call(founder, now, 'POST /invitations', {
      body: {
        role: member.role,
        name: member.name,
        ...(member.place ? { placeId: company.place(member.place) } : {}),
        ...(member.badge ? { badge: member.badge } : {}),
        ...(member.skills ? { skills: [...member.skills] } : {}),
      },
    })
    const session = await call(member, now, 'POST /invitations/:code/accept', { params: { code } })
    renewSession(member, session)
  }
}

export async function joinCustomers(customers: readonly Person[]): Promise<void> {
  for (const customer of customers) {
    await bringPhone(customer)
    await call(customer, storyNow(), 'POST /me/profile', { body: { name: customer.name } })
  }
}

/** The supplier fills the warehouses, and each van takes what its technician uses most. */
export async function fillStock(
  db: Database,
  company: Founded,
  technicians: readonly Person[],
  founder: Person,
): Promise<void> {
  const { orgId, library, locations } = company
  const all = [...library.parts.values()]
  const quantity = (i: number, base: number) => base + ((i * 7) % 11)
  const by = (await sessionOf(founder, storyNow())).me.id as Id<'person'>
  await inTransaction(db, { orgId }, async (tx) => {
    const context = { by, at: storyNow() }
    for (const [i, to] of [...locations.warehouses.values()].entries()) {
      const lines = all.map((part, n) => ({ part, quantity: quantity(n, i < 2 ? 300 : 8) }))
      mustHold(await receive(tx, orgId, { to, lines }, context))
    }
    const from = [...locations.warehouses.values()][0]
    if (!from) throw new Error('the story has no warehouse')
    for (const [i, technician] of technicians.entries()) {
      const personId = (await sessionOf(technician, storyNow())).me.id
      const van = await tx
        .selectFrom('stock_location')
        .select('id')
        .where('org_id', '=', orgId)
        .where('owner_id', '=', personId)
        .executeTakeFirstOrThrow()
      mustHold(
        await transfer(
          tx,
          orgId,
          { from, to: van.id as Id<'stock_location'>, lines: vanLoad(library.parts, i) },
          context,
        ),
      )
    }
  })
}

const common = ['EF-12', 'SC-35', 'MF-460', 'BK-3', 'FB-7']

function vanLoad(ids: ReadonlyMap<string, PartId>, i: number): { part: PartId; quantity: number }[] {
  const some = parts.filter((_, n) => (n + i) % 9 === 0).map(({ code }) => code)
  return [...new Set([...common, ...some])].flatMap((code) => {
    const part = ids.get(code)
    return part ? [{ part, quantity: common.includes(code) ? 20 : 1 + ((i + code.length) % 3) }] : []
  })
}

function mustHold(result: { readonly ok: boolean; readonly refusal?: unknown }): void {
  if (!result.ok) throw new Error(`the stock of the story does not add up: ${JSON.stringify(result.refusal)}`)
}
