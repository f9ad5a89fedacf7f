import { Text, View } from '@tarojs/components'
import { Children, type ReactNode } from 'react'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import { Tap } from './tap.tsx'

export type ChipProps = { word: string; on?: boolean; onTap?: () => void; disabled?: boolean; small?: boolean }

/** A choice that is on or off; inside `Chips`. */
export function Chip({ word, on = false, onTap, disabled = false, small }: ChipProps) {
  return (
    <Tap
      className={classes('chip', on && 'is-on', disabled && 'is-dim', small && 'chip-small')}
      role="checkbox"
      checked={on}
      disabled={disabled}
      label={word}
      onTap={onTap}
    >
      {on && <Icon name="check" />}
      <Text>{word}</Text>
    </Tap>
  )
}

/** Chips side by side; they wrap and never scroll sideways. */
export function Chips({ children }: { children: ReactNode }) {
  return (
    <View className="chips">{Children.map(children, (chip) => chip && <View className="chips-one">{chip}</View>)}</View>
  )
}
