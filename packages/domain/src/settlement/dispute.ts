import type { Role } from '../access/index.ts'
import { type Fen, type Instant, isFen, ok, type PersonId, type Result, refuse, type TaskId } from '../kernel/index.ts'

/** What is disputed: an amount of a settlement, or the verdict on a line of finished work. */
export type DisputeSubject =
  | { readonly kind: 'settlement_line'; readonly line: string; readonly stands: Fen }
  | { readonly kind: 'acceptance_line'; readonly task: TaskId; readonly line: string }

/** A department that judges, and until when. */
export type Reviewer = { readonly department: Role; readonly due: Instant }

/** `uphold` gives the one who disputes what was wanted, `reject` leaves what stands, `adjust` names another amount. */
export type Judgement =
  | { readonly kind: 'uphold' }
  | { readonly kind: 'reject' }
  | { readonly kind: 'adjust'; readonly amount: Fen }

/** One vote. All are kept; of several by one department the last counts. */
export type DisputeVote = {
  readonly by: PersonId
  readonly department: Role
  readonly at: Instant
  readonly judgement: Judgement
  readonly words: string
}

/** What came of it, and who brought it about: the votes, their lack, or the chair's own voice. */
export type DisputeDecision = {
  readonly judgement: Judgement
  readonly by: 'votes' | 'chair' | 'silence'
  readonly at: Instant
}

export type Dispute = {
  readonly subject: DisputeSubject
  readonly openedBy: PersonId
  readonly openedAt: Instant
  readonly words: string
  /** What the one who disputes wants the amount to be; null where no amount is disputed. */
  readonly wanted: Fen | null
  readonly reviewers: readonly Reviewer[]
  readonly votes: readonly DisputeVote[]
  readonly decision: DisputeDecision | null
  readonly withdrawnAt: Instant | null
}

/** The department whose voice decides between as many votes on either side. */
export const chair: Role = 'manager'

export const isOpenDispute = ({ decision, withdrawnAt }: Dispute): boolean => decision === null && withdrawnAt === null

/**
 * Opens a dispute. Refuses `reason_required` without words, `amount_invalid` for a wanted amount below zero or where none
 * is disputed, and `too_few` without reviewers.
 */
export function openDispute(one: Omit<Dispute, 'votes' | 'decision' | 'withdrawnAt'>): Result<Dispute> {
  if (one.words.trim() === '') return refuse('reason_required', { path: 'words' })
  const amount = one.subject.kind === 'settlement_line'
  const fits = amount ? isFen(one.wanted) && one.wanted >= 0 : one.wanted === null
  if (!fits) return refuse('amount_invalid', { path: 'wantedFen' })
  if (one.reviewers.length === 0) return refuse('too_few', { path: 'reviewers' })
  return ok({ ...one, votes: [], decision: null, withdrawnAt: null })
}

/**
 * Adds a vote and, when every department has voted or the last deadline has passed, what comes of it. Refuses `wrong_state` once decided, `not_permitted`
 * to a department that is not asked and to the one who disputes, `reason_required` without words, `amount_invalid` for an
 * adjustment below zero or where no amount is disputed.
 */
export function voteOn(dispute: Dispute, vote: DisputeVote): Result<Dispute> {
  const { subject, reviewers, openedBy } = dispute
  if (!isOpenDispute(dispute)) return refuse('wrong_state')
  const asked = reviewers.some(({ department }) => department === vote.department) || vote.department === chair
  if (!asked || vote.by === openedBy) return refuse('not_permitted')
  if (vote.words.trim() === '') return refuse('reason_required', { path: 'words' })
  const { judgement } = vote
  const fits = judgement.kind !== 'adjust' || (subject.kind === 'settlement_line' && isFen(judgement.amount))
  if (!fits || (judgement.kind === 'adjust' && judgement.amount < 0))
    return refuse('amount_invalid', { path: 'amountFen' })
  return ok(settle({ ...dispute, votes: [...dispute.votes, vote] }, vote.at))
}

/**
 * What time does to a dispute: when the last deadline has passed, those who voted decide, and where nobody did what stands
 * remains. Nothing before, and nothing where the chair has to speak.
 */
export function lapseOn(dispute: Dispute, now: Instant): Dispute {
  if (!isOpenDispute(dispute) || !isLate(dispute, now)) return dispute
  if (dispute.votes.length === 0)
    return { ...dispute, decision: { judgement: { kind: 'reject' }, by: 'silence', at: now } }
  return settle(dispute, now)
}

/** Takes it back, by the one who opened it, while nothing is decided. */
export function withdrawDispute(dispute: Dispute, by: PersonId, at: Instant): Result<Dispute> {
  if (!isOpenDispute(dispute)) return refuse('wrong_state')
  return by === dispute.openedBy ? ok({ ...dispute, withdrawnAt: at }) : refuse('not_permitted')
}

/** The amount that a judgement leads to; null where no amount is disputed. */
export function amountOf({ subject, wanted }: Pick<Dispute, 'subject' | 'wanted'>, judgement: Judgement): Fen | null {
  if (subject.kind !== 'settlement_line') return null
  if (judgement.kind === 'adjust') return judgement.amount
  return judgement.kind === 'uphold' ? wanted : subject.stands
}

/** Whether the votes stand even and no other is to come, so that the chair has to decide. */
export const waitsForChair = (dispute: Dispute, now: Instant): boolean =>
  isOpenDispute(dispute) && votesAreIn(dispute, now) && leading(dispute).length > 1

/** The last vote of each department. */
export function countingVotes({ votes }: Pick<Dispute, 'votes'>): readonly DisputeVote[] {
  return [...new Map(votes.map((vote) => [vote.department, vote])).values()]
}

const isLate = ({ reviewers }: Dispute, now: Instant): boolean => reviewers.every(({ due }) => now >= due)

// Whoever let the last deadline pass is not waited for, also when the votes of the others stand even.
const votesAreIn = (dispute: Dispute, now: Instant): boolean =>
  isLate(dispute, now) ||
  dispute.reviewers.every(({ department }) => dispute.votes.some((vote) => vote.department === department))

// Judgements that come to the same amount are one: to adjust to what was wanted is to uphold.
const meaning = (dispute: Dispute, judgement: Judgement): string =>
  String(amountOf(dispute, judgement) ?? judgement.kind)

/** The judgements with the most votes of the departments that were asked. */
function leading(dispute: Dispute): readonly Judgement[] {
  const asked = new Set(dispute.reviewers.map(({ department }) => department))
  const groups = new Map<string, { judgement: Judgement; count: number }>()
  for (const { department, judgement } of countingVotes(dispute)) {
    if (!asked.has(department)) continue
    const key = meaning(dispute, judgement)
    const group = groups.get(key) ?? { judgement, count: 0 }
    groups.set(key, { ...group, count: group.count + 1 })
  }
  const most = Math.max(0, ...[...groups.values()].map(({ count }) => count))
  return [...groups.values()].filter(({ count }) => count === most).map(({ judgement }) => judgement)
}

/** Decides where that can be: one judgement leads, or the chair has spoken for one of those that lead or otherwise. */
function settle(dispute: Dispute, at: Instant): Dispute {
  if (!votesAreIn(dispute, at)) return dispute
  const [first, second] = leading(dispute)
  if (first && !second) return { ...dispute, decision: { judgement: first, by: 'votes', at } }
  const spoken = countingVotes(dispute).find(({ department }) => department === chair)
  return spoken ? { ...dispute, decision: { judgement: spoken.judgement, by: 'chair', at } } : dispute
}
