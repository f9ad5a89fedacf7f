import { useEffect } from 'react'
import { ensureSession, type Me, sessionState, useStore } from '../data/index.ts'

/** Who is signed in, signing in silently on first use; null while that is not known. */
export function useMe(): Me | null {
  const state = useStore(sessionState)
  useEffect(() => {
    void ensureSession()
  }, [])
  return state.kind === 'signed_in' ? state.me : null
}
