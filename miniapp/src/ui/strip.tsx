import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { Tap } from './tap.tsx'
import { type Tone, toneIcon } from './tone.ts'

export type StripProps = {
  tone: Tone
  icon?: IconName
  children: ReactNode
  /** At the right: a count, a time, a `Link`. */
  end?: ReactNode
  onTap?: () => void
  label?: string
}

/** One sentence about the whole screen (offline, deadline, kept). At most one a screen. With `onTap` it shows a chevron. */
export function Strip({ tone, icon, children, end, onTap, label }: StripProps) {
  return (
    <Tap className={classes('strip', `tone-${tone}`, onTap && 'strip-tap')} onTap={onTap} label={label}>
      <Icon name={icon ?? toneIcon[tone]} />
      <View className="strip-text">{children}</View>
      {end !== undefined && <View className="strip-end">{end}</View>}
      {onTap && <Icon name="next" size="s" />}
    </Tap>
  )
}
