import { View } from '@tarojs/components'
import { aria } from './aria.ts'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'

const around = 2 * Math.PI * 32

const arc = (part: number) =>
  `url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 72 72' fill='none' stroke='%23000' stroke-width='6' stroke-linecap='round'%3E%3Ccircle cx='36' cy='36' r='32' transform='rotate(-90 36 36)' stroke-dasharray='${(part * around).toFixed(1)} ${around.toFixed(1)}'/%3E%3C/svg%3E")`

export type RingProps = {
  /** How much of the time limit is left, 0 to 1; below 0 it is past. */
  left: number
  figure: string
  unit: string
  /** The clock is stopped: a pause sign in place of the figure. */
  paused?: boolean
  label: string
}

/** The time that is left, as a ring: accent above a quarter, amber below, red when past. */
export function Ring({ left, figure, unit, paused, label }: RingProps) {
  const tone = paused ? 'idle' : left < 0 ? 'bad' : left <= 0.25 ? 'wait' : 'plain'
  const part = left < 0 ? 1 : Math.max(0.01, Math.min(1, left))
  const mask = arc(part)
  return (
    <View className={classes('ring', `ring-${tone}`)} {...aria({ role: 'img', label })}>
      <View className="ring-track" />
      <View className="ring-arc" style={{ WebkitMaskImage: mask, maskImage: mask }} />
      <View className="ring-in">
        {paused ? <Icon name="wait" size="l" tone="wait" /> : <View className="ring-figure n">{figure}</View>}
        <View className="cap">{unit}</View>
      </View>
    </View>
  )
}
