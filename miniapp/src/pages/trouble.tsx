import type { Answer } from '../data/index.ts'
import { Button, ErrorState } from '../ui/index.ts'
import { frameWords } from '../words/frame.ts'
import { common, refusalWords, useLanguage, useWords } from '../words/index.ts'

export type Problem = Exclude<Answer<unknown>, { ok: true }>

/** Why something could not be fetched, as a sentence, and the code for the help line where there is one. */
export function useProblemWords(problem: Problem): { readonly what: string; readonly code: string | null } {
  const w = useWords(common)
  const language = useLanguage()
  if (problem.why === 'offline') return { what: w.offlineWhat, code: null }
  if (problem.why === 'refused') return { what: refusalWords(problem.failure, language), code: null }
  const what = refusalWords({ code: 'fault' }, language)
  return { what, code: problem.requestId?.slice(-8).toUpperCase() ?? null }
}

/** What happened and what is safe, in place of a page that could not be fetched. */
export function Trouble({
  problem,
  title,
  safe,
  onRetry,
}: {
  problem: Problem
  /** What cannot be done; without one, that nothing can be shown now. */
  title?: string
  safe?: readonly string[]
  /** Where no bottom bar offers it. */
  onRetry?: () => void
}) {
  const w = useWords(common)
  const f = useWords(frameWords)
  const { what, code } = useProblemWords(problem)
  return (
    <ErrorState
      icon={problem.why === 'offline' ? 'cloud-off' : 'bad'}
      tone={problem.why === 'offline' ? 'wait' : 'bad'}
      title={title ?? f.cannotSee}
      what={what}
      {...(code !== null && { help: w.tellHelp(code) })}
      {...(safe && { safe })}
    >
      {onRetry && <Button id="retry" kind="soft" icon="sync" word={w.retry} onTap={onRetry} />}
    </ErrorState>
  )
}
