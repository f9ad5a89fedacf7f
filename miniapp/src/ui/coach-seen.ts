import Taro from '@tarojs/taro'

const keyOf = (name: string) => `field.coach.${name}`
const listeners = new Set<() => void>()
const seen = 'seen'

const write = (name: string, value: number | typeof seen): void => {
  Taro.setStorageSync(keyOf(name), value)
  for (const listener of [...listeners]) listener()
}

/** How many of these marks were gone through on this device; Infinity when all were, or were skipped. */
export function coachAt(name: string): number {
  const kept: unknown = Taro.getStorageSync(keyOf(name))
  return kept === seen ? Number.POSITIVE_INFINITY : typeof kept === 'number' ? kept : 0
}

export const keepCoachAt = (name: string, at: number): void => write(name, at)

export const markCoachSeen = (name: string): void => write(name, seen)

/** All marks are shown again at the next visit of their screens. */
export function replayCoach(): void {
  for (const key of Taro.getStorageInfoSync().keys) if (key.startsWith(keyOf(''))) Taro.removeStorageSync(key)
  for (const listener of [...listeners]) listener()
}

/** Told when marks were gone through, or are to be shown again. */
export function watchCoach(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
