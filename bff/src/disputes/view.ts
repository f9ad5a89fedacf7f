import type { Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import type { Instant } from '@field/domain/kernel'
import {
  amountOf,
  chair,
  countingVotes,
  type Dispute,
  isOpenDispute,
  type Judgement,
  waitsForChair,
} from '@field/domain/settlement'
import { judges, type KeptDispute, stateOf } from './kept.ts'

type Card = Reply<'GET /disputes'>['items'][number]
type View = Reply<'GET /disputes/:id'>

/** Whether an actor judges it or looks after all settlements: those alone see names, and votes before the decision. */
export const seesAll = (actor: Actor, { reviewers }: Dispute): boolean =>
  may(actor, 'settlements.all') ||
  (may(actor, 'work_orders.all') && reviewers.some(({ department }) => department === actor.role))

const shown = (dispute: Dispute, judgement: Judgement): NonNullable<Card['decision']>['judgement'] => ({
  kind: judgement.kind,
  amountFen: amountOf(dispute, judgement),
})

const voted = ({ votes }: Dispute, role: string): boolean => votes.some(({ department }) => department === role)

/** A dispute as one of a list. */
export function cardOf(
  { id, workOrderId, number, title, label, opener, endedAt, dispute }: KeptDispute,
  actor: Actor,
  now: Instant,
): Card {
  const { subject, words, wanted, openedAt, openedBy, reviewers, decision } = dispute
  const mine = openedBy === actor.personId
  const open = isOpenDispute(dispute)
  return {
    id,
    workOrderId,
    number,
    title,
    subject: subject.kind,
    line: subject.line,
    label,
    state: stateOf(dispute),
    standsFen: subject.kind === 'settlement_line' ? subject.stands : null,
    wantedFen: wanted,
    words,
    openedAt,
    openedBy: { name: mine || seesAll(actor, dispute) ? opener.name : '', role: opener.role, mine },
    dueAt: Math.max(...reviewers.map(({ due }) => due)),
    endedAt,
    decision: decision && { judgement: shown(dispute, decision.judgement), by: decision.by, at: decision.at },
    waitsForMe:
      open &&
      !mine &&
      ((reviewers.some(({ department }) => department === actor.role) && !voted(dispute, actor.role)) ||
        (actor.role === chair && waitsForChair(dispute, now))),
  }
}

/** The same in full, without its files. */
export function wholeOf(kept: KeptDispute, actor: Actor, now: Instant): Omit<View, 'attached' | 'evidence'> {
  const { dispute, voters } = kept
  const all = seesAll(actor, dispute)
  const counting = new Set(countingVotes(dispute))
  const open = isOpenDispute(dispute)
  return {
    ...cardOf(kept, actor, now),
    reviewers: dispute.reviewers.map(({ department, due }) => ({
      department,
      dueAt: due,
      voted: voted(dispute, department),
    })),
    waitsForChair: waitsForChair(dispute, now),
    votes:
      all || !open
        ? dispute.votes.map((vote, index) => ({
            department: vote.department,
            name: all ? (voters[index] ?? '') : '',
            at: vote.at,
            judgement: shown(dispute, vote.judgement),
            words: vote.words,
            counts: counting.has(vote),
          }))
        : null,
    may: {
      vote: open && dispute.openedBy !== actor.personId && judges(dispute, actor.role),
      withdraw: open && dispute.openedBy === actor.personId,
      addFiles: open,
    },
  }
}
