import type { LineVerdict } from '@field/domain/work-order'
import sharp from 'sharp'
import { repairLines } from '../../support/appliance-repair.ts'
import { repaired, report, sendFile, type Town, taskNow, tell, verdicts, workUntilDone } from '../../support/job.ts'
import type { Caller } from '../../support/server.ts'

/** The bytes of a paper as that person gets them, or the status of the answer. */
export async function paper({ server }: Town, person: Caller, path: string): Promise<Buffer | number> {
  const { accessToken } = await server.signIn(person)
  const answer = await fetch(`${server.url}/api${path}`, { headers: { authorization: `Bearer ${accessToken}` } })
  return answer.ok ? Buffer.from(await answer.arrayBuffer()) : answer.status
}

/** A name drawn on a phone. */
async function signatureBy(town: Town, person: Caller) {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="200"><path d="M30 150 C 90 20, 140 190, 200 80 S 300 20, 330 120 S 420 160, 450 60" fill="none" stroke="#111" stroke-width="7"/></svg>'
  const bytes = await sharp(Buffer.from(svg)).png().toBuffer()
  const answer = await sendFile(town.server, person, { purpose: 'signature', bytes, name: 'a.png' })
  return ((await answer.json()) as { id: string }).id
}

/** A repair of which the store sends one line back; done again, judged, confirmed with a signature and settled. */
export async function repairedTwice(town: Town): Promise<string> {
  const { server, ours } = town
  const { people, tags } = ours
  const customer = await server.as(people.customer)
  const store = await server.as(people.storeStaff)
  const { id } = await report(customer, tags.freezer)
  await workUntilDone(town, id)
  const judge = async (but: Record<string, Partial<LineVerdict>>, lines: readonly string[]) =>
    tell(store, id, { kind: 'complete', taskId: (await taskNow(town, id)).id, verdicts: verdicts(lines, but) })
  const [first = ''] = repairLines
  await judge({ [first]: { verdict: 'rework', remark: '还有一点漏水' } }, repairLines)
  const again = await taskNow(town, id)
  const person = [people.technician, people.secondTechnician, people.farTechnician].find(
    (one) => one.id === again.assigneeId,
  )
  if (!person) throw new Error('nobody has the task')
  const client = await server.as(person)
  for (const kind of ['accept', 'travel', 'arrive'] as const) await tell(client, id, { kind, taskId: again.id })
  const { value: detail } = await client('GET /work-orders/:id', { params: { id } })
  const before = detail.tasks.findLast((task) => task.node === again.node && task.state === 'done')
  const fresh = await repaired(server, person, [first])
  const checklist = { ...(before?.answers.checklist as object), ...(fresh.checklist as object) }
  await tell(client, id, { kind: 'complete', taskId: again.id, answers: { ...fresh, checklist } })
  await judge({}, [first])
  await tell(customer, id, {
    kind: 'complete',
    taskId: (await taskNow(town, id)).id,
    verdicts: verdicts(repairLines),
    signatureId: (await signatureBy(town, people.customer)) as never,
  })
  return id
}
