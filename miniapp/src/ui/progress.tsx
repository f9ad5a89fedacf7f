import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria.ts'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

export type Part = { id: string; word?: string; state: 'done' | 'now' | 'todo' }

/** How far along a flow is, in at most five parts; the current one is half full. */
export function ProgressBar({ parts, label }: { parts: readonly Part[]; label?: string }) {
  return (
    <View className="prog" {...(label && aria({ role: 'img', label }))}>
      {parts.map((part) => (
        <View key={part.id} className={classes('prog-part', `is-${part.state}`)}>
          <View className="prog-bar" />
          {part.word && <Text>{part.word}</Text>}
        </View>
      ))}
    </View>
  )
}

/** A thin bar filled to `part` (0 to 1); a count always stands beside it. */
export function Track({ part, label }: { part: number; label: string }) {
  return (
    <View className="track" {...aria({ role: 'img', label })}>
      <View className="track-fill" style={{ width: `${Math.round(Math.min(1, Math.max(0, part)) * 100)}%` }} />
    </View>
  )
}

export type TimelineEntry = {
  id: string
  state: 'todo' | 'now' | 'done' | 'refused' | 'waiting'
  title: ReactNode
  sub?: ReactNode
  /** At the right: "13:31". */
  at?: string
}

const entryIcon = {
  todo: 'idle',
  now: 'active',
  done: 'good',
  refused: 'bad',
  waiting: 'wait',
} as const satisfies Record<TimelineEntry['state'], IconName>
const entryTone = { todo: 'third', now: 'accent', done: 'good', refused: 'bad', waiting: 'wait' } as const

/** What happened, newest first, what comes next on top of it. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <View className="timeline">
      {entries.map((entry, index) => (
        <View key={entry.id} className={classes('timeline-one', index === entries.length - 1 && 'is-last')}>
          <View className="timeline-rail">
            <Icon name={entryIcon[entry.state]} tone={entryTone[entry.state]} />
            {index < entries.length - 1 && <View className="timeline-line" />}
          </View>
          <View className="timeline-body">
            <View className="timeline-head">
              <View className={classes('sp', `is-${entry.state}`)}>{entry.title}</View>
              {entry.at && <Text className="cap n timeline-at">{entry.at}</Text>}
            </View>
            {entry.sub !== undefined && <View className={entry.state === 'todo' ? 'cap' : 'sub'}>{entry.sub}</View>}
          </View>
        </View>
      ))}
    </View>
  )
}
