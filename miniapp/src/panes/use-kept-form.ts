import { useEffect, useRef, useState } from 'react'
import { newId, storage } from '../data/index.ts'

type Kept<F> = { readonly base: string; readonly form: F }

const pause = 300

/**
 * A form while it is typed, kept on this device under `name` until it is sent or given up. What was kept comes back only
 * as long as what it began from is still what stands on the server. `request` is the key of the next attempt: another
 * one after each change, so that a repeated tap sends the same thing once.
 */
export function useKeptForm<F>(name: string, initial: F) {
  const base = JSON.stringify(initial)
  const [form, setForm] = useState(initial)
  const [restored, setRestored] = useState(false)
  const request = useRef(newId())
  const touched = useRef(false)
  const unwritten = useRef<F | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const key = `draft:${name}`
  const write = () => {
    clearTimeout(timer.current)
    if (unwritten.current !== null) void storage.write(key, { base, form: unwritten.current } satisfies Kept<F>)
    unwritten.current = null
  }
  const latest = useRef(write)
  latest.current = write
  useEffect(() => {
    void storage.read<Kept<F>>(key).then((kept) => {
      if (!kept || touched.current || kept.base !== base || JSON.stringify(kept.form) === base) return
      setForm(kept.form)
      setRestored(true)
    })
    return () => latest.current()
  }, [key, base])
  const replace = (next: F) => {
    touched.current = true
    request.current = newId()
    unwritten.current = next
    clearTimeout(timer.current)
    timer.current = setTimeout(() => latest.current(), pause)
    setForm(next)
  }
  const forget = () => {
    unwritten.current = null
    clearTimeout(timer.current)
    setRestored(false)
    void storage.remove(key)
  }
  return {
    form,
    request,
    restored,
    dirty: JSON.stringify(form) !== base,
    replace,
    edit: (part: Partial<F>) => replace({ ...form, ...part }),
    /** It was sent: nothing is to be kept any more. */
    forget,
    giveUp: () => {
      forget()
      request.current = newId()
      setForm(initial)
    },
  }
}
