import { type Entry, liveState, online, useStore } from '../data/index.ts'

/**
 * Whether what waits here is on its way: the socket lives, or the phone has a network and no send has failed yet. A
 * basement may show bars and give no answer.
 */
export function useConnected(entries: readonly Pick<Entry, 'attempts'>[]): boolean {
  const { live } = useStore(liveState)
  const network = useStore(online)
  return live || (network && entries.every(({ attempts }) => attempts === 0))
}
