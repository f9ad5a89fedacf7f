import type { Reply } from '@field/contract'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card, Icon, type IconName } from '../ui/index.ts'
import './thing.css'

type Landing = Reply<'GET /tags/:token'>

const icons: Readonly<Record<Landing['kind'], IconName>> = { asset: 'plug', store: 'store', entrance: 'tag' }

/** What a tag is on and where that is; a stranger is told no place. */
export function thingOf({ asset, place, organization }: Landing): {
  readonly name: string
  readonly spot: string
  readonly model: string
  readonly where: string
} {
  if (!asset) return { name: place?.name ?? organization.name, spot: '', model: '', where: place?.address ?? '' }
  const { name, model, address } = asset
  return { name, model, spot: asset.place?.spot ?? '', where: asset.place?.name ?? address ?? '' }
}

const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ')

/** What a tag is on, as the head of a page: recognised, its name, its place. */
export function ThingCard({ landing, recognised }: { landing: Landing; recognised: string }) {
  const { name, spot, model, where } = thingOf(landing)
  const lines = [joined(spot, model), where].filter((line) => line !== '')
  return (
    <Card id="thing">
      <View className="thing">
        <View className="thing-art">
          <Icon name={icons[landing.kind]} size="xl" tone="third" />
        </View>
        <View className="sp">
          <View className="thing-known sub b t-good">
            <Icon name="good" size="s" />
            <Text>{recognised}</Text>
          </View>
          <View className="h1">{name}</View>
          {lines.map((line) => (
            <View key={line} className="sub">
              {line}
            </View>
          ))}
        </View>
      </View>
    </Card>
  )
}

/** The same on one line, above a form. */
export function ThingLine({ landing, end }: { landing: Landing; end: ReactNode }) {
  const { name, spot, where } = thingOf(landing)
  return (
    <View className="thing thing-line">
      <View className="thing-art thing-art-small">
        <Icon name={icons[landing.kind]} size="l" tone="third" />
      </View>
      <View className="sp">
        <View className="b">{joined(name, spot)}</View>
        {where !== '' && <View className="sub">{where}</View>}
      </View>
      {end}
    </View>
  )
}
