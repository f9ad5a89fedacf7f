import type { Surely } from './filled.ts'
import type { Plan } from './plan.ts'
import { type Problem, problem } from './problem.ts'
import { type Scopes, within } from './scopes.ts'

/**
 * Rejections and reworks that lead into a branch which is not theirs. Into a branch that surely was run and left, work
 * can go back, and only that branch begins anew; else its join would wait for ever.
 */
export function jumpProblems(plan: Plan, scopes: Scopes['of'], surely: Surely): Problem[] {
  return [...plan.steps.values()].flat().flatMap(({ kind, from, to, path }) => {
    const [here, there] = [scopes.get(from), scopes.get(to)]
    if (kind !== 'jump' || !here || !there || within(there, here)) return []
    const was = within(here, there) && surely.entering(from)?.has(`done.${to}`) === true
    return was ? [] : [problem('back_into_branch', from, path, { other: to })]
  })
}
