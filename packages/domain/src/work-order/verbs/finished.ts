import {
  type Answers,
  type FormContext,
  type FormSchema,
  readsFacts,
  visibleAnswers,
  withLockedLines,
} from '../../form/index.ts'
import type { Refusal } from '../../kernel/index.ts'
import { answersRefusal, servicesRefusal } from '../checks.ts'
import type { Command } from '../command.ts'
import type { DomainEvent } from '../event.ts'
import { factsOf } from '../facts.ts'
import { formAt, notWritable, withUnwritable, writerOf } from '../form-at.ts'
import type { Scene } from './verb.ts'

type Completion = Extract<Command, { kind: 'complete' }>
export type Completed = Extract<DomainEvent, { kind: 'task_completed' }>

/**
 * What is wrong with the answers as they were given comes before what is wrong with them as final; the same answers that
 * are fine as final are fine as given.
 */
function formRefusal(form: FormSchema, given: Answers, final: Answers, context: FormContext): Refusal | null {
  const wrong = answersRefusal(form, final, { ...context, mode: 'final' })
  if (wrong === null && final === given) return null
  return answersRefusal(form, given, { ...context, mode: 'draft' }) ?? wrong
}

/** The completion with its form checked as final: closed lines and what may not be written here stand as they were. */
export function finished({ story, task, node, capacity }: Scene, command: Completion): Completed | Refusal {
  const { definition, order, context } = story
  const { answers: locked, openLines } = task
  const who = writerOf(capacity)
  const services = command.services ?? task.services
  const form = formAt(definition, node, who)
  const facts = readsFacts(form) ? factsOf(order, context.facts) : {}
  const given = command.answers ?? task.answers
  const answers: Answers = withLockedLines(
    form,
    withUnwritable(definition, node, task.answers, given, who),
    locked,
    openLines,
  )
  const wrong =
    notWritable(definition, node, task.answers, given, who) ??
    formRefusal(form, given, answers, { facts, openLines, locked }) ??
    servicesRefusal(services, node.services === true)
  if (wrong) return wrong
  return {
    kind: 'task_completed',
    taskId: task.id,
    answers: visibleAnswers(form, answers, facts),
    services,
    verdicts: command.verdicts ?? [],
    signatureId: command.signatureId ?? null,
    outcome: 'done',
  }
}
