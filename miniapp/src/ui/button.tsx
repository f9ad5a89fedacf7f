import { type ButtonProps as Native, Button as TaroButton, Text, View } from '@tarojs/components'
import { tappableAria } from './aria.ts'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

export type ButtonProps = {
  word: string
  onTap?: () => void
  kind?: 'primary' | 'secondary' | 'soft' | 'quiet' | 'danger' | 'good'
  /** 44, 52, or 56 high (for gloves: the technician's primary action). */
  size?: 'm' | 'l' | 'glove'
  icon?: IconName
  /** A smaller second word, such as what is still missing. */
  note?: string
  /** Fills the room left in its row. */
  grow?: boolean
  busy?: boolean
  /** Why it cannot be pressed now: shown in place of the word. `onOff` may lead to what is missing. */
  off?: string | undefined
  onOff?: () => void
  id?: string
  /** Taro's own properties, for WeChat's open types (phone number, settings, sharing). */
  native?: Partial<Native>
}

/** A button. While busy it keeps its width and takes no second tap. */
export function Button({
  word,
  onTap,
  kind = 'secondary',
  size = 'm',
  icon,
  note,
  grow,
  busy,
  off,
  onOff,
  id,
  native,
}: ButtonProps) {
  const press = off !== undefined ? onOff : busy ? undefined : onTap
  const dead = off !== undefined && !onOff
  return (
    <TaroButton
      className={classes(
        'btn',
        off !== undefined ? 'btn-off' : `btn-${kind}`,
        `btn-${size}`,
        grow && 'grow',
        busy && 'is-busy',
      )}
      hoverClass={dead || busy ? 'none' : 'is-pressed'}
      {...(id && { id })}
      {...native}
      {...tappableAria({ label: off ?? [word, note].filter(Boolean).join(' '), disabled: dead })}
      onClick={(event) => {
        event.stopPropagation()
        press?.()
      }}
    >
      {icon && off === undefined && <Icon name={icon} />}
      <Text className="btn-word">{off ?? word}</Text>
      {busy && off === undefined && <View className="btn-busy">…</View>}
      {note && off === undefined && <Text className="btn-note">{note}</Text>}
    </TaroButton>
  )
}
