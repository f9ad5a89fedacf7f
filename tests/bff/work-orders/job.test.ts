import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { repairLines } from '../../support/appliance-repair.ts'
import {
  repaired,
  report,
  startTown,
  stopTown,
  type Town,
  taskNow,
  tell,
  verdicts,
  workUntilDone,
} from '../../support/job.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => stopTown(town))

test('a report is repaired, judged line by line, repaired again, accepted, confirmed, settled and rated', async () => {
  const { server, ours } = town
  const { people, tags } = ours
  const customer = await server.as(people.customer)
  const store = await server.as(people.storeStaff)
  const { id, number } = await report(customer, tags.freezer)
  expect(number).toMatch(/^\d{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  await workUntilDone(town, id)

  const judged = await taskNow(town, id)
  expect(judged).toMatchObject({ node: 'acceptance', round: 1, assigneeId: null })
  const rejected = verdicts(repairLines, {
    drain_hole: { verdict: 'rework', remark: '还在滴水' },
    door_seal: { verdict: 'accepted_with_remark', remark: '略松' },
  })
  const back = await tell(store, id, { kind: 'complete', taskId: judged.id, verdicts: rejected })
  expect(back.status).toBe('rework')

  const again = await taskNow(town, id)
  expect(again).toMatchObject({ node: 'repair', round: 2, openLines: 1 })
  const who = [people.technician, people.secondTechnician].find(({ id: one }) => one === again.assigneeId)
  if (!who) throw new Error('the rework went to somebody else')
  const technician = await server.as(who)
  const taskId = again.id
  await tell(technician, id, { kind: 'accept', taskId })
  await tell(technician, id, { kind: 'arrive', taskId })
  const drain = await repaired(server, who, ['drain_hole'])
  await tell(technician, id, { kind: 'complete', taskId, answers: drain })

  const second = await taskNow(town, id)
  expect(second).toMatchObject({ node: 'acceptance', round: 2, openLines: 1 })
  const judging = (await store('GET /work-orders/:id/progress', { params: { id } })).value.acceptance
  const decided = { verdict: 'accepted', remark: null, by: people.storeStaff.name, at: expect.any(Number) }
  expect(judging?.lines.map(({ key, locked, verdict, decided }) => ({ key, locked, verdict, decided }))).toEqual([
    { key: 'evaporator_fan', locked: true, verdict: null, decided },
    { key: 'start_capacitor', locked: true, verdict: null, decided },
    {
      key: 'door_seal',
      locked: true,
      verdict: null,
      decided: { ...decided, verdict: 'accepted_with_remark', remark: '略松' },
    },
    { key: 'drain_hole', locked: false, verdict: null, decided: null },
  ])
  const round = await asAdmin(server.database.urls.admin ?? '', (client) =>
    client.query('select done_at as at from task where id = $1', [judged.id]),
  )
  expect(judging?.lines[0]?.decided?.at).toBe(new Date(round.rows[0].at).getTime())
  await tell(store, id, { kind: 'complete', taskId: second.id, verdicts: verdicts(['drain_hole']) })

  const seen = (await customer('GET /work-orders/:id/progress', { params: { id } })).value
  expect(seen.acceptance).toMatchObject({ node: 'confirm', storeVerdicts: { by: people.storeStaff.name, accepted: 1 } })
  expect(seen.acceptance?.lines.map(({ after }) => after.length)).toEqual([1, 1, 1, 1])
  expect(seen.operations).toContain('complete')

  const confirm = await taskNow(town, id)
  const settled = await tell(customer, id, { kind: 'complete', taskId: confirm.id, verdicts: verdicts(repairLines) })
  expect(settled.status).toBe('settled')
  const rated = await tell(customer, id, { kind: 'rate', stars: 5, tags: [], words: '' })
  expect(rated).toMatchObject({ status: 'settled', operations: ['comment'] })

  const { rows } = await asAdmin(server.database.urls.admin ?? '', (client) =>
    client.query<{ kind: string; seq: number; version: number; hash: Buffer }>(
      'select kind, seq, version, hash from timeline where work_order_id = $1 order by seq',
      [id],
    ),
  )
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
  expect(rows.at(-1)).toMatchObject({ kind: 'rated', version: rated.version })
  expect(new Set(rows.map(({ hash }) => hash.toString('hex'))).size).toBe(rows.length)
  expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['reported', 'settlement_due', 'settled']))
})
