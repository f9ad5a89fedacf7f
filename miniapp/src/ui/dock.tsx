import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { tappableAria } from './aria.ts'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { keyed } from './keyed.ts'
import { Tap } from './tap.tsx'

export type DockButtonProps = {
  icon: IconName
  word: string
  onTap?: () => void
  /** Pressed and held, and let go: for speaking. */
  onHold?: () => void
  onRelease?: () => void
  /** The one in the middle, wider and tinted. */
  main?: boolean
  /** Held now. */
  on?: boolean
}

/** A large button with its icon above its word, in a `Dock`. */
export function DockButton({ icon, word, onTap, onHold, onRelease, main, on }: DockButtonProps) {
  const look = classes('tap', 'dock-button', main && 'is-main', on && 'is-on')
  const inside = (
    <>
      <Icon name={icon} size="l" />
      <Text className="dock-word">{word}</Text>
    </>
  )
  if (!onHold) {
    return (
      <Tap className={look} label={word} onTap={onTap}>
        {inside}
      </Tap>
    )
  }
  const release = () => onRelease?.()
  // With a mouse there is no touch; on the web both would fire for a finger, so only the pointer's are taken there.
  const held =
    process.env.TARO_ENV === 'h5'
      ? { onPointerDown: onHold, onPointerUp: release, onPointerCancel: release, onPointerLeave: release }
      : { onTouchStart: onHold, onTouchEnd: release, onTouchCancel: release }
  return (
    <View className={look} hoverClass="is-pressed" {...tappableAria({ label: word })} {...held}>
      {inside}
    </View>
  )
}

/** Two or three ways to give something, side by side in the thumb's reach. */
export function Dock({ children }: { children: ReactNode }) {
  return (
    <View className="dock">
      {keyed(children).map(({ key, child }) => (
        <View key={key} className={classes('dock-one', isMain(child) && 'is-wide')}>
          {child}
        </View>
      ))}
    </View>
  )
}

const isMain = (child: ReactNode): boolean =>
  typeof child === 'object' && child !== null && 'props' in child && Boolean((child.props as DockButtonProps).main)
