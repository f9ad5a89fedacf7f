import { randomUUID } from 'node:crypto'
import type { PersonId } from '@field/domain/kernel'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import { notCooling, type Town, taskNow } from '../support/job.ts'
import { appId, type TestServer } from '../support/server.ts'

/** Lets the stand-in's phone be this person of the company. */
export async function givePhone(server: TestServer, phoneId: string, personId: PersonId): Promise<void> {
  const phones = (await (await fetch(`${server.sandbox?.url}/sandbox/phones`)).json()) as {
    id: string
    openids: Record<string, string>
  }[]
  const openid = phones.find(({ id }) => id === phoneId)?.openids[appId]
  if (!openid) throw new Error(`the stand-in has no phone ${phoneId}`)
  const { admin } = server.database.urls as { admin: string }
  await asAdmin(admin, (client) => client.query('update person set openid = $2 where id = $1', [personId, openid]))
}

const atOnce = 6

/** As a phone does: what a busy server could not take is asked once more, with the same key. */
async function patiently<A extends { readonly status: number }>(ask: (key: string) => Promise<A>): Promise<A> {
  const key = randomUUID()
  for (let left = 5; ; left -= 1) {
    const answer = await ask(key)
    if (answer.status !== 503 || left === 0) return answer
  }
}

/** Reports through the entrance until there are `count` orders more; every task of them is the technician's. */
export async function giveTasks(town: Town, count: number): Promise<void> {
  const { technician, dispatcher, customer } = town.ours.people
  const [boss, person] = [await town.server.as(dispatcher), await town.server.as(customer)]
  const one = async (index: number) => {
    const body = { tag: town.ours.tags.entrance, answers: notCooling, address: `海防路 ${index + 1} 号 3 号楼 2 单元` }
    const { id } = (await patiently((key) => person('POST /work-orders', { body, key }))).value
    const { id: taskId, assigneeId } = await taskNow(town, id)
    if (assigneeId === technician.id) return
    const command = { kind: 'assign', taskId, to: technician.id } as const
    const { status, text } = await patiently((key) =>
      boss('POST /work-orders/:id/commands', { params: { id }, body: { command }, key }),
    )
    if (status !== 200) throw new Error(text)
  }
  for (let done = 0; done < count; done += atOnce)
    await Promise.all(Array.from({ length: Math.min(atOnce, count - done) }, (_, index) => one(done + index)))
}
