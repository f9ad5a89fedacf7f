import { View } from '@tarojs/components'
import { aria } from './aria.ts'
import { classes } from './class-name.ts'
import type { IconName } from './icons.ts'
import type { Ink } from './tone.ts'

export type IconSize = 'xs' | 's' | 'm' | 'l' | 'xl' | 'art'

/** An icon in the text colour of its place, or in a tone; 14 (xs), 16, 20, 24, 40 (xl) or 72 (art) wide. A screen reader skips it unless it has a `label`. */
export function Icon({
  name,
  size = 'm',
  tone,
  label,
}: {
  name: IconName
  size?: IconSize
  tone?: Ink | undefined
  label?: string
}) {
  return (
    <View
      className={classes('ic', `ic-${size}`, `ic-${name}`, tone && `t-${tone}`)}
      {...(label && aria({ role: 'img', label }))}
    />
  )
}
