import { type Answers, prefill } from '@field/domain/form'
import { formAt, isOpen } from '@field/domain/work-order'
import type { Operation } from '@field/domain/workflow'
import type { Work } from '../../work-order/work-of.ts'
import { roundOf } from './round.ts'
import { assetFacts, customerFacts } from './sources.ts'

/** Whether the task's form is this person's to fill in now; where no draft goes to the server, the phone alone keeps it. */
export const mayFill = (operations: readonly Operation[]): boolean =>
  operations.includes('save_draft') || operations.includes('complete')

/**
 * The answers to begin with: those the task has, or for a fresh one what its form takes from the device, the customer,
 * the order and earlier answers.
 */
export function firstAnswers(work: Work): Answers {
  const { detail, task, node, operations } = work
  const untouched = Object.keys(task.answers).length === 0
  if (!untouched || !isOpen(task) || !mayFill(operations)) return task.answers
  const { facts = {} } = roundOf(work)
  const sources = {
    asset: assetFacts(detail.asset),
    customer: customerFacts(detail.customer?.name ?? null),
    order: { ...facts.order, place: detail.placeName },
    answer: facts.answer ?? {},
  }
  return prefill(formAt(detail.definition, node), sources, { now: Date.now() })
}
