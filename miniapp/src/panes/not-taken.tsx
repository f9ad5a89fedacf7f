import { View } from '@tarojs/components'
import type { Answer } from '../data/index.ts'
import { problemWords } from '../frame/index.ts'
import { Strip } from '../ui/index.ts'
import { useLanguage, useWords } from '../words/index.ts'
import { studioParts } from '../words/studio-parts.ts'

export type Problem = Exclude<Answer<unknown>, { ok: true }>

/** Where in what was sent the fault is, as the server names it: "rule.then.0.words"; null when it names nothing. */
export function pathOf(problem: Problem | null): string | null {
  if (problem?.why !== 'refused') return null
  return (
    problem.failure.path ?? problem.failure.faults?.[0]?.path.replace(/^\/?(body\/)?/, '').replace(/\//g, '.') ?? null
  )
}

/** Why something was not taken, in words, by itself. */
export const useWhy = (problem: Problem | null): string | null => {
  const language = useLanguage()
  return problem && problemWords(problem, language).what
}

/** Why something was not taken, in words, with the question that is at fault; nothing while there is no reason. */
export function NotTaken({ problem, field }: { problem: Problem | null; field?: string | null | undefined }) {
  const w = useWords(studioParts)
  const why = useWhy(problem)
  if (why === null) return null
  return (
    <View className="two-why" id="not-taken">
      <Strip tone="bad">{field ? w.atField(field, why) : why}</Strip>
    </View>
  )
}
