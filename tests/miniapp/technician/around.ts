import { asId, minute, type PersonId } from '@field/domain/kernel'
import type { Task } from '@field/domain/work-order'
import { applianceRepair } from '@field/presets'
import type { Entry, Me } from '../../../miniapp/src/data/index.ts'
import type { Detail } from '../../../miniapp/src/work-order/as-order.ts'

export const now = Date.UTC(2026, 10, 24, 5, 34)
const id = (last: number) => `0190b0a0-0000-7000-8000-${String(last).padStart(12, '0')}`

export const me: Me = {
  id: id(1),
  name: '林志远',
  phoneMasked: null,
  badge: '0231',
  language: 'zh-CN',
  role: 'technician',
  memberships: [{ role: 'technician', placeId: id(2), placeName: '闸北站' }],
  organization: { id: id(3), code: 'chengning', name: '澄宁服务' },
  unread: 0,
}

export const taskId = asId<Task['id']>(id(10))
export const orderId = id(11)

/** A task just assigned to Lin, to arrive at within the hour. */
export const task = (changes: Partial<Task> = {}): Task => ({
  id: taskId,
  node: 'repair',
  round: 1,
  state: 'assigned',
  path: [],
  role: null,
  decision: null,
  fired: [],
  assigneeId: asId<PersonId>(me.id),
  placeId: null,
  reason: null,
  declinedBy: [],
  openedAt: now - 20 * minute,
  assignedAt: now - 20 * minute,
  acceptedAt: null,
  travellingAt: null,
  arrivedAt: null,
  arrivedPosition: null,
  doneAt: null,
  expectedAt: null,
  acceptBy: now - 10 * minute,
  arriveBy: now + 36 * minute,
  finishBy: now + 160 * minute,
  pause: null,
  pausedMs: 0,
  answers: {},
  parts: [],
  services: [],
  openLines: null,
  verdicts: [],
  signatureId: null,
  ...changes,
})

/** The order that Lin's phone holds. */
export const detail = (changes: Partial<Detail> = {}): Detail => ({
  id: orderId,
  number: '2611-4K7M',
  version: 3,
  status: 'assigned',
  statusLabel: { 'zh-CN': '已派单' },
  title: '冷冻柜不制冷、结霜',
  urgent: true,
  placeName: '邻禾便利 灵石路店',
  spot: '2 号柜',
  address: '灵石路 745 号',
  position: { latitude: 31.28, longitude: 121.45 },
  assetName: '冷冻柜',
  technicianName: '林志远',
  createdAt: now - 20 * minute,
  updatedAt: now - 20 * minute,
  expectedAt: null,
  latestAt: now + 36 * minute,
  task: null,
  source: 'scan',
  report: { symptoms: ['not_cooling'], words: '早上开始不怎么冷' },
  reportForm: applianceRepair.report,
  customer: { name: '梅女士', phone: true },
  asset: null,
  hints: [],
  definition: applianceRepair,
  tasks: [task()],
  people: {},
  operations: [],
  files: {},
  story: null,
  ...changes,
})

let born = 0
/** An action on the phone that the server has not answered yet. */
export const entry = (command: object, changes: Partial<Entry> = {}): Entry => {
  born += 1
  return {
    id: id(100 + born),
    stream: orderId,
    route: 'POST /work-orders/:id/commands',
    params: { id: orderId },
    body: { command, at: now },
    files: [],
    about: { what: (command as { kind: string }).kind, number: '2611-4K7M', title: '冷冻柜不制冷' },
    seq: born,
    bornAt: now,
    attempts: 0,
    state: 'waiting',
    failure: null,
    ...changes,
  }
}
