import { say } from '@field/domain/kernel'
import type { Dispute, Judgement } from '@field/domain/settlement'
import type { FiledDispute } from '../disputes/queries.ts'
import { amountText } from '../platform/paper/amount.ts'
import type { Paper } from '../platform/paper/paper.ts'
import type { FilingPen } from './draw-filing.ts'
import type { Saying } from './words.ts'

const judged = (judgement: Judgement, word: Saying): string =>
  judgement.kind === 'adjust' ? `${word('adjust')} ${amountText(judgement.amount)}` : word(judgement.kind)

/** What was disputed and wanted, every vote that was given, and what came of it. */
export async function drawDispute(paper: Paper, pen: FilingPen, { id, label, dispute }: FiledDispute): Promise<void> {
  const { word, clock, report, nameOf } = pen
  const { subject, openedBy, openedAt, words, wanted, votes } = dispute
  const nameOfPerson = (person: string) => report.head.people[person] ?? person
  await paper.heading(`${word('dispute')} ${nameOf('dispute', id)}`)
  await paper.pairs([
    [word('opened'), `${nameOfPerson(openedBy)} · ${clock(openedAt)}`],
    [
      word('disputed'),
      `${word(subject.kind === 'settlement_line' ? 'disputed_line' : 'disputed_verdict')} ${say(label, report.filing.language)}`,
    ],
    [word('words'), words],
    ...(subject.kind === 'settlement_line' ? [[word('stands'), amountText(subject.stands)] as const] : []),
    ...(wanted === null ? [] : [[word('wanted'), amountText(wanted)] as const]),
    [[word('decision'), nameOf('decision', id)].filter(Boolean).join(' '), decisionOf(dispute, pen)],
  ])
  if (votes.length === 0) return
  paper.gap(4)
  await paper.table(
    [
      { name: word('piece'), share: 0.8 },
      { name: word('department'), share: 1.3 },
      { name: word('who'), share: 1.6 },
      { name: word('time'), share: 1.9 },
      { name: word('judgement'), share: 2 },
      { name: word('words'), share: 3 },
    ],
    votes.map(({ by, department, at, judgement, words: reason }, index) => ({
      cells: [
        nameOf('vote', `${id} ${index + 1}`),
        word(`role_${department}`),
        nameOfPerson(by),
        clock(at),
        judged(judgement, word),
        reason,
      ],
    })),
  )
}

function decisionOf({ decision, withdrawnAt }: Dispute, { word, clock }: FilingPen): string {
  if (withdrawnAt !== null) return `${word('withdrawn')} · ${clock(withdrawnAt)}`
  if (decision === null) return word('undecided')
  return [judged(decision.judgement, word), word(`by_${decision.by}`), clock(decision.at)].join(' · ')
}
