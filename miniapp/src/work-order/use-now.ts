import type { Instant } from '@field/domain/kernel'
import { useEffect, useState } from 'react'

/** The time, drawn again twice a minute: near a promise every minute counts. */
export function useNow(): Instant {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
