import { View } from '@tarojs/components'
import type { CSSProperties, ReactNode } from 'react'
import { type Spoken, tappableAria } from './aria.ts'
import { classes } from './class-name.ts'

export type TapProps = Omit<Spoken, 'hidden' | 'live'> & {
  onTap?: (() => void) | undefined
  className?: string
  style?: CSSProperties
  id?: string
  children?: ReactNode
}

/** A bare surface that can be tapped; the buttons, chips, rows and tabs are made of it. Without `onTap` it is plain. */
export function Tap({ onTap, className, style, id, children, ...spoken }: TapProps) {
  const live = onTap !== undefined && !spoken.disabled
  return (
    <View
      className={classes('tap', className)}
      hoverClass={live ? 'is-pressed' : 'none'}
      hoverStartTime={20}
      hoverStayTime={60}
      {...(style && { style })}
      {...(id && { id })}
      {...(onTap && tappableAria(spoken))}
      {...(live && { onClick: onTap })}
    >
      {children}
    </View>
  )
}
