import Taro from '@tarojs/taro'

/** The heights the navigation bar keeps, in points: the status bar above it, the bar, and the width WeChat's capsule takes at the right. */
export type NavSize = { above: number; height: number; right: number }

let known: NavSize | undefined

/** Measured once from WeChat's capsule; on the web there is neither a capsule nor a status bar. */
export function navSize(): NavSize {
  known ??=
    process.env.TARO_ENV === 'h5'
      ? { above: 0, height: 44, right: 16 }
      : aroundCapsule(Taro.getWindowInfo(), Taro.getMenuButtonBoundingClientRect())
  return known
}

/** The bar is as high as the capsule and the same distance above and below it. */
export function aroundCapsule(
  window: { statusBarHeight?: number; windowWidth: number },
  capsule: { top: number; height: number; left: number },
): NavSize {
  const above = window.statusBarHeight ?? 0
  if (!capsule.height) return { above, height: 44, right: 102 }
  const height = Math.max(44, (capsule.top - above) * 2 + capsule.height)
  return { above, height, right: window.windowWidth - capsule.left + 8 }
}
