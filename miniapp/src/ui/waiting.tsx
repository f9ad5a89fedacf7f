import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
import { aria } from './aria.ts'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import type { Ink } from './tone.ts'

/** A grey box where something will stand: width as a part of its line ("54%") or in points, height in points. */
export function Bone({
  width = '100%',
  height = 16,
  round,
}: {
  width?: string | number
  height?: number
  round?: boolean
}) {
  return (
    <View
      className={classes('bone', round && 'bone-round')}
      style={{ width: typeof width === 'number' ? `${width}px` : width, height: `${height}px` }}
    />
  )
}

/** The boxes of a page that is on its way, drawn only when it takes longer than 150 ms; `label` says so to a screen reader. */
export function Skeleton({ label, children }: { label: string; children?: ReactNode }) {
  const late = useLate(150)
  return (
    <View className="skeleton" {...aria({ role: 'img', label })}>
      {late &&
        (children ?? (
          <>
            <SkeletonCard />
            <SkeletonList rows={3} />
          </>
        ))}
    </View>
  )
}

/** A card on its way. */
export function SkeletonCard() {
  return (
    <View className="card">
      <Bone width={64} height={24} />
      <Bone width="54%" height={20} />
      <Bone width="42%" height={14} />
      <Bone width="66%" height={14} />
      <Bone height={52} />
    </View>
  )
}

const widths = ['38%', '51%', '32%']

/** A list on its way. */
export function SkeletonList({ rows }: { rows: number }) {
  return (
    <View className="list">
      {Array.from({ length: rows }, (_, index) => index).map((index) => (
        <View key={index} className="row">
          <View className="row-time">
            <Bone width={48} height={18} />
          </View>
          <View className="row-main">
            <Bone width={widths[index % 3] ?? '40%'} height={16} />
            <Bone width={widths[(index + 1) % 3] ?? '50%'} height={13} />
          </View>
        </View>
      ))}
    </View>
  )
}

/** Whether `after` milliseconds have gone by since it was first drawn. */
export function useLate(after: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), after)
    return () => clearTimeout(timer)
  }, [after])
  return late
}

/** Nothing here: what is true, then (as children) what to do next. */
export function Empty({
  icon,
  title,
  sub,
  children,
}: {
  icon: IconName
  title: string
  sub?: ReactNode
  children?: ReactNode
}) {
  return (
    <View className="empty">
      <Icon name={icon} size="art" tone="third" />
      <View className="h1 empty-title">{title}</View>
      {sub !== undefined && <View className="t-second">{sub}</View>}
      {children !== undefined && <View className="empty-next">{children}</View>}
    </View>
  )
}

export type ErrorStateProps = {
  icon?: IconName
  tone?: Ink
  /** What cannot be done. */
  title: string
  /** What happened, in one sentence. */
  what: string
  /** What to tell the help line, smaller under it. */
  help?: string
  /** What is safe all the same, each with a green check. */
  safe?: readonly string[]
  children?: ReactNode
}

/** Something went wrong: what happened and what is safe; what to do stands in the bottom bar. */
export function ErrorState({
  icon = 'cloud-off',
  tone = 'wait',
  title,
  what,
  help,
  safe = [],
  children,
}: ErrorStateProps) {
  return (
    <View className="card error" {...aria({ role: 'alert', live: 'polite' })}>
      <Icon name={icon} size="xl" tone={tone} />
      <View className="h1 error-title">{title}</View>
      <View className="t-second error-what">{what}</View>
      {help && <View className="cap error-help">{help}</View>}
      {safe.length > 0 && (
        <View className="error-safe">
          {safe.map((one) => (
            <View key={one} className="error-safe-one">
              <Icon name="good" tone="good" />
              <View className="sp">{one}</View>
            </View>
          ))}
        </View>
      )}
      {children !== undefined && <View className="error-next">{children}</View>}
    </View>
  )
}
