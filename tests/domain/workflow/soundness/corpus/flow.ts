import { add, type Broken, broken, desk, end, node, whole } from './change.ts'
import { label, sound } from './sound.ts'

const when = { op: 'equals', at: { from: 'answer', key: 'way' }, value: 'home' } as const
const hasStore = { op: 'exists', at: { from: 'order', key: 'store_id' } } as const

/** Names, ways, forks and joins. */
export const flow: readonly Broken[] = [
  broken('key_malformed', null, 'a key with a capital', whole({ key: 'Sound' })),
  broken('key_repeated', null, 'two nodes of one key', add([end('done')])),
  broken('key_repeated', null, 'two stages of one key', whole({ stages: [...sound.stages, ...sound.stages] })),
  broken('label_missing', 'buy', 'a node without a name', node('buy', { label: label(' ') })),
  broken('stage_unknown', 'buy', 'a stage that is not there', node('buy', { stage: 'play' })),
  broken('stage_unknown', 'buy', 'a state moved to no stage', node('buy', { stageByState: { pending: 'play' } })),
  broken('target_unknown', 'buy', 'an edge to nowhere', node('buy', { next: [{ to: 'nowhere' }] })),
  broken('target_unknown', 'check', 'a rejection to nowhere', node('check', { rejectTo: 'nowhere' })),
  broken(
    'last_edge_conditional',
    'intake',
    'no way when nothing holds',
    node('intake', {
      next: [
        { to: 'split', when },
        { to: 'check', when: { op: 'not', of: when } },
      ],
    }),
  ),
  broken(
    'edge_after_unconditional',
    'intake',
    'an edge behind the open one',
    node('intake', { next: [{ to: 'check' }, { to: 'split' }] }),
  ),
  broken(
    'edge_never_taken',
    'intake',
    'a condition at odds with itself',
    node('intake', {
      next: [{ to: 'check', when: { op: 'all', of: [hasStore, { op: 'not', of: hasStore }] } }, { to: 'split' }],
    }),
  ),
  broken('unreachable', 'extra', 'a node that nothing leads to', add([desk('extra', 'dry')])),
  broken(
    'unreachable',
    'two',
    'a node behind two conditions that exclude each other',
    add(
      [
        { ...desk('one', 'split'), next: [{ to: 'two', when: { op: 'not', of: hasStore } }, { to: 'split' }] } as never,
        desk('two', 'split'),
      ],
      node('intake', { next: [{ to: 'one', when: hasStore }, { to: 'check', when }, { to: 'split' }] }),
    ),
  ),
  broken(
    'no_way_to_end',
    'extra',
    'a task that only leads to itself',
    add(
      [desk('extra', 'extra')],
      node('intake', {
        next: [
          { to: 'extra', when },
          { to: 'check', when: { op: 'less', at: { from: 'answer', key: 'size' }, value: 3 } },
          { to: 'split' },
        ],
      }),
    ),
  ),
  broken(
    'auto_loop',
    'tell',
    'the system going round by itself',
    node('tell', { next: [{ to: 'tell', when }, { to: 'settle' }] }),
  ),
  broken(
    'auto_loop',
    'dry',
    'a wait of no time going round',
    node('dry', { until: { kind: 'timer', minutes: 0 }, next: [{ to: 'dry', when }, { to: 'fix' }] }),
  ),
  broken(
    'settle_twice',
    'settle',
    'work after the settlement that leads to it again',
    add([desk('again', 'fix')], node('settle', { next: [{ to: 'again', when }, { to: 'done' }] })),
  ),
  broken(
    'settle_twice',
    'settle',
    'a settlement in a branch and one at the end',
    add(
      [
        {
          key: 'early',
          kind: 'auto',
          action: 'settle',
          confirmUpTo: 0,
          label: label('early'),
          stage: 'work',
          next: [{ to: 'meet' }],
        },
      ],
      node('buy', { next: [{ to: 'early' }] }),
    ),
  ),
  broken(
    'prepaid_too_late',
    'late',
    'money in advance after what it is netted in',
    add(
      [
        {
          key: 'late',
          kind: 'auto',
          action: 'prepayment',
          field: 'cost',
          label: label('late'),
          stage: 'work',
          next: [{ to: 'done' }],
        },
      ],
      node('settle', { next: [{ to: 'late' }] }),
    ),
  ),
  broken(
    'fork_too_narrow',
    'split',
    'one branch',
    whole({
      nodes: sound.nodes
        .filter(({ key }) => key !== 'buy')
        .map((one) => (one.kind === 'parallel' ? { ...one, branches: ['survey'] } : one)),
    }),
  ),
  broken('fork_join_unmet', 'split', 'a branch that goes past the join', node('buy', { next: [{ to: 'dry' }] })),
  broken(
    'fork_join_unmet',
    'split',
    'a branch that goes back before the fork',
    node('buy', { next: [{ to: 'intake', when }, { to: 'meet' }] }),
  ),
  broken('fork_join_unmet', 'split', 'a join that is a task', node('split', { join: 'dry' })),
  broken(
    'join_without_fork',
    'meet',
    'a way to the join beside the fork',
    node('check', { next: [{ to: 'meet', when }, { to: 'split' }] }),
  ),
  broken('need_impossible', 'meet', 'three of two', node('meet', { need: 3 })),
  broken('need_impossible', 'meet', 'none of two', node('meet', { need: 0 })),
  broken('branches_share_node', 'buy', 'both branches through one node', node('survey', { next: [{ to: 'buy' }] })),
  broken(
    'end_in_branch',
    'buy',
    'an end while others run',
    add([end('off')], node('buy', { next: [{ to: 'off', when }, { to: 'meet' }] })),
  ),
  broken(
    'back_into_branch',
    'check',
    'a rejection into a branch that never ran',
    node('check', { rejectTo: 'survey' }),
  ),
]
