import type { Answers } from '@field/domain/form'
import { useEffect, useRef, useState } from 'react'
import { newId, storage } from '../data/index.ts'
import { createForm, type FormState } from '../form/index.ts'
import { draftKey, type ReportDraft } from './model.ts'

export type Drafting = {
  readonly form: FormState
  /** It was begun on an earlier visit. */
  readonly begunBefore: boolean
  /** The draft as it is this moment. */
  readonly draft: () => ReportDraft
  readonly change: (part: Partial<Pick<ReportDraft, 'files' | 'seconds' | 'address' | 'behalf'>>) => void
  readonly forget: () => Promise<void>
}

const fresh = (): ReportDraft => ({ id: newId(), answers: {}, files: [], seconds: {}, address: '' })
const pause = 300

/**
 * The report as far as it is made, kept on the phone while it is typed; null until what was kept is read. A new one
 * begins with `first`, and waits while that is null.
 */
export function useReportDraft(token: string, first: Answers | null): Drafting | null {
  const [ready, setReady] = useState<Drafting | null>(null)
  const [, redraw] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const waits = first === null
  const begin = useRef(first)
  begin.current = first
  useEffect(() => {
    if (waits) return
    let current = true
    let forgotten = false
    void storage.read<ReportDraft>(draftKey(token)).then((kept) => {
      if (!current) return
      let rest = kept ?? { ...fresh(), answers: begin.current ?? {} }
      const form = createForm(rest.answers)
      const draft = () => ({ ...rest, answers: form.get() })
      const keep = () => {
        if (!forgotten) void storage.write(draftKey(token), draft())
      }
      form.onEdit(() => {
        clearTimeout(timer.current)
        timer.current = setTimeout(keep, pause)
      })
      setReady({
        form,
        begunBefore: kept !== null,
        draft,
        change: (part) => {
          rest = { ...rest, ...part }
          keep()
          redraw((count) => count + 1)
        },
        forget: () => {
          forgotten = true
          clearTimeout(timer.current)
          return storage.remove(draftKey(token))
        },
      })
    })
    return () => {
      current = false
    }
  }, [token, waits])
  return ready
}
