import { askConsent, call, useResource } from '../data/index.ts'
import type { Moment } from './consents.ts'
import { useMe } from './me.ts'

/**
 * The consents of WeChat messages, known before a tap. `ask` must be called in the tap handler before anything is
 * awaited; it answers how many were accepted and never fails.
 */
export function useConsents() {
  const me = useMe()
  const { value } = useResource(me ? 'consents' : null, () => call('GET /consents', {}))
  const ask = (moment: Moment): Promise<number> =>
    me && value ? askConsent(me.id, value.ask[moment]).catch(() => 0) : Promise.resolve(0)
  return { value, ask }
}
