import { Coach } from '../ui/index.ts'
import { coachWords } from '../words/coach.ts'
import { common, useWords } from '../words/index.ts'

/** The four marks of a first visit to the studio. */
export function StudioCoach() {
  const c = useWords(coachWords)
  const shared = useWords(common)
  return (
    <Coach
      name="studio"
      nextWord={c.next}
      doneWord={shared.done}
      skipWord={c.skip}
      steps={[
        { id: 'form', target: 'kind-cascade', title: c.studioForm, words: c.studioFormWhat },
        { id: 'flow', target: 'add-step', title: c.studioFlow, words: c.studioFlowWhat },
        { id: 'who', target: 'node-part', title: c.studioWho, words: c.studioWhoWhat },
        { id: 'publish', target: 'publish', title: c.studioPublish, words: c.studioPublishWhat },
      ]}
    />
  )
}
