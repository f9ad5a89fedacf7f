import { useEffect, useState } from 'react'

const atOnce = 10
const pause = 40

/**
 * A long list a few rows at a time: WeChat's screen takes what is sent to it in one piece, and a whole day of work in one
 * piece is above what a slow phone draws without a stutter. Later rows follow by themselves.
 */
export function useSlices<T>(list: readonly T[]): readonly T[] {
  const [count, setCount] = useState(atOnce)
  const more = list.length > count
  useEffect(() => {
    if (!more) return
    const timer = setTimeout(() => setCount(count + atOnce), pause)
    return () => clearTimeout(timer)
  }, [more, count])
  return more ? list.slice(0, count) : list
}
