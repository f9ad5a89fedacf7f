import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './class-name.ts'
import { Tap } from './tap.tsx'
import type { Ink } from './tone.ts'

/** Facts of one kind in a line, a dot between them; each stays whole where a line has room for it. */
export function Facts({ of }: { of: readonly (string | false | null | undefined)[] }) {
  const facts = of.filter((one): one is string => typeof one === 'string' && one !== '')
  return (
    <>
      {facts.map((fact, index) => (
        <Text key={fact} className="fact">
          {index < facts.length - 1 ? `${fact} ·\u00a0` : fact}
        </Text>
      ))}
    </>
  )
}

/** A name at the left and its value at the right; with large text the value wraps onto its own line. */
export function KeyValue({ name, value }: { name: string; value: ReactNode }) {
  return (
    <View className="kv">
      <View className="kv-name">{name}</View>
      <View className="kv-value">{value}</View>
    </View>
  )
}

export type MoneyLineProps = {
  name: ReactNode
  /** Already formatted, without ¥ except on a total. */
  amount: string
  /** Under the name: why it is free, how it was computed. */
  sub?: ReactNode
  tone?: Ink
  /** `sum` has a hairline above and grey words, `total` a strong line and the large figure. */
  kind?: 'line' | 'sum' | 'total'
  strong?: boolean
  rule?: boolean
  onTap?: () => void
  label?: string
}

/** One line of an amount. */
export function MoneyLine({ name, amount, sub, tone, kind = 'line', strong, rule, onTap, label }: MoneyLineProps) {
  return (
    <Tap
      className={classes('money', `money-${kind}`, strong && 'b', rule && 'has-rule', onTap && 'money-tap')}
      onTap={onTap}
      label={label}
    >
      <View className="sp">
        <View>{name}</View>
        {sub !== undefined && <View className={classes('cap', tone && `t-${tone}`)}>{sub}</View>}
      </View>
      <Text className="n money-amount">{amount}</Text>
    </Tap>
  )
}

/** The one large figure of a screen: a time or an amount, its currency or unit smaller. */
export function Figure({
  value,
  before,
  after,
  label,
}: {
  value: string
  before?: string
  after?: string
  label?: string
}) {
  return (
    <View>
      {label && <View className="sub">{label}</View>}
      <View className="fig">
        {before && <Text className="fig-unit">{before}</Text>}
        <Text>{value}</Text>
        {after && <Text className="fig-after">{after}</Text>}
      </View>
    </View>
  )
}

/** Two to four figures side by side in one box, each with its word under it. */
export function Stats({
  figures,
}: {
  figures: readonly { id: string; value: string; word: string; onTap?: () => void }[]
}) {
  return (
    <View className="stats">
      {figures.map((one) => (
        <Tap key={one.id} className="stats-one" onTap={one.onTap} label={`${one.word} ${one.value}`}>
          <View className="h1 n">{one.value}</View>
          <View className="sub">{one.word}</View>
        </Tap>
      ))}
    </View>
  )
}

/** A word to tap, 44 high around. */
export function Link({ word, onTap, tone = 'accent' }: { word: string; onTap: () => void; tone?: Ink }) {
  return (
    <Tap className={classes('link', `t-${tone}`)} label={word} onTap={onTap}>
      <Text>{word}</Text>
    </Tap>
  )
}

/** A person as the first letters of the name: one Chinese surname, or up to three Latin letters. */
export function Avatar({ name }: { name: string }) {
  return (
    <View className="avatar">
      {/^[\x20-\x7e]+$/.test(name) ? name.trim().split(' ')[0]?.slice(0, 3) : name.slice(0, 1)}
    </View>
  )
}
