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

// In WXML these are the defaults of our templates (src/wxml), so no page has to send them.
const webPress = process.env.TARO_ENV === 'h5' ? { hoverStartTime: 20, hoverStayTime: 60 } : {}

/** A bare surface that can be tapped; the buttons, chips, rows and tabs are made of it. Without `onTap` it is plain. A tap goes no further than the innermost. */
export function Tap({ onTap, className, style, id, children, ...spoken }: TapProps) {
  const live = onTap !== undefined && !spoken.disabled
  return (
    <View
      className={classes('tap', className)}
      {...(style && { style })}
      {...(id && { id })}
      {...(onTap && tappableAria(spoken))}
      {...(live && {
        hoverClass: 'is-pressed',
        hoverStopPropagation: true,
        ...webPress,
        onClick: (event) => {
          event.stopPropagation()
          onTap()
        },
      })}
    >
      {children}
    </View>
  )
}
