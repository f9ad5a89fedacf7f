import Taro from '@tarojs/taro'
import { createStore } from './store.ts'

/** Whether the phone says it has a network. Only a hint: a basement may have bars and no answer. */
export const online = createStore(true)

export function watchNetwork(whenBack: () => void): void {
  void Taro.getNetworkType({ success: ({ networkType }) => online.set(networkType !== 'none') })
  Taro.onNetworkStatusChange(({ isConnected }) => {
    online.set(isConnected)
    if (isConnected) whenBack()
  })
}
