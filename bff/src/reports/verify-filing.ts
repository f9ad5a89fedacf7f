import { asId, ok, refuse, type WorkOrderId } from '@field/domain/kernel'
import type { OutsideFirst } from '../platform/http/call.ts'
import { loadOrder } from '../work-orders/queries.ts'
import { checksumOf, filingsOf, gatherPieces, namesOfPieces, piecesFrom } from './pieces.ts'

/**
 * Reckons every piece of a filing anew from what is stored now, and names each that is not what was filed or is gone.
 * Whether the list of pieces itself is whole shows in the filing's checksum, and whether that is the paper's own when
 * somebody reads it off.
 */
export const verifyFiling: OutsideFirst<'POST /work-orders/:id/filings/:number/verify'> = {
  outside: async ({ world, actor, params, body }) => {
    const id = asId<WorkOrderId>(params.id)
    const found = await world.inOrganization(actor.orgId, async (tx) => {
      if (!(await loadOrder(tx, actor, id))) return null
      const [filing] = await filingsOf(tx, actor.orgId, id, Number(params.number))
      return filing ? { filing, gathered: await gatherPieces(tx, actor.orgId, id) } : null
    })
    if (!found) return refuse('not_found')
    const { filing, gathered } = found
    const now = new Map(
      (await piecesFrom(world.config.filesDir, gathered)).map(({ kind, key, sha256 }) => [`${kind} ${key}`, sha256]),
    )
    const takenIn = new Map<string, string>(gathered.files.map(({ id: file, sha256 }) => [file, sha256]))
    const names = namesOfPieces(filing.pieces)
    const differing = filing.pieces.flatMap((piece) => {
      const stored = now.get(`${piece.kind} ${piece.key}`) ?? null
      // A row that tells of other bytes than are there was changed as well.
      const told = piece.kind === 'file' && stored === piece.sha256 ? takenIn.get(piece.key) : undefined
      const present = told ?? stored
      if (present === piece.sha256) return []
      return [{ name: names.get(piece) ?? '', kind: piece.kind, key: piece.key, filed: piece.sha256, found: present }]
    })
    const listHolds = checksumOf(filing.pieces) === filing.checksum
    const paperHolds = body.checksum === undefined ? null : body.checksum === filing.checksum
    const reply = {
      genuine: differing.length === 0 && listHolds && paperHolds !== false,
      checked: filing.pieces.length,
      checksum: filing.checksum,
      listHolds,
      paperHolds,
      differing,
    }
    return ok(async () => ok(reply))
  },
}
