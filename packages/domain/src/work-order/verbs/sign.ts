import { type Refusal, refuse } from '../../kernel/index.ts'
import { type ApprovalNode, nodeOf, taskNodeOf } from '../../workflow/index.ts'
import { tellTags } from '../act.ts'
import { reasonRefusal, wordsRefusal } from '../checks.ts'
import type { Command } from '../command.ts'
import { skipTask } from '../end-branches.ts'
import { enterNode, goBack, goOn } from '../enter-node.ts'
import { lastOnTheWay, workBefore } from '../lines.ts'
import { isAside } from '../path.ts'
import { decisionOf, signersOf } from '../signers.ts'
import type { Task } from '../state.ts'
import { type Story, tell } from '../story.ts'
import { isOpen } from '../tasks.ts'
import type { Completed } from './finished.ts'
import type { Scene } from './verb.ts'

type Signing = Scene & { readonly node: ApprovalNode }

function back(story: Story, task: Task, to: Task): void {
  const { answers, assigneeId: handler, node, path } = to
  goBack(story, taskNodeOf(story.definition, node), task.path, path, { answers, handler })
}

/** Where rejected work goes: the node named, in a new round where there was one, else the work before. */
function reject({ story, task, node }: Signing, before: Task | null): void {
  const { definition, order } = story
  if (node.rejectTo === undefined) {
    if (before) back(story, task, before)
    return
  }
  const target = nodeOf(definition, node.rejectTo)
  if (!target) throw new Error(`work type ${definition.key} has no node ${node.rejectTo}`)
  const earlier = lastOnTheWay(order, target.key, task.path)
  if (earlier) back(story, task, earlier)
  else enterNode(story, target, task.path)
}

/**
 * One signer decides. Once all of them together have, who was not asked any more is skipped, and work goes on or back.
 * Refuses `required` without a decision, `reason_required` for a rejection without words, `no_such_node` where nothing
 * is there to send back.
 */
export function sign(
  scene: Signing,
  { decision, words, verdicts }: Extract<Command, { kind: 'complete' }>,
  event: Completed,
  tags: readonly string[],
): Refusal | null {
  const { story, task, node } = scene
  if (verdicts?.length) return refuse('not_writable', { path: 'verdicts' }).refusal
  if (decision === undefined) return refuse('required', { path: 'decision' }).refusal
  const wrong = decision === 'rejected' ? reasonRefusal(words ?? '', 'words') : wordsRefusal(words ?? '', 'words', 500)
  if (wrong) return wrong
  const before = workBefore(story.definition, story.order, task)
  if (decision === 'rejected' && node.rejectTo === undefined && !before && !isAside(task))
    return refuse('no_such_node').refusal
  tell(story, { ...event, outcome: decision, ...(words === undefined ? {} : { words }) })
  tellTags(story, tags)
  const signers = signersOf(story.order, task)
  const decided = decisionOf(node, signers)
  if (decided === null) return null
  for (const signer of signers) if (isOpen(signer)) skipTask(story, signer, 'decided')
  if (isAside(task)) return null
  if (decided === 'approved') goOn(story, node, task.path)
  else reject(scene, before)
  return null
}
