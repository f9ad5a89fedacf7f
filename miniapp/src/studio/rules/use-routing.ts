import { useCallback, useEffect, useRef, useState } from 'react'
import { call, newId, type Resource, storage } from '../../data/index.ts'
import type { Problem } from '../../panes/not-taken.tsx'
import type { Routing, Rule } from './routing-model.ts'

type Kept = { readonly base: number; readonly rules: readonly Rule[] }
const draftKey = 'draft:routing'

const copyOf = (rules: Routing['rules']): readonly Rule[] => JSON.parse(JSON.stringify(rules)) as Rule[]
const isConflict = (problem: Problem | null): boolean =>
  problem?.why === 'refused' && problem.failure.code === 'version_conflict'

/** The rules of routing while they are changed: kept on this device until they are saved or given up. */
export function useRouting(routing: Resource<Routing> & { reload: () => Promise<void> }, onSaved: () => void) {
  const [rules, setRules] = useState<readonly Rule[] | null>(null)
  const [restored, setRestored] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const request = useRef(newId())
  const base = useRef(0)
  const { value } = routing
  const begin = useCallback((from: Routing) => {
    base.current = from.version
    setRules(copyOf(from.rules))
  }, [])
  useEffect(() => {
    if (rules !== null || !value) return
    begin(value)
    void storage.read<Kept>(draftKey).then((kept) => {
      if (!kept || kept.base !== value.version) return
      if (JSON.stringify(kept.rules) === JSON.stringify(value.rules)) return
      setRules(kept.rules)
      setRestored(true)
    })
  }, [value, rules, begin])
  const change = (next: readonly Rule[]) => {
    request.current = newId()
    setProblem(null)
    setRules(next)
    void storage.write(draftKey, { base: base.current, rules: next } satisfies Kept)
  }
  const settled = async () => {
    setRestored(false)
    await storage.remove(draftKey)
  }
  const save = async (named: readonly Rule[]) => {
    setBusy(true)
    const body = { base: base.current, rules: [...named] }
    const answer = await call('PUT /routing', { body, key: request.current })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    request.current = newId()
    setProblem(null)
    begin(answer.value)
    await settled()
    onSaved()
    await routing.reload()
  }
  /** Drops what was changed here and shows what stands on the server. */
  const giveUp = async () => {
    setProblem(null)
    await settled()
    const latest = await call('GET /routing', {})
    if (latest.ok) begin(latest.value)
    await routing.reload()
  }
  /** Keeps what was changed here, to be saved over what somebody else did. */
  const keepOurs = async () => {
    const latest = await call('GET /routing', {})
    if (!latest.ok) return setProblem(latest)
    base.current = latest.value.version
    request.current = newId()
    setProblem(null)
  }
  return {
    rules: rules ?? [],
    change,
    save,
    giveUp,
    keepOurs,
    busy,
    problem,
    clash: isConflict(problem),
    restored,
    dirty: rules !== null && JSON.stringify(rules) !== JSON.stringify(value?.rules ?? []),
  }
}

export type RoutingDesk = ReturnType<typeof useRouting>
