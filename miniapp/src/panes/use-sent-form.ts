import { type Answer, newId } from '../data/index.ts'
import { pathOf } from './not-taken.tsx'
import { useKeptForm } from './use-kept-form.ts'
import { useSending } from './use-sending.ts'

/** A form that is kept on this device under `name` while it is typed, is sent, and says why it was not taken. */
export function useSentForm<F extends object>(name: string, initial: F) {
  const kept = useKeptForm(name, initial)
  const { busy, problem, send, clear } = useSending()
  return {
    ...kept,
    busy,
    problem,
    /** Where in what was sent the fault is; null when the server named nothing. */
    path: pathOf(problem),
    /** Somebody else has changed it since it was opened. */
    clash: problem?.why === 'refused' && problem.failure.code === 'version_conflict',
    edit: (part: Partial<F>) => {
      clear()
      kept.edit(part)
    },
    /** Sends what is typed, under the key of this attempt; once it is taken nothing is kept any more. */
    send: async <T>(run: (key: string) => Promise<Answer<T>>): Promise<Answer<T>> => {
      const answer = await send(() => run(kept.request.current))
      if (answer.ok) kept.forget()
      return answer
    },
    /** Sends something other than what is typed (a file, that it is retired) under a key of its own; the draft stays. */
    sendOther: <T>(run: (key: string) => Promise<Answer<T>>): Promise<Answer<T>> => send(() => run(newId())),
  }
}
