import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { Tap } from './tap.tsx'
import type { Ink } from './tone.ts'

export type RowProps = {
  title: ReactNode
  sub?: ReactNode
  strong?: boolean
  icon?: IconName
  iconTone?: Ink
  /** In place of the icon: a time, a photo, an avatar. */
  lead?: ReactNode
  /** At the right: a value, a badge, a button. */
  end?: ReactNode
  /** Opens something: a chevron is drawn and the whole row can be tapped. */
  onTap?: () => void
  /** Tapped without opening anything: no chevron. */
  bare?: boolean
  /** What it opens stands beside the list now. */
  on?: boolean
  label?: string
  id?: string
}

/** One line of a `List`. */
export function Row({
  title,
  sub,
  strong,
  icon,
  iconTone = 'second',
  lead,
  end,
  onTap,
  bare,
  on,
  label,
  id,
}: RowProps) {
  return (
    <Tap className={classes('row', on && 'is-on')} onTap={onTap} label={label} {...(id && { id })}>
      {lead !== undefined ? (
        <View className="row-lead">{lead}</View>
      ) : (
        icon && (
          <View className="row-icon">
            <Icon name={icon} size="l" tone={iconTone} />
          </View>
        )
      )}
      <View className="row-main">
        <View className={classes(strong && 'b')}>{title}</View>
        {sub !== undefined && <View className="sub">{sub}</View>}
      </View>
      {end !== undefined && <View className="row-end">{end}</View>}
      {onTap && !bare && (
        <View className="row-next">
          <Icon name="next" tone="third" />
        </View>
      )}
    </Tap>
  )
}

/** Rows in one white box, a hairline between two. */
export function List({ children }: { children: ReactNode }) {
  return <View className="list">{children}</View>
}

/** The time at the left of a row, with a word under it: "16:30", "前到". */
export function RowTime({ time, word }: { time: string; word: string }) {
  return (
    <View className="row-time">
      <View className="row-time-figure n">{time}</View>
      <View className="cap">{word}</View>
    </View>
  )
}
