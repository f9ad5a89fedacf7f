import { say } from '@field/domain/kernel'
import { isPersonNode, type WorkTypeDefinition } from '@field/domain/workflow'
import { amountText } from '../platform/paper/amount.ts'
import { onPaper, type Paper } from '../platform/paper/paper.ts'
import { clockOf } from './clock.ts'
import { drawDispute } from './draw-dispute.ts'
import { eventInWords } from './event-words.ts'
import type { FilingReport } from './filing-data.ts'
import { drawHead } from './head.ts'
import { messageWords } from './message-words.ts'
import { namesOfPieces } from './pieces.ts'
import { type Saying, sayingIn } from './words.ts'

/** What the parts of a filing report are drawn with. */
export type FilingPen = {
  readonly report: FilingReport
  readonly word: Saying
  readonly clock: (at: number) => string
  /** What the paper calls a piece. */
  readonly nameOf: (kind: string, key: string) => string
}

/** A filing report on paper: what happened, what was kept of it, and on its last pages the checksum of each piece. */
export function drawFiling(report: FilingReport): Promise<Buffer> {
  const { filing, head } = report
  const word = sayingIn(filing.language)
  const names = namesOfPieces(filing.pieces)
  const byKey = new Map([...names].map(([{ kind, key }, name]) => [`${kind} ${key}`, name]))
  const pen: FilingPen = {
    report,
    word,
    clock: clockOf(head.zone),
    nameOf: (kind, key) => byKey.get(`${kind} ${key}`) ?? '',
  }
  const title = `${word('filing_report')} ${head.order.number}-${filing.number}`
  return onPaper({ title, at: filing.at, foot: `${head.organization} · ${title}` }, async (paper) => {
    await paper.title(word('filing_report'), `${head.organization} · ${head.order.number}-${filing.number}`)
    await drawHead(paper, head, head.order, word, [
      [word('filed_at'), pen.clock(filing.at)],
      [word('filed_by'), head.people[head.madeBy] ?? ''],
    ])
    paper.gap(4)
    await paper.words(`${word('checksum')} SHA-256`, quiet)
    await paper.words(inGroups(filing.checksum), { size: 9.5, weight: 'bold' })
    for (const one of report.disputes) await drawDispute(paper, pen, one)
    await drawTimeline(paper, pen)
    await drawFiles(paper, pen)
    await drawForms(paper, pen)
    await drawMessages(paper, pen)
    await drawAmounts(paper, pen)
    await drawChecksums(paper, pen)
  })
}

const quiet = { size: 9, color: '#5d615b' }

/** A checksum as people compare it: eight signs at a time. */
const inGroups = (checksum: string): string => checksum.replace(/(.{8})(?=.)/g, '$1 ')

async function drawTimeline(
  paper: Paper,
  { report: { events, forms, head, filing }, word, clock, nameOf }: FilingPen,
): Promise<void> {
  const nodes = new Map(
    events.flatMap(({ event }) =>
      event.kind === 'task_opened' ? [[event.task.id as string, event.task.node] as const] : [],
    ),
  )
  const known = { definition: forms.at(-1)?.definition, nodes, language: filing.language }
  await paper.heading(word('timeline'))
  await paper.table(
    [
      { name: word('piece'), share: 0.8 },
      { name: word('time'), share: 1.9 },
      { name: word('who'), share: 1.6 },
      { name: word('happened'), share: 5 },
    ],
    events.map(({ seq, at, actorId, event }) => ({
      cells: [
        nameOf('event', String(seq)),
        clock(at),
        actorId === null ? word('system') : (head.people[actorId] ?? actorId),
        eventInWords(known, event),
      ],
    })),
  )
}

async function drawFiles(paper: Paper, { report: { files }, word, clock, nameOf }: FilingPen): Promise<void> {
  if (files.length === 0) return
  await paper.heading(word('files'))
  await paper.table(
    [
      { name: word('piece'), share: 0.8 },
      { name: word('file_kind'), share: 2 },
      { name: word('time'), share: 1.9 },
      { name: word('bytes'), share: 1.4, align: 'right' },
      { name: 'ID', share: 4.6 },
    ],
    files.map(({ id, kind, name, at, bytes }) => ({
      cells: [nameOf('file', id), [word(kind), name].filter(Boolean).join(' · '), clock(at), String(bytes), id],
    })),
  )
}

async function drawForms(paper: Paper, { report: { forms, filing }, word, nameOf }: FilingPen): Promise<void> {
  const versionsIn = ({ report, nodes }: WorkTypeDefinition): string =>
    [
      `${word('report_form')} v${report.version}`,
      ...nodes.flatMap((node) =>
        isPersonNode(node) && node.form ? [`${say(node.label, filing.language)} v${node.form.version}`] : [],
      ),
    ].join(filing.language === 'en' ? ', ' : '、')
  await paper.heading(word('forms'))
  await paper.table(
    [
      { name: word('piece'), share: 0.8 },
      { name: word('work_type'), share: 3 },
      { name: word('version'), share: 1 },
      { name: word('form_versions'), share: 5 },
    ],
    forms.map(({ id, number, definition }) => ({
      cells: [nameOf('form', id), say(definition.label, filing.language), `v${number}`, versionsIn(definition)],
    })),
  )
}

async function drawMessages(
  paper: Paper,
  { report: { messages, head, filing }, word, clock, nameOf }: FilingPen,
): Promise<void> {
  if (messages.length === 0) return
  await paper.heading(word('messages'))
  await paper.table(
    [
      { name: word('piece'), share: 0.8 },
      { name: word('time'), share: 1.9 },
      { name: word('reader'), share: 2 },
      { name: word('happened'), share: 4.6 },
    ],
    messages.map(({ id, at, personId, template }) => ({
      cells: [
        nameOf('message', id),
        clock(at),
        head.people[personId] ?? personId,
        messageWords(template, filing.language),
      ],
    })),
  )
}

async function drawAmounts(paper: Paper, { report: { amounts }, word, clock, nameOf }: FilingPen): Promise<void> {
  if (amounts.length === 0) return
  await paper.heading(word('amounts'))
  await paper.table(
    [
      { name: word('piece'), share: 0.8 },
      { name: word('time'), share: 1.9 },
      { name: word('happened'), share: 4 },
      { name: word('amount'), share: 2.6, align: 'right' },
    ],
    amounts.map(({ id, kind, at, totalFen }) => ({
      cells: [nameOf(kind, id), clock(at), word(kind), amountText(totalFen)],
    })),
  )
}

async function drawChecksums(paper: Paper, { report: { filing }, word, nameOf }: FilingPen): Promise<void> {
  paper.page()
  await paper.heading(word('checksums'))
  await paper.words(word('checksums_hint'), quiet)
  paper.gap(4)
  await paper.table(
    [
      { name: word('piece'), share: 1 },
      { name: 'SHA-256', share: 6 },
    ],
    [
      ...filing.pieces.map(({ kind, key, sha256 }) => ({ cells: [nameOf(kind, key), inGroups(sha256)] })),
      { cells: [word('all_pieces'), inGroups(filing.checksum)], strong: true },
    ],
  )
}
