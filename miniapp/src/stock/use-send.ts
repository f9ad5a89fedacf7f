import { useRef, useState } from 'react'
import { type Answer, newId } from '../data/index.ts'

export type Problem = Exclude<Answer<unknown>, { ok: true }>

/**
 * Sends what needs the server's answer now. Tapped again after no answer came, the same thing is sent under the same key
 * and happens once; what was refused, or changed since (`changed`), is sent as another.
 */
export function useSend() {
  const key = useRef(newId())
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const changed = () => {
    key.current = newId()
    setProblem(null)
  }
  const send = async <T>(run: (key: string) => Promise<Answer<T>>): Promise<T | null> => {
    if (running.current) return null
    running.current = true
    setBusy(true)
    setProblem(null)
    const answer = await run(key.current).finally(() => {
      running.current = false
      setBusy(false)
    })
    if (answer.ok || answer.why === 'refused') key.current = newId()
    if (answer.ok) return answer.value
    setProblem(answer)
    return null
  }
  return { busy, problem, changed, send }
}

export type Sending = ReturnType<typeof useSend>
