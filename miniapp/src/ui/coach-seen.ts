import Taro from '@tarojs/taro'

const keyOf = (name: string) => `field.coach.${name}`
const listeners = new Set<() => void>()

/** Whether these marks were gone through or skipped on this device. */
export const coachSeen = (name: string): boolean => Taro.getStorageSync(keyOf(name)) === 'seen'

export const markCoachSeen = (name: string): void => {
  Taro.setStorageSync(keyOf(name), 'seen')
  for (const listener of [...listeners]) listener()
}

/** All marks are shown again at the next visit of their screens. */
export function replayCoach(): void {
  for (const key of Taro.getStorageInfoSync().keys) if (key.startsWith(keyOf(''))) Taro.removeStorageSync(key)
  for (const listener of [...listeners]) listener()
}

/** Told when marks were seen or are to be shown again. */
export function watchCoach(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
