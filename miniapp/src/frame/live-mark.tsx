import { liveState, useStore } from '../data/index.ts'
import { Live } from '../ui/index.ts'
import { common, useLanguage, useWords, when } from '../words/index.ts'

/** "实时" while changes arrive by themselves, else of when the shown state is; nothing before it was ever fetched. */
export function LiveMark({ at }: { at: number | null }) {
  const w = useWords(common)
  const language = useLanguage()
  const { live } = useStore(liveState)
  if (live) return <Live on word={w.live} />
  return at === null ? null : <Live on={false} word={w.updatedAt(when(at, Date.now(), language))} />
}
