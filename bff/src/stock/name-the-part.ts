import { type Label, type OrgId, type PartId, type Refusal, type Result, say } from '@field/domain/kernel'
import type { Tx } from '../platform/database/transaction.ts'

/** A stock refusal with the part it is about: its id in `path`, its code and Chinese name in `detail`. */
export async function refuseNaming(tx: Tx, orgId: OrgId, part: PartId, refusal: Refusal): Promise<Result<never>> {
  const path = `parts.${part}`
  const row = await tx
    .selectFrom('part')
    .select(['code', 'name'])
    .where('org_id', '=', orgId)
    .where('id', '=', part)
    .executeTakeFirst()
  if (!row) return { ok: false, refusal: { code: 'part_unknown', path } }
  const detail = { ...refusal.detail, part: row.code, name: say(row.name as Label, 'zh-CN') }
  return { ok: false, refusal: { code: refusal.code, path, detail } }
}
