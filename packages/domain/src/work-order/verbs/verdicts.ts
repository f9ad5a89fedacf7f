import { type Refusal, refuse } from '../../kernel/index.ts'
import type { WorkTypeDefinition } from '../../workflow/index.ts'
import { openLinesOf } from '../lines.ts'
import type { LineVerdict, Task } from '../state.ts'

const known = ['accepted', 'accepted_with_remark', 'rework']

function oneRefusal(
  { line, verdict, remark = '', photos = [] }: LineVerdict,
  all: readonly string[],
  open: readonly string[],
): Refusal | null {
  const path = `verdicts.${line}`
  if (!all.includes(line)) return refuse('line_unknown', { path }).refusal
  if (!open.includes(line)) return refuse('no_open_line', { path }).refusal
  if (!known.includes(verdict)) return refuse('not_an_option', { path: `${path}.verdict` }).refusal
  if ([...remark].length > 500) return refuse('too_long', { path: `${path}.remark`, detail: { max: 500 } }).refusal
  const said = remark.trim() !== '' || (verdict === 'rework' && photos.length > 0)
  return verdict === 'accepted' || said ? null : refuse('reason_required', { path: `${path}.remark` }).refusal
}

/**
 * The first thing wrong with the verdicts. An acceptance judges every open line once; a confirmation need only name the
 * lines to be done again. A remark or a photo says why a line comes back.
 */
export function verdictsRefusal(
  definition: WorkTypeDefinition,
  task: Task,
  all: readonly string[],
  verdicts: readonly LineVerdict[],
  everyLine: boolean,
): Refusal | null {
  const open = openLinesOf(definition, task)
  for (const [index, verdict] of verdicts.entries()) {
    const twice = verdicts.findIndex(({ line }) => line === verdict.line) < index
    const wrong = twice
      ? refuse('too_many', { path: `verdicts.${verdict.line}` }).refusal
      : oneRefusal(verdict, all, open)
    if (wrong) return wrong
  }
  const unjudged = everyLine ? open.find((line) => !verdicts.some((verdict) => verdict.line === line)) : undefined
  return unjudged === undefined ? null : refuse('required', { path: `verdicts.${unjudged}` }).refusal
}
