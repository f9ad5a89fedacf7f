import type { Answers } from '../form/index.ts'
import { addTime, type PersonId, plainCalendar, type TaskId } from '../kernel/index.ts'
import {
  type ApprovalNode,
  edgesOf,
  type JoinNode,
  type Node,
  nextNode,
  nodeOf,
  type ParallelNode,
  type PersonNode,
  type WaitNode,
} from '../workflow/index.ts'
import { act } from './act.ts'
import { assignByRules, assignmentTo, assignTask } from './assign-task.ts'
import { endBranches, endOrder } from './end-branches.ts'
import { factsOf } from './facts.ts'
import { linesToJudge } from './lines.ts'
import { asidePart, branchPart, partOf, samePath } from './path.ts'
import type { Task } from './state.ts'
import { isOver } from './status.ts'
import { freshId, type Story, tell } from './story.ts'

type Path = readonly string[]

/** What a new round brings along: the lines to do again, what was answered before, and who did it. */
export type Opening = {
  readonly openLines?: readonly string[] | null
  readonly answers?: Answers
  readonly handler?: PersonId | null
}

const nextRound = ({ order }: Story, node: Node): number =>
  order.tasks.reduce((round, task) => (task.node === node.key && task.round >= round ? task.round + 1 : round), 1)

/** Opens one task of a round, held by nobody yet. */
export function openTaskAt(
  story: Story,
  node: PersonNode,
  at: { readonly path: Path; readonly round: number },
  { answers = {}, openLines = null }: Opening = {},
): TaskId {
  const { order, definition, context } = story
  const judging = node.work === 'acceptance' || node.work === 'confirm'
  const task: Task = {
    id: freshId(story),
    node: node.key,
    round: at.round,
    state: 'pending',
    path: at.path,
    assigneeId: null,
    placeId: null,
    role: null,
    reason: null,
    declinedBy: [],
    openedAt: context.now,
    assignedAt: null,
    acceptedAt: null,
    travellingAt: null,
    arrivedAt: null,
    arrivedPosition: null,
    doneAt: null,
    expectedAt: null,
    acceptBy: null,
    arriveBy: null,
    finishBy: null,
    pause: null,
    pausedMs: 0,
    answers,
    parts: [],
    services: [],
    openLines: judging ? linesToJudge(definition, order, node) : openLines,
    verdicts: [],
    signatureId: null,
    decision: null,
    fired: [],
  }
  tell(story, { kind: 'task_opened', task })
  return task.id
}

/** Several signers are asked at once, one by each rule, in the same round. */
function askSigners(story: Story, node: ApprovalNode, path: Path): void {
  const round = nextRound(story, node)
  const ids = node.assignee.map(() => openTaskAt(story, node, { path, round }))
  for (const id of ids) assignByRules(story, id)
}

function enterPersonNode(story: Story, node: PersonNode, path: Path, opening: Opening): void {
  if (node.kind === 'approval' && node.signers !== 'any') {
    askSigners(story, node, path)
    return
  }
  const id = openTaskAt(story, node, { path, round: nextRound(story, node) }, opening)
  if (opening.handler) assignTask(story, id, assignmentTo(story, opening.handler, 'previous_handler'))
  else assignByRules(story, id)
}

function enterWait(story: Story, { key: node, until }: WaitNode, path: Path): void {
  const { now: since, calendar = plainCalendar } = story.context
  const span = until.kind === 'timer' ? until : until.timeout
  const at = span ? addTime(calendar, since, span.minutes, span.calendar ?? 'natural') : null
  const event = until.kind === 'event' ? until.event : null
  tell(story, { kind: 'waiting', wait: { node, path, since, until: at, event } })
}

/** Begins the branches one after the other, unless the join has what it needs, or the order has ended, before the last. */
function enterFork(story: Story, node: ParallelNode, path: Path): void {
  const visit = (story.order.forks[node.key] ?? 0) + 1
  tell(story, { kind: 'forked', node: node.key, path, visit, branches: node.branches.map((_, index) => index) })
  for (const [index, key] of node.branches.entries()) {
    if (isOver(story.order.status) || story.joined.includes(`${node.key}.${visit}`)) return
    enterNode(story, known(story, key), [...path, branchPart(node.key, visit, index)])
  }
}

export function needOf(story: Story, { of, need }: JoinNode): number {
  const fork = nodeOf(story.definition, of)
  return need === 'all' ? (fork?.kind === 'parallel' ? fork.branches.length : 1) : need
}

/** One branch has come; with enough of them the join goes on once, and what the others still had open is skipped. */
function enterJoin(story: Story, node: JoinNode, path: Path): void {
  const part = path[path.length - 1]
  if (part === undefined) throw new Error(`work came to ${node.key} without having been parted`)
  tell(story, { kind: 'arrived_at_join', join: node.key, path })
  const outer = path.slice(0, -1)
  const here = story.order.arrivals.filter((one) => one.join === node.key && samePath(one.path.slice(0, -1), outer))
  if (here.length < needOf(story, node)) return
  endBranches(story, outer, 'joined')
  tell(story, { kind: 'joined', join: node.key, path: outer })
  story.joined.push(part.slice(0, part.lastIndexOf('.')))
  goOn(story, node, outer)
}

function known({ definition }: Story, key: string): Node {
  const node = nodeOf(definition, key)
  if (!node) throw new Error(`work type ${definition.key} has no node ${key}`)
  return node
}

/**
 * A token comes to a node at that path: opens tasks and assigns them, parts, joins, waits, or runs through what the
 * system does, up to a person, a wait or an end.
 */
export function enterNode(story: Story, node: Node, path: Path, opening: Opening = {}): void {
  story.steps += 1
  if (story.steps > 10 * story.definition.nodes.length)
    throw new Error(`no way on from ${node.key} to a person, a wait or an end`)
  switch (node.kind) {
    case 'task':
    case 'approval':
      enterPersonNode(story, node, path, opening)
      return
    case 'parallel':
      enterFork(story, node, path)
      return
    case 'join':
      enterJoin(story, node, path)
      return
    case 'wait':
      enterWait(story, node, path)
      return
    case 'auto':
      act(story, node, path)
      goOn(story, node, path)
      return
    case 'end':
      endOrder(story, node.outcome)
  }
}

/** The token leaves a node by the first edge whose condition holds. */
export function goOn(story: Story, node: Node, path: Path): void {
  // Only a node with a choice reads the facts, which are all the answers of the order.
  const facts = edgesOf(node).length > 1 ? factsOf(story.order, story.context.facts) : {}
  const next = nextNode(story.definition, node, facts)
  if (next) enterNode(story, next, path)
}

/** Opens a node beside the flow, below the place where the order stands; the order does not wait for it. */
export function openAside(story: Story, key: string, path: Path): void {
  const node = known(story, key)
  if (node.kind !== 'task' && node.kind !== 'approval')
    throw new Error(`${key} is no task to be opened beside the flow`)
  enterPersonNode(story, node, [...path, asidePart], {})
}

/** Comes back into a branch of a fork that was left: only this branch begins anew, the others count as arrived. */
function forkAgain(story: Story, path: Path, segment: string): Path {
  const { fork: key, branch } = partOf(segment)
  const fork = known(story, key)
  const visit = (story.order.forks[key] ?? 0) + 1
  tell(story, { kind: 'forked', node: key, path, visit, branches: [branch] })
  const join = fork.kind === 'parallel' ? known(story, fork.join) : null
  if (fork.kind !== 'parallel' || join?.kind !== 'join') throw new Error(`${key} is no fork any more`)
  const others = fork.branches.map((_, index) => index).filter((index) => index !== branch)
  for (const index of others.slice(0, needOf(story, join) - 1))
    tell(story, { kind: 'arrived_at_join', join: join.key, path: [...path, branchPart(key, visit, index)] })
  return [...path, branchPart(key, visit, branch)]
}

/**
 * Sends a token from `path` to a node where the order has been, at `to` (the path of that earlier task). Before a fork,
 * the branches beside it end; in a branch that was left, the branch begins anew.
 */
export function goBack(story: Story, node: Node, path: Path, to: Path, opening: Opening = {}): void {
  let at: Path = to.slice(0, path.length)
  if (at.length < path.length) {
    endBranches(story, at, 'returned')
    tell(story, { kind: 'branches_ended', path: at })
  }
  for (const segment of to.slice(path.length)) at = forkAgain(story, at, segment)
  enterNode(story, node, at, opening)
}
