import { add, type Broken, broken, desk, limits, node, whole } from './change.ts'
import { operations, sound } from './sound.ts'

const finish = (then: object, minutes = 0) =>
  limits({
    escalations: [
      { of: 'finish', minutes: 0, then: { kind: 'open_approval', node: 'boss' } },
      { of: 'finish', minutes, then } as never,
    ],
  })

/** Who does it, what they may do, until when. */
export const people: readonly Broken[] = [
  broken('start_missing', null, 'an order that begins at its end', whole({ start: 'done' })),
  broken('not_a_task', null, 'rework sent to an approval', whole({ reworkTo: 'check' })),
  broken('not_a_task', 'accept', 'an acceptance of nothing', node('accept', { judges: undefined })),
  broken('nobody_named', 'buy', 'no rule', node('buy', { assignee: [] })),
  broken(
    'assignee_unsure',
    'accept',
    'a store where there may be none',
    node('accept', { assignee: [{ by: 'store' }] }),
  ),
  broken(
    'assignee_unsure',
    'fix',
    'the handler of a step that some skip',
    node('fix', { assignee: [{ by: 'previous_handler', node: 'check' }] }),
  ),
  broken(
    'handler_unknown',
    'buy',
    'the handler of a later step',
    node('buy', { assignee: [{ by: 'previous_handler', node: 'boss' }] }),
  ),
  broken(
    'signer_repeated',
    'check',
    'one signer named twice',
    node('check', { assignee: [{ by: 'customer' }, { by: 'customer' }] }),
  ),
  broken(
    'operation_missing',
    'buy',
    'nobody may finish',
    node('buy', { operations: { ...operations, handler: ['accept'] } }),
  ),
  broken(
    'operation_missing',
    'survey',
    'a visit where nobody arrives',
    node('survey', { operations: { ...operations, handler: ['accept', 'complete'] } }),
  ),
  broken(
    'operation_missing',
    'buy',
    'a pause for ever',
    node('buy', { operations: { ...operations, handler: ['complete', 'pause'] } }),
  ),
  broken(
    'operation_missing',
    'buy',
    'declined, and nobody assigns',
    node('buy', { operations: { ...operations, handler: ['accept', 'decline', 'complete'] } }),
  ),
  broken(
    'operation_missing',
    'buy',
    'a pool that nobody can take from',
    node('buy', { assignee: [{ by: 'pool' }], operations: { ...operations, handler: ['complete'] } }),
  ),
  broken(
    'reject_nowhere',
    'gate',
    'a first approval that sends back',
    add(
      [{ ...sound.nodes[1], key: 'gate', rejectTo: undefined, next: [{ to: 'intake' }] } as never],
      whole({ start: 'gate' }),
    ),
  ),
  broken(
    'aside_in_flow',
    'buy',
    'an edge to what stands beside',
    node('buy', {
      next: [{ to: 'boss', when: { op: 'exists', at: { from: 'order', key: 'store_id' } } }, { to: 'meet' }],
    }),
  ),
  broken('aside_leads_on', 'boss', 'what stands beside leading on', node('boss', { next: [{ to: 'done' }] })),
  broken(
    'aside_never_opened',
    'spare',
    'beside, and opened by nothing',
    add([{ ...desk('spare', 'done'), aside: true, next: [] } as never]),
  ),
  broken(
    'escalation_not_aside',
    'survey',
    'an escalation to a step of the flow',
    finish({ kind: 'open_approval', node: 'check' }),
  ),
  broken('time_cannot_agree', 'survey', 'time finishing a visit', finish({ kind: 'complete' })),
  broken('audience_missing', 'survey', 'a warning to nobody', finish({ kind: 'notify', whom: [] })),
  broken('audience_missing', 'tell', 'a message to nobody', node('tell', { whom: [] })),
  broken(
    'minutes_invalid',
    'survey',
    'less than no time',
    limits({
      finishMinutes: -5,
      reminders: [],
      escalations: [{ of: 'finish', minutes: 0, then: { kind: 'open_approval', node: 'boss' } }],
    }),
  ),
  broken('minutes_invalid', 'survey', 'an escalation before its time', finish({ kind: 'raise_priority' }, -1)),
  broken('minutes_invalid', 'dry', 'a wait into the past', node('dry', { until: { kind: 'timer', minutes: -60 } })),
  broken(
    'promise_missing',
    'survey',
    'a reminder of what nobody promised',
    limits({ reminders: [{ of: 'accept', minutes: 5 }] }),
  ),
  broken('promise_missing', 'buy', 'an arrival at a desk', node('buy', { limits: { arriveMinutes: 5 } })),
  broken(
    'reminder_too_early',
    'survey',
    'a reminder before the task is there',
    limits({ reminders: [{ of: 'finish', minutes: 300 }] }),
  ),
]
