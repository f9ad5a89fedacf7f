import type { ReactNode } from 'react'
import { EnvOutside, useFormEnv } from './env.tsx'

/** Opens a sheet of the page with a part of the form in it, also where the page draws sheets outside the form. */
export function useSheet(): { readonly open: (title: string, body: ReactNode) => void; readonly close: () => void } {
  const env = useFormEnv()
  return {
    open: (title, body) => env.onSheet({ title, body: <EnvOutside env={env}>{body}</EnvOutside> }),
    close: () => env.onSheet(null),
  }
}
