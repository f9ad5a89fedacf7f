import { useState } from 'react'
import type { Answer } from '../data/index.ts'
import type { Problem } from './not-taken.tsx'

/** Sending something from a pane: that it is on its way, and why it was not taken. `send` gives the answer back. */
export function useSending() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async <T>(run: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    setBusy(true)
    const answer = await run()
    setBusy(false)
    setProblem(answer.ok ? null : answer)
    return answer
  }
  return { busy, problem, send, clear: () => setProblem(null) }
}
