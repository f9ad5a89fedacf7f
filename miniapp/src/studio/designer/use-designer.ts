import { say } from '@field/domain/kernel'
import { checkDefinition, type Problem, type WorkTypeDefinition } from '@field/domain/workflow'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { currentLanguage, useWords } from '../../words/index.ts'
import { studioWords } from '../../words/studio.ts'
import { useMe } from '../../work-order/index.ts'
import { aboutEdit } from './edit-words.ts'
import type { DesignPlace } from './problem-place.ts'
import { problemsNow } from './problem-place.ts'
import { publishState } from './publish-model.ts'
import { type Heard, useDraft } from './use-draft.ts'

const settleFor = 250
/** The check plays the state space; as many moves as a phone does in the time between two keystrokes. */
const fuel = 20_000

const begin: DesignPlace = { tab: 'flow', node: null, part: 'form', field: null, message: null }

/** What is wrong with the draft now, a moment after it last changed; null before it was first looked at. */
function useProblems(definition: WorkTypeDefinition | null): readonly Problem[] | null {
  const [problems, setProblems] = useState<readonly Problem[] | null>(null)
  useEffect(() => {
    if (!definition) return
    const timer = setTimeout(() => setProblems(checkDefinition(definition, {}, fuel)), settleFor)
    return () => clearTimeout(timer)
  }, [definition])
  return problems
}

export type Other = { readonly who: string; readonly where: string; readonly at: number }
const here = 5 * 60_000

/** The others who work on the draft: each with where they last changed something, until they have been quiet a while. */
function useCompany() {
  const [others, setOthers] = useState<readonly Other[]>([])
  useEffect(() => {
    if (others.length === 0) return
    const timer = setTimeout(() => setOthers((now) => now.filter(({ at }) => Date.now() - at < here)), here)
    return () => clearTimeout(timer)
  }, [others])
  return {
    others,
    heard: (who: string, where: string) =>
      setOthers((now) => [{ who, where, at: Date.now() }, ...now.filter((one) => one.who !== who)]),
  }
}

/** Everything the designer holds and does; `tell` says a short message. */
export function useDesigner(tell: (word: string) => void) {
  const { params } = useRouter()
  const key = params.key ?? ''
  const me = useMe()
  const w = useWords(studioWords)
  const [place, setPlace] = useState<DesignPlace>(begin)
  const company = useCompany()
  const onHeard = ({ who, edits }: Heard) => {
    const path = edits[0]?.path
    const named =
      draft.desk && path
        ? aboutEdit(path, draft.desk.definition, (label) => say(label, currentLanguage()))
        : w.thisDraft
    tell(w.othersChanged(who ?? w.colleague, named))
    company.heard(who ?? w.colleague, named)
  }
  const draft = useDraft(key, onHeard)
  const definition = draft.desk?.definition ?? null
  const local = useProblems(definition)
  const problems = problemsNow(local ?? [], draft.fromServer)
  const people = useResource(me ? 'list:people' : null, () => call('GET /people', { query: {} }))
  const workTypes = useResource(me ? 'list:work-types' : null, () => call('GET /work-types', {}))
  useKeys(draft.undo, draft.redo)
  const ready = async (): Promise<number | null> => ((await draft.flush()) ? draft.revision() : null)
  return {
    key,
    draft,
    definition,
    problems,
    place,
    go: (to: Partial<DesignPlace>) => setPlace((now) => ({ ...now, ...to })),
    /** Who else changed this draft in the last minutes, and where. */
    others: company.others,
    people: people.value?.items ?? [],
    workTypes: workTypes.value?.workTypes ?? [],
    version: (draft.basedOn ?? 0) + 1,
    state: publishState(problems.length, draft.desk?.clashes.length ?? 0),
    ready,
    discard: async () => {
      const answer = await call('DELETE /work-types/:key/draft', { params: { key } })
      if (!answer.ok) return tell(w.notTaken)
      draft.forget()
      await Taro.navigateBack().catch(() => Taro.reLaunch({ url: '/studio/gallery/page' }))
    },
  }
}

/** Whether a key goes to something typed; an input with nothing in it has nothing to undo. */
const isTyping = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.value !== ''

/** Ctrl-Z and Ctrl-Shift-Z, or Ctrl-Y, except while something is typed: there they are the input's own. */
function useKeys(undo: () => void, redo: () => void) {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const press = (event: KeyboardEvent) => {
      // The web's inputs send events of this name that are no key.
      if (!(event instanceof KeyboardEvent)) return
      const typing = isTyping(event.target)
      const letter = event.key.toLowerCase()
      if (typing || !(event.ctrlKey || event.metaKey) || (letter !== 'z' && letter !== 'y')) return
      event.preventDefault()
      if (letter === 'y' || event.shiftKey) redo()
      else undo()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}

export type Designer = ReturnType<typeof useDesigner>
