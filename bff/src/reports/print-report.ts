import type { Query } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { ok, type Result, refuse } from '@field/domain/kernel'
import type { World } from '../platform/world.ts'
import { drawReport } from './draw-report.ts'
import { gatherReport } from './gather-report.ts'
import { jpegsOf } from './jpegs.ts'

/** The service report of an order as PDF. Refuses `not_found` to whoever may not see the order or only follows it. */
export async function printReport(
  world: World,
  actor: Actor,
  id: string,
  { language }: Query<'GET /work-orders/:id/report.pdf'>,
): Promise<Result<Buffer>> {
  const report = await world.inOrganization(actor.orgId, (tx) => gatherReport(tx, world, actor, id, language))
  if (!report) return refuse('not_found')
  const shots = [report.reported, ...report.stages].flatMap((one) => one.shots.flat())
  const wanted = new Set([
    ...shots.map(({ file }) => file),
    ...report.stages.flatMap(({ signature }) => (signature ? [signature.file] : [])),
  ])
  const jpegs = await jpegsOf(
    world.config.filesDir,
    report.files.filter(({ id: file }) => wanted.has(file)),
  )
  return ok(await drawReport(report, jpegs))
}
