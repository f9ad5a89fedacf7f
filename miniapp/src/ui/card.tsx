import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './class-name.ts'
import { Tap } from './tap.tsx'

export type CardProps = {
  title?: string
  /** At the right of the title: a badge, a time, a `Link`. */
  end?: ReactNode
  children?: ReactNode
  /** The one that is open now, among folded ones: an accent border. */
  current?: boolean
  tight?: boolean
  onTap?: () => void
  label?: string
  id?: string
}

/** A white box that holds one thing. */
export function Card({ title, end, children, current, tight, onTap, label, id }: CardProps) {
  return (
    <Tap
      className={classes('card', current && 'is-current', tight && 'card-tight')}
      onTap={onTap}
      label={label}
      {...(id && { id })}
    >
      {(title !== undefined || end !== undefined) && (
        <View className="card-head">
          <Text className="h2 sp">{title ?? ''}</Text>
          {end}
        </View>
      )}
      {children}
    </Tap>
  )
}

/** A heading between cards, with a count or a `Link` at the right. */
export function Section({ title, end, children }: { title: string; end?: ReactNode; children?: ReactNode }) {
  return (
    <View className="section">
      <View className="section-head">
        <Text className="sp">{title}</Text>
        {end !== undefined && <View className="section-end">{end}</View>}
      </View>
      {children}
    </View>
  )
}

/** A hairline inside a card. */
export function Rule() {
  return <View className="rule" />
}

/** A well inside a card: quotes, traces, recordings. */
export function Well({ children }: { children: ReactNode }) {
  return <View className="well">{children}</View>
}
