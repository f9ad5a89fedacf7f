import type { Command } from '@field/domain/work-order'
import { checkInvariants } from '../../../bff/src/invariants.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import type { Person } from '../../support/company.ts'
import type { Town } from '../../support/job.ts'

/** What lies at each place of a part by what everybody may read (`v_stock`), places with none left out, other shelves by their kind. */
export async function lying({ server, ours }: Town, partId: string): Promise<Record<string, number>> {
  const places = new Map(Object.entries(ours.locations).map(([name, id]) => [id as string, name]))
  const { rows } = await asAdmin(server.database.urls.admin ?? '', (client) =>
    client.query<{ location_id: string; kind: string; quantity: number }>(
      'select location_id, kind, quantity from v_stock where org_id = $1 and part_id = $2 and quantity <> 0',
      [ours.orgId, partId],
    ),
  )
  const held: Record<string, number> = {}
  for (const { location_id, kind, quantity } of rows) {
    const name = places.get(location_id) ?? kind
    held[name] = (held[name] ?? 0) + quantity
  }
  return held
}

export const rowsOf = async <Row>({ server }: Town, text: string, values: unknown[] = []): Promise<Row[]> =>
  asAdmin(server.database.urls.admin ?? '', async (client) => (await client.query(text, values)).rows as Row[])

/** What breaks an invariant of the stock now. */
export async function broken({ server }: Town): Promise<string[]> {
  const found = await asAdmin(server.database.urls.worker, checkInvariants)
  return found.map(({ invariant, what }) => `${invariant}: ${what}`)
}

/** A command that a phone did so many milliseconds ago and tells only now. */
export async function tellLate({ server }: Town, by: Person, id: string, command: Command, ago: number) {
  const body = { command, at: Date.now() - ago }
  return (await server.as(by))('POST /work-orders/:id/commands', { params: { id }, body })
}
