import { inRealm } from '../realm.ts'
import { recordCall } from '../record.ts'
import { later, now } from './api.ts'

export type NetworkType = 'wifi' | '4g' | '5g' | 'none'
type Listener = (state: { isConnected: boolean; networkType: NetworkType }) => void

let type: NetworkType = 'wifi'
const listeners = new Set<Listener>()
const cut = new Set<() => void>()

export const isConnected = (): boolean => type !== 'none'
/** `play` is called whenever the network goes away. */
export const whenCut = (play: () => void): void => void cut.add(play)

export function setNetwork(next: NetworkType): void {
  const before = type
  type = next
  if (next === 'none' && before !== 'none') for (const play of cut) play()
  for (const listener of listeners) listener(inRealm({ isConnected: next !== 'none', networkType: next }))
}

export const network = {
  getNetworkType: later('getNetworkType', () => ({ networkType: type, hasSystemProxy: false, signalStrength: 0 })),
  onNetworkStatusChange: (listener: Listener) => {
    recordCall('onNetworkStatusChange', undefined)
    listeners.add(listener)
  },
  offNetworkStatusChange: now('offNetworkStatusChange', (listener?: Listener) =>
    listener ? void listeners.delete(listener) : listeners.clear(),
  ),
}
