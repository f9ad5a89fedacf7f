import { cascadeTags } from '../../form/index.ts'
import { type Refusal, refuse } from '../../kernel/index.ts'
import { taskNodeOf } from '../../workflow/index.ts'
import { tellTags } from '../act.ts'
import type { Command } from '../command.ts'
import { enterNode, goBack, goOn } from '../enter-node.ts'
import { factsOf } from '../facts.ts'
import { formAt, writerOf } from '../form-at.ts'
import { lastOnTheWay, linesOf } from '../lines.ts'
import { isAside } from '../path.ts'
import { tell } from '../story.ts'
import { lastDone } from '../tasks.ts'
import { type Completed, finished } from './finished.ts'
import { sign } from './sign.ts'
import type { Scene, Verb } from './verb.ts'
import { verdictsRefusal } from './verdicts.ts'

function rework({ story, task, node }: Scene, lines: readonly string[]): void {
  const { definition, order } = story
  const target = taskNodeOf(definition, definition.reworkTo)
  const last = lastOnTheWay(order, target.key, task.path)
  const done = lastDone(order, target.key)
  const openLines = node.judges === target.key ? lines : null
  const opening = { openLines, answers: done?.answers ?? {}, handler: done?.assigneeId ?? null }
  if (last) goBack(story, target, task.path, last.path, opening)
  else enterNode(story, target, task.path, opening)
}

/** What a judgement says of the lines; a task that judges nothing has no verdicts. */
function judged({ story, task, node }: Scene, { verdicts }: Completed): Refusal | Completed['outcome'] {
  if (node.work !== 'acceptance' && node.work !== 'confirm')
    return verdicts.length > 0 ? refuse('not_writable', { path: 'verdicts' }).refusal : 'done'
  const all = linesOf(story.definition, node.judges ?? node.key)
  const wrong = verdictsRefusal(story.definition, task, all, verdicts, node.work === 'acceptance')
  if (wrong) return wrong
  return verdicts.some(({ verdict }) => verdict === 'rework') ? 'rework' : 'accepted'
}

/** Only an approval is decided with words. */
const misplaced = ({ decision, words }: Extract<Command, { kind: 'complete' }>): Refusal | null => {
  if (decision !== undefined) return refuse('not_writable', { path: 'decision' }).refusal
  return words === undefined ? null : refuse('not_writable', { path: 'words' }).refusal
}

/**
 * Finishes the task. Work goes on to the next node; a judgement with a rejected line opens a new round of the rework
 * node with those lines only, one without goes on; an approval goes on or back once it is decided.
 */
export const complete: Verb<'complete'> = (scene, command) => {
  const { story, task, node, capacity } = scene
  const event = finished(scene, command)
  if ('code' in event) return event
  const form = formAt(story.definition, node, writerOf(capacity))
  const gives = form.fields.some(({ kind }) => kind === 'cascade')
  const tags = gives ? cascadeTags(form, event.answers, factsOf(story.order, story.context.facts)) : []
  if (node.kind === 'approval') return sign({ ...scene, node }, command, event, tags)
  const outcome = misplaced(command) ?? judged(scene, event)
  if (typeof outcome !== 'string') return outcome
  tell(story, { ...event, outcome })
  tellTags(story, tags)
  if (isAside(task)) return null
  const lines = event.verdicts.filter(({ verdict }) => verdict === 'rework').map(({ line }) => line)
  if (lines.length > 0) rework(scene, lines)
  else goOn(story, node, task.path)
  return null
}
