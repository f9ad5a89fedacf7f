import Taro from '@tarojs/taro'
import { aroundCapsule, type NavSize } from './capsule.ts'

let known: NavSize | undefined

/** Measured once from WeChat's capsule; on the web there is neither a capsule nor a status bar. */
export function navSize(): NavSize {
  known ??=
    process.env.TARO_ENV === 'h5'
      ? { above: 0, height: 44, right: 16 }
      : aroundCapsule(Taro.getWindowInfo(), Taro.getMenuButtonBoundingClientRect())
  return known
}
