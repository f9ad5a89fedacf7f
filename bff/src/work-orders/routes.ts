import { asId, ok, refuse, type WorkOrderId } from '@field/domain/kernel'
import type { Handlers } from '../platform/http/call.ts'
import { storeBoard } from './board.ts'
import { breakdown } from './breakdown.ts'
import { changesSince } from './changes.ts'
import { runCommand } from './command.ts'
import { workOrderDetail } from './detail.ts'
import { followWorkOrder } from './follow.ts'
import { listWorkOrders } from './list.ts'
import { overview } from './overview.ts'
import { workOrderProgress } from './progress.ts'
import { readCommand } from './read-command.ts'
import { reportWorkOrder } from './report.ts'

export const workOrderRoutes = {
  'POST /work-orders': ({ tx, world, actor, body, now, key }) =>
    key === null ? Promise.resolve(refuse('key_missing')) : reportWorkOrder(tx, world, { actor, body, now, key }),

  'POST /work-orders/:id/follow': ({ tx, world, actor, params, body, now }) =>
    followWorkOrder(tx, world, { actor, id: asId<WorkOrderId>(params.id), tag: body.tag, now }),

  'POST /work-orders/:id/commands': async ({ tx, world, actor, params, body, now }) => {
    const command = readCommand(body.command)
    if (!command.ok) return command
    const { ifVersion, at } = body
    return runCommand(tx, world, {
      actor,
      id: asId<WorkOrderId>(params.id),
      command: command.value,
      ifVersion,
      at,
      now,
    })
  },

  'GET /work-orders': ({ tx, actor, query }) => listWorkOrders(tx, actor, query),
  'GET /work-orders/:id': ({ tx, world, actor, params, now }) => workOrderDetail(tx, world, actor, params.id, now),
  'GET /work-orders/:id/progress': ({ tx, world, actor, params, now }) =>
    workOrderProgress(tx, world, actor, params.id, now),
  'GET /changes': ({ tx, actor, query }) => changesSince(tx, actor, query.since),
  'GET /stores/:id/board': ({ tx, actor, params, now }) => storeBoard(tx, actor, params.id, now),
  'GET /overview': async ({ tx, actor, now }) => ok(await overview(tx, actor, now)),
  'GET /overview/breakdown': ({ tx, actor, query, now }) => breakdown(tx, actor, query, now),
} satisfies Handlers
