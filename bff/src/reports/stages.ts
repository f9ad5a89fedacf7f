import { type Answers, type ChecklistAnswer, type ChecklistLine, type Field, own, plainText } from '@field/domain/form'
import { type FileId, type Instant, type Label, type Language, say } from '@field/domain/kernel'
import { type LineVerdict, linesOf, type Task, type WorkOrder } from '@field/domain/work-order'
import { type PersonNode, taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { counted, type Saying } from './words.ts'

/** A picture by its file and what stands below it; those of one row belong together. */
export type Shot = { readonly file: string; readonly caption: string }

/** A node of an order as its report shows it: the last round, with the earlier ones noted. */
export type ReportStage = {
  readonly label: string
  readonly times: readonly (readonly [name: string, value: string])[]
  readonly answers: readonly (readonly [name: string, value: string])[]
  readonly lines: readonly (readonly [line: string, what: string, note: string])[]
  readonly verdicts: readonly (readonly [line: string, verdict: string, remark: string])[]
  readonly shots: readonly (readonly Shot[])[]
  readonly signature: Shot | null
  readonly earlier: readonly string[]
}

/** How a report speaks: its language and clocks, what ids stand for, and who finished a task. */
export type Telling = {
  readonly language: Language
  readonly word: Saying
  readonly clock: (at: Instant) => string
  readonly offsetMinutes: number
  readonly names: Readonly<Record<string, string>>
  readonly doerOf: (task: Task) => string | null
}

/** What was done at each node, in the order in which they were come to first. */
export function stagesOf(definition: WorkTypeDefinition, order: WorkOrder, telling: Telling): readonly ReportStage[] {
  const done = order.tasks.filter(({ state }) => state === 'done')
  return [...new Set(done.map(({ node }) => node))].flatMap((key) => {
    const rounds = done.filter(({ node }) => node === key)
    const last = Math.max(...rounds.map(({ round }) => round))
    const before = rounds.filter(({ round }) => round < last)
    return rounds.filter(({ round }) => round === last).map((task) => stageOf(definition, task, before, telling))
  })
}

function stageOf(definition: WorkTypeDefinition, task: Task, before: readonly Task[], telling: Telling): ReportStage {
  const node = taskNodeOf(definition, task.node)
  const { word, clock, language } = telling
  const label = say(node.label, language)
  const by = telling.doerOf(task)
  const told = answersIn(node.form?.fields ?? [], task.answers, telling)
  const nameOf = lineNames(definition, node, language)
  return {
    label: task.round > 1 ? `${label} · ${counted.round[language](task.round)}` : label,
    times: [
      ...(by === null ? [] : [[word('by'), by] as const]),
      ...(task.arrivedAt === null ? [] : [[word('arrived'), clock(task.arrivedAt)] as const]),
      ...(task.doneAt === null ? [] : [[word('done'), clock(task.doneAt)] as const]),
      ...(task.decision === null ? [] : [[word('verdict'), word(task.decision)] as const]),
    ],
    ...told,
    verdicts: lastVerdicts(definition, [...before, task]).map(
      ({ line, verdict, remark = '' }) => [nameOf(line), word(verdict), remark] as const,
    ),
    shots: [...told.shots, ...verdictShots(task.verdicts, nameOf)],
    signature: task.signatureId === null ? null : signatureOf(task.signatureId, by, task, telling),
    earlier: before.map((one) => roundNote(one, nameOf, telling)),
  }
}

const signatureOf = (file: FileId, by: string | null, { doneAt }: Task, { word, clock }: Telling): Shot => ({
  file,
  caption: [word('signature'), by, doneAt === null ? null : clock(doneAt)].filter(Boolean).join(' · '),
})

/** What was said last of each line: of those accepted in an earlier round nobody was asked again. */
function lastVerdicts(definition: WorkTypeDefinition, rounds: readonly Task[]): readonly LineVerdict[] {
  const said = new Map(rounds.flatMap(({ verdicts }) => verdicts.map((one) => [one.line, one] as const)))
  const { judges, key } = taskNodeOf(definition, rounds[0]?.node ?? '')
  const order = linesOf(definition, judges ?? key)
  return [...said.values()].sort((a, b) => order.indexOf(a.line) - order.indexOf(b.line))
}

/** What the lines that a node judges, or does, are called. */
function lineNames(definition: WorkTypeDefinition, node: PersonNode, language: Language): (line: string) => string {
  const judged = taskNodeOf(definition, node.judges ?? node.key)
  const labels = new Map<string, Label>()
  for (const field of judged.form?.fields ?? [])
    if (field.kind === 'checklist') for (const { key, label } of field.lines) labels.set(key, label)
  const known = new Set(linesOf(definition, judged.key))
  return (line) => say(labels.get(line) ?? (known.has(line) ? judged.label : { 'zh-CN': line }), language)
}

const verdictShots = (verdicts: readonly LineVerdict[], nameOf: (line: string) => string): readonly Shot[][] =>
  verdicts.flatMap(({ line, photos = [] }) =>
    photos.length === 0 ? [] : [photos.map((file) => ({ file, caption: nameOf(line) }))],
  )

/** A round that another followed: who, when, and which lines went back with what was said of them. */
function roundNote(task: Task, nameOf: (line: string) => string, { word, clock, language, doerOf }: Telling): string {
  const back = task.verdicts.filter(({ verdict }) => verdict === 'rework')
  const [open, close] = language === 'en' ? [' (', ')'] : ['（', '）']
  const lines = back.map(({ line, remark }) => (remark ? `${nameOf(line)}${open}${remark}${close}` : nameOf(line)))
  const parts = [
    counted.round[language](task.round),
    doerOf(task),
    task.doneAt === null ? null : `${clock(task.doneAt)} ${word('done')}`,
    back.length === 0
      ? null
      : `${counted.sentBack[language](back.length)}${language === 'en' ? ': ' : '：'}${lines.join(language === 'en' ? ', ' : '、')}`,
  ]
  return parts.filter(Boolean).join(' · ')
}

type Told = Pick<ReportStage, 'answers' | 'lines' | 'shots'>

/** The answers of a form in words, checklists line by line with their pictures before and after. */
export function answersIn(fields: readonly Field[], answers: Answers, telling: Telling): Told {
  const told = { answers: [] as [string, string][], lines: [] as [string, string, string][], shots: [] as Shot[][] }
  for (const field of fields) {
    const answer = own(answers, field.key)
    if (answer === undefined || answer === null) continue
    const name = say(field.label, telling.language)
    if (field.kind === 'checklist') {
      for (const line of field.lines) {
        const given = own(answer as Record<string, ChecklistAnswer>, line.key)
        if (given) addLine(told, line, given, telling)
      }
    } else if (field.kind === 'photo' || field.kind === 'signature') {
      const files = typeof answer === 'string' ? [answer] : (answer as readonly string[])
      if (files.length > 0) told.shots.push(files.map((file) => ({ file, caption: name })))
    } else if (field.kind !== 'section' && field.kind !== 'hint') {
      const { language, names, offsetMinutes } = telling
      const text = plainText(field, answer, language, { names, offsetMinutes })
      if (text !== '') told.answers.push([name, text])
    }
  }
  return told
}

function addLine(
  told: { lines: [string, string, string][]; shots: Shot[][] },
  { label, actions = [] }: ChecklistLine,
  { done, notApplicable, action, note = '', before, after }: ChecklistAnswer,
  { word, language }: Telling,
): void {
  const name = say(label, language)
  const chosen = actions.find(({ value }) => value === action)
  const what = notApplicable
    ? word('not_applicable')
    : chosen
      ? say(chosen.label, language)
      : word(done ? 'line_done' : 'line_open')
  told.lines.push([name, what, note])
  const shots = [
    ...before.map((file) => ({ file, caption: `${name} · ${word('before')}` })),
    ...after.map((file) => ({ file, caption: `${name} · ${word('after')}` })),
  ]
  if (shots.length > 0) told.shots.push(shots)
}
