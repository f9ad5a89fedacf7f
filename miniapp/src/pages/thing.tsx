import type { Reply } from '@field/contract'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card, Icon, type IconName } from '../ui/index.ts'
import './thing.css'

type Landing = Reply<'GET /tags/:token'>

const icons: Readonly<Record<Landing['kind'], IconName>> = { asset: 'plug', store: 'store', entrance: 'tag' }

/** The name of what a tag is on, and where it is, a line each; a stranger is told no place. */
export function thingOf({ asset, place, organization }: Landing): {
  readonly name: string
  readonly lines: readonly string[]
} {
  if (!asset) return { name: place?.name ?? organization.name, lines: place ? [place.address] : [] }
  const spot = [asset.place?.spot, asset.model].filter(Boolean).join(' · ')
  return { name: asset.name, lines: [spot, asset.place?.name ?? asset.address ?? ''].filter((line) => line !== '') }
}

/** What a tag is on, as the head of a page: recognised, its name, its place. */
export function ThingCard({ landing, recognised }: { landing: Landing; recognised: string }) {
  const { name, lines } = thingOf(landing)
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
  const { name, lines } = thingOf(landing)
  return (
    <View className="thing thing-line">
      <View className="thing-art thing-art-small">
        <Icon name={icons[landing.kind]} size="l" tone="third" />
      </View>
      <View className="sp">
        <View className="b">{name}</View>
        <View className="sub">{lines.join(' · ')}</View>
      </View>
      {end}
    </View>
  )
}
