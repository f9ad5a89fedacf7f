import { onPaper, type Paper } from '../platform/paper/paper.ts'
import type { ServiceReport } from './gather-report.ts'
import { drawHead } from './head.ts'
import type { Drawn } from './jpegs.ts'
import { drawMoney } from './money-table.ts'
import type { ReportStage, Shot } from './stages.ts'
import type { Saying } from './words.ts'

type Jpegs = ReadonlyMap<string, Drawn>

/** A service report on paper: the same report always gives the same bytes. */
export function drawReport(report: ServiceReport, jpegs: Jpegs): Promise<Buffer> {
  const { head, order, code, at } = report
  const { word } = report.telling
  const title = `${word('service_report')} ${order.number}`
  const foot = `${head.organization} · ${title} · ${word('code')} ${code}`
  return onPaper({ title, at, foot }, async (paper) => {
    await paper.title(word('service_report'), `${head.organization} · ${order.number}`)
    await drawTop(paper, report)
    await drawReported(paper, report, jpegs)
    for (const stage of report.stages) await drawStage(paper, stage, word, jpegs)
    await drawItems(paper, report)
    await drawEnd(paper, report)
  })
}

function drawTop(
  paper: Paper,
  { head, order, status, ending, telling: { word, clock } }: ServiceReport,
): Promise<void> {
  return drawHead(paper, head, order, word, [
    [word('status'), status],
    ...(order.closedAt === null ? [] : [[word('ended_at'), clock(order.closedAt)] as const]),
    ...(ending === null ? [] : [[word('ending'), ending] as const]),
  ])
}

async function drawReported(paper: Paper, { reported, telling: { word } }: ServiceReport, jpegs: Jpegs): Promise<void> {
  if (reported.answers.length === 0 && reported.shots.length === 0) return
  await paper.heading(word('reported'))
  await paper.pairs(reported.answers)
  await drawShots(paper, reported.shots, word, jpegs)
}

async function drawStage(paper: Paper, stage: ReportStage, word: Saying, jpegs: Jpegs): Promise<void> {
  // Its times with the head and the first lines of its table.
  await paper.heading(stage.label, 130)
  await paper.pairs([...stage.times, ...stage.answers])
  await drawLines(paper, [word('line'), word('what'), word('note')], stage.lines)
  await drawLines(paper, [word('line'), word('verdict'), word('note')], stage.verdicts)
  if (stage.earlier.length > 0) {
    paper.gap(4)
    await paper.words(`${word('earlier')}`, quiet)
    for (const note of stage.earlier) await paper.words(note, quiet)
  }
  await drawShots(paper, stage.shots, word, jpegs)
  if (stage.signature) await drawShots(paper, [[stage.signature]], word, jpegs)
}

const quiet = { size: 9, color: '#5d615b' }

type Line = readonly [line: string, what: string, note: string]

/** Lines of a checklist; without a column for notes where nobody left any. */
async function drawLines(paper: Paper, [line, what, note]: Line, rows: readonly Line[]): Promise<void> {
  if (rows.length === 0) return
  const noted = rows.some(([, , words]) => words !== '')
  paper.gap(4)
  await paper.table(
    [{ name: line, share: 3 }, { name: what, share: noted ? 2 : 6 }, ...(noted ? [{ name: note, share: 4 }] : [])],
    rows.map((cells) => ({ cells: noted ? cells : cells.slice(0, 2) })),
  )
}

const across = 4

/** What belongs together side by side, as before and after do, where it fits into a row. */
function inRows(rows: readonly (readonly Shot[])[]): readonly (readonly Shot[])[] {
  const filled: Shot[][] = []
  for (const row of rows) {
    const last = filled.at(-1)
    if (last && last.length + row.length <= across) last.push(...row)
    else filled.push([...row])
  }
  return filled
}

/** Pictures with their captions; one that is gone is said to be. */
async function drawShots(paper: Paper, rows: readonly (readonly Shot[])[], word: Saying, jpegs: Jpegs): Promise<void> {
  if (rows.length > 0) paper.gap(6)
  for (const row of inRows(rows)) {
    const there = row.flatMap(({ file, caption }) => {
      const drawn = jpegs.get(file)
      return drawn ? [{ ...drawn, caption }] : []
    })
    await paper.pictures(there, across)
    for (const { file, caption } of row)
      if (!jpegs.has(file)) await paper.words(`${caption} · ${word('picture_gone')}`, quiet)
  }
}

async function drawItems(paper: Paper, { items, money, telling }: ServiceReport): Promise<void> {
  const { word } = telling
  if (money) {
    const { totalFen, prepaidFen } = money
    await paper.heading(word('items'))
    await drawMoney(
      paper,
      money.lines,
      prepaidFen === 0
        ? [[word('total'), totalFen]]
        : [
            [word('total'), totalFen],
            [word('prepaid'), -prepaidFen],
            [word('due'), totalFen - prepaidFen],
          ],
      telling,
    )
  } else if (items.length > 0) {
    await paper.heading(word('items'))
    await paper.table(
      [
        { name: word('item'), share: 6 },
        { name: word('quantity'), share: 1, align: 'right' },
      ],
      items.map(({ name, quantity, serials }) => ({
        cells: [serials.length === 0 ? name : `${name}\n${word('serials')} ${serials.join(', ')}`, String(quantity)],
      })),
    )
  }
}

async function drawEnd(paper: Paper, { rating, code, telling: { word } }: ServiceReport): Promise<void> {
  paper.gap(12)
  await paper.pairs([[word('code'), code], ...(rating === null ? [] : [[word('rating'), rating] as const])])
  await paper.words(word('code_hint'), quiet)
}
