import { useEffect, useRef, useState } from 'react'
import { storage } from '../data/index.ts'

const pause = 300

/** What is typed and not yet sent, kept on this phone under `name` until it is sent or given up. */
export function useKept<T>(name: string, empty: T) {
  const key = `draft:${name}`
  const [value, setValue] = useState(empty)
  const [restored, setRestored] = useState(false)
  const touched = useRef(false)
  const unwritten = useRef<{ readonly value: T } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const write = () => {
    clearTimeout(timer.current)
    if (unwritten.current) void storage.write(key, unwritten.current.value)
    unwritten.current = null
  }
  const latest = useRef(write)
  latest.current = write
  useEffect(() => {
    void storage.read<T>(key).then((kept) => {
      if (kept === null || kept === undefined || touched.current) return
      setValue(kept)
      setRestored(true)
    })
    return () => latest.current()
  }, [key])
  const set = (next: T) => {
    touched.current = true
    unwritten.current = { value: next }
    clearTimeout(timer.current)
    timer.current = setTimeout(() => latest.current(), pause)
    setValue(next)
  }
  /** It was sent, or is given up: nothing is kept any more. */
  const forget = () => {
    touched.current = true
    unwritten.current = null
    clearTimeout(timer.current)
    void storage.remove(key).catch(() => undefined)
    setRestored(false)
    setValue(empty)
  }
  return { value, set, restored, forget }
}
