import { type Answer, type Answers, sameJson } from '@field/domain/form'
import { useRef, useSyncExternalStore } from 'react'

/**
 * The answers while they are given. Each field watches its own answer, so that typing draws one field again and not the
 * page. An empty answer leaves the record.
 */
export type FormState = {
  get(): Answers
  set(key: string, answer: Answer | undefined): void
  /** Takes over answers from elsewhere: listeners of changes by the person are not told. */
  replace(answers: Answers): void
  subscribe(listener: () => void): () => void
  /** Told when the person changed an answer. */
  onEdit(listener: () => void): () => void
}

export function createForm(initial: Answers): FormState {
  let answers = initial
  const watchers = new Set<() => void>()
  const editors = new Set<() => void>()
  const add = (to: Set<() => void>) => (listener: () => void) => {
    to.add(listener)
    return () => to.delete(listener)
  }
  const publish = (next: Answers) => {
    answers = next
    for (const watcher of [...watchers]) watcher()
  }
  return {
    get: () => answers,
    set(key, answer) {
      const { [key]: before, ...rest } = answers
      const next = isNothing(answer) ? undefined : answer
      if (sameJson(before, next)) return
      publish(next === undefined ? rest : { ...answers, [key]: next })
      for (const editor of [...editors]) editor()
    },
    replace(next) {
      if (!sameJson(next, answers)) publish(next)
    },
    subscribe: add(watchers),
    onEdit: add(editors),
  }
}

const isNothing = (answer: Answer | undefined): boolean =>
  answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)

/** One answer, drawn again only when it changes. */
export const useAnswer = (form: FormState, key: string): Answer | undefined =>
  useSyncExternalStore(form.subscribe, () => form.get()[key])

/** Something made of the answers, drawn again only when it comes out different. */
export function useOfForm<T>(form: FormState, make: (answers: Answers) => T): T {
  const last = useRef<{ value: T } | null>(null)
  return useSyncExternalStore(form.subscribe, () => {
    const value = make(form.get())
    if (!last.current || !sameJson(last.current.value, value)) last.current = { value }
    return last.current.value
  })
}
