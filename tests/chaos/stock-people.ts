import { randomUUID } from 'node:crypto'
import { asId, type PersonId, type TaskId } from '@field/domain/kernel'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import type { Person } from '../support/company.ts'
import { report, type Town, taskNow, tell } from '../support/job.ts'
import { stockedPart } from '../support/stock-examples.ts'

/** Somebody with a van, and an order at work to use parts for. */
export type Worker = {
  readonly token: string
  readonly van: string
  readonly workOrderId: string
  readonly taskId: TaskId
}

/** As many technicians as asked for, each with an empty van and an order accepted. */
export async function makeWorkers(town: Town, count: number): Promise<readonly Worker[]> {
  const people = await addTechnicians(town, count)
  const { server, ours } = town
  const [dispatcher, customer] = [await server.as(ours.people.dispatcher), await server.as(ours.people.customer)]
  const workers: Worker[] = []
  for (const { person, van } of people) {
    const { accessToken } = await server.signIn(person)
    const { id } = await report(customer, ours.tags.homeFridge)
    const { id: taskId, assigneeId } = await taskNow(town, id)
    if (assigneeId !== person.id) await tell(dispatcher, id, { kind: 'assign', taskId, to: person.id })
    await tell(server.with(accessToken), id, { kind: 'accept', taskId })
    workers.push({ token: accessToken, van, workOrderId: id, taskId })
  }
  return workers
}

/** So many parts, each with as many pieces in the warehouse. */
export async function makeParts(town: Town, count: number, pieces: number): Promise<readonly string[]> {
  const parts: string[] = []
  for (let made = 0; made < count; made++) parts.push(await stockedPart(town, pieces))
  return parts
}

function addTechnicians({ server, ours }: Town, count: number): Promise<{ person: Person; van: string }[]> {
  const { orgId, places } = ours
  return asAdmin(server.database.urls.admin ?? '', async (client) => {
    const made: { person: Person; van: string }[] = []
    for (let at = 0; at < count; at++) {
      const [id, van, name] = [randomUUID(), randomUUID(), `师傅 ${at + 1}`]
      await client.query(`insert into person (org_id, id, name, openid, role) values ($1, $2, $3, $4, 'technician')`, [
        orgId,
        id,
        name,
        `o${id}`,
      ])
      await client.query(
        `insert into membership (org_id, id, person_id, role, place_id) values ($1, $2, $3, 'technician', $4)`,
        [orgId, randomUUID(), id, places.site.id],
      )
      await client.query(
        `insert into technician (org_id, person_id, site_id, badge, skills) values ($1, $2, $3, $4, '{refrigeration}')`,
        [orgId, id, places.site.id, `C${at}`],
      )
      await client.query(
        `insert into stock_location (org_id, id, kind, name, owner_id) values ($1, $2, 'van', $3, $4)`,
        [orgId, van, `${name}的车`, id],
      )
      const person: Person = {
        id: asId<PersonId>(id),
        orgId,
        name,
        role: 'technician',
        openid: `o${id}`,
        placeIds: [places.site.id],
      }
      made.push({ person, van })
    }
    return made
  })
}
