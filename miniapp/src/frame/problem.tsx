import type { Language } from '@field/domain/kernel'
import type { ComponentProps } from 'react'
import type { Answer, Resource } from '../data/index.ts'
import { Button, ErrorState } from '../ui/index.ts'
import { frameWords } from '../words/frame.ts'
import { common, refusalWords, useLanguage, useWords, type Words, wordsIn } from '../words/index.ts'

export type Problem = Exclude<Answer<unknown>, { ok: true }>

/** Why something cannot be shown, in words: no network, a refusal of the business, or a fault of the server. */
export function problemWords(
  problem: Problem,
  language: Language,
  words: Words<typeof frameWords> = wordsIn(frameWords, language),
): Pick<ComponentProps<typeof ErrorState>, 'icon' | 'tone' | 'title' | 'what' | 'help'> {
  const shared = wordsIn(common, language)
  if (problem.why === 'offline')
    return { icon: 'cloud-off', tone: 'wait', title: words.cannotSee, what: shared.offlineWhat }
  if (problem.why === 'refused')
    return { icon: 'bad', tone: 'bad', title: words.refusedTitle, what: refusalWords(problem.failure, language) }
  // The end of the request's id: its beginning is only the time.
  const code = problem.requestId?.slice(-8).toUpperCase()
  const help = code === undefined ? {} : { help: shared.tellHelp(code) }
  return { icon: 'bad', tone: 'bad', title: words.faultTitle, what: words.faultWhat, ...help }
}

/** In place of a page's content while there is nothing to show: what happened, and trying once more. */
export function ProblemCard({
  of: { problem, loading, reload },
  safe,
}: {
  of: Pick<Resource<unknown>, 'problem' | 'loading'> & { reload: () => Promise<void> }
  safe?: readonly string[]
}) {
  const language = useLanguage()
  const shared = useWords(common)
  if (!problem) return null
  return (
    <ErrorState {...problemWords(problem, language)} {...(safe && { safe })}>
      <Button
        id="retry"
        kind="primary"
        size="l"
        icon="sync"
        word={shared.retry}
        busy={loading}
        onTap={() => void reload()}
      />
    </ErrorState>
  )
}
