import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import { Photo, type PhotoShot } from './photo.tsx'
import { Tap } from './tap.tsx'

export type ChecklistLineProps = {
  /** Counted from 1; drawn until the line is done. */
  number: number
  state: 'todo' | 'current' | 'done' | 'skipped'
  title: string
  sub?: ReactNode
  /** At most two, drawn small while the line is folded. */
  photos?: readonly PhotoShot[]
  end?: ReactNode
  onTap?: () => void
  /** Drawn below while the line is `current`. */
  children?: ReactNode
  id?: string
}

/** One thing to check: folded to thumbnails when done, open when it is its turn. */
export function ChecklistLine({
  number,
  state,
  title,
  sub,
  photos = [],
  end,
  onTap,
  children,
  id,
}: ChecklistLineProps) {
  return (
    <View className={classes('check', `is-${state}`)} {...(id && { id })}>
      <Tap className="check-head" onTap={onTap} label={title}>
        <View className="check-number">
          {state === 'done' ? (
            <Icon name="check" size="s" />
          ) : state === 'skipped' ? (
            <Icon name="minus" size="s" />
          ) : (
            <Text>{number}</Text>
          )}
        </View>
        <View className="sp">
          <View className="b">{title}</View>
          {sub !== undefined && <View className="sub">{sub}</View>}
        </View>
        {state !== 'current' && photos.length > 0 && (
          <View className="check-photos">
            {photos.slice(0, 2).map((photo) => (
              <Photo key={photo.src} src={photo.src} label={photo.label} size="thumb" />
            ))}
          </View>
        )}
        {end}
      </Tap>
      {state === 'current' && children !== undefined && <View className="check-body">{children}</View>}
    </View>
  )
}
