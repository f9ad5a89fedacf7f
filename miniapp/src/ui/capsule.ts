/** The heights the navigation bar keeps, in points: the status bar above it, the bar, and the width WeChat's capsule takes at the right. */
export type NavSize = { above: number; height: number; right: number }

/** The bar is as high as the capsule and the same distance above and below it, at least 44; `window` and `capsule` as WeChat measures them. */
export function aroundCapsule(
  window: { statusBarHeight?: number; windowWidth: number },
  capsule: { top: number; height: number; left: number },
): NavSize {
  const above = window.statusBarHeight ?? 0
  // Before the first page is drawn some phones answer with zeros.
  if (!capsule.height) return { above, height: 44, right: 102 }
  const height = Math.max(44, (capsule.top - above) * 2 + capsule.height)
  return { above, height, right: window.windowWidth - capsule.left + 8 }
}
