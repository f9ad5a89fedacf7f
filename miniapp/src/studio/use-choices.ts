import { call, useResource } from '../data/index.ts'
import { useSay } from '../words/index.ts'
import { useMe } from '../work-order/index.ts'

/** The work types and the places of the organization, to choose from; a type that is not published has no number. */
export function useChoices() {
  const me = useMe()
  const say = useSay()
  const types = useResource(me ? 'list:work-types' : null, () => call('GET /work-types', {}))
  const places = useResource(me ? 'list:places' : null, () => call('GET /places', { query: {} }))
  return {
    workTypes: (types.value?.workTypes ?? []).map(({ key, label, published }) => ({
      id: key,
      word: say(label),
      number: published?.number ?? null,
    })),
    places: places.value?.items ?? [],
  }
}
