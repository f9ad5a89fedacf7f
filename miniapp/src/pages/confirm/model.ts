import type { AcceptanceLine, Reply } from '@field/contract'
import { type Language, say } from '@field/domain/kernel'
import type { LineVerdict } from '@field/domain/work-order'
import type { Words } from '../../words/area.ts'
import type { confirm } from '../../words/confirm.ts'
import { amount } from '../../words/format/money.ts'
import type { Line } from '../../work-order/index.ts'

type Said = Words<typeof confirm>
export type Settlement = Reply<'GET /work-orders/:id/settlement'>
export type Group = { readonly id: string; readonly name: string; readonly amount: string }

const sum = (lines: readonly Line[]): number => lines.reduce((all, { amountFen }) => all + amountFen, 0)

/** What is paid for, in a few lines: labour, parts, surcharges, then each discount by its name. */
export function groupsOf({ lines }: Pick<Settlement, 'lines'>, words: Said, language: Language): readonly Group[] {
  const of = (kind: Line['kind']) => lines.filter((line) => line.kind === kind)
  const labour = of('labour')
  const parts = of('part')
  const surcharges = of('surcharge')
  const pieces = (some: readonly Line[]) => some.reduce((all, { quantity }) => all + quantity, 0)
  const free = pieces(parts.filter((line) => line.free))
  const group = (id: string, name: string, some: readonly Line[]): Group[] =>
    some.length === 0 ? [] : [{ id, name, amount: amount(sum(some)) }]
  return [
    ...group('labour', words.labour(labour.length), labour),
    ...group('parts', free > 0 ? words.partsFree(pieces(parts), free) : words.parts(pieces(parts)), parts),
    ...group('surcharges', words.surcharges, surcharges),
    ...of('discount').map((line) => ({ id: line.id, name: say(line.label, language), amount: amount(line.amountFen) })),
    ...group('prepaid', words.prepaid, of('prepayment')),
  ]
}

/** The lines of work, then what they come to, then what is taken off. */
export const splitLines = (lines: readonly Line[]) => {
  const off = (line: Line) => line.kind === 'discount' || line.kind === 'prepayment'
  const work = lines.filter((line) => !off(line))
  return { work, taken: lines.filter(off), subtotal: amount(sum(work)) }
}

/** What was done, in one sentence: each action once, with the lines it was done on: "更换风机、电容，疏通排水管". */
export function doneWords(lines: readonly AcceptanceLine[], language: Language): string {
  const en = language === 'en'
  const groups = new Map<string, string[]>()
  for (const { action, label } of lines) {
    const done = action ? say(action, language) : ''
    groups.set(done, [...(groups.get(done) ?? []), say(label, language)])
  }
  const said = [...groups].map(
    ([action, labels]) => action + (en && action !== '' ? ': ' : '') + labels.join(en ? ', ' : '、'),
  )
  return said.join(en ? '; ' : '，')
}

/** The first line that can be seen before and after, for the picture that stands for all. */
export const shownPair = (lines: readonly AcceptanceLine[]): AcceptanceLine | null =>
  lines.find(({ before, after }) => before.length > 0 && after.length > 0) ??
  lines.find(({ after }) => after.length > 0) ??
  null

/** The verdicts that send lines back: each chosen line with its own words. Null while a word is missing. */
export function reworkVerdicts(chosen: Readonly<Record<string, string>>): readonly LineVerdict[] | null {
  const lines = Object.entries(chosen)
  if (lines.length === 0 || lines.some(([, remark]) => remark.trim() === '')) return null
  return lines.map(([line, remark]) => ({ line, verdict: 'rework', remark: remark.trim() }))
}
