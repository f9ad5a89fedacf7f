import { Text, View } from '@tarojs/components'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { Tap } from './tap.tsx'

export type TabItem<Id extends string = string> = {
  id: Id
  word: string
  icon: IconName
  count?: number
  dot?: boolean
}

/** The places of one role, at most five; give it to `Page` as `tabs`. On a wide screen it stands as a rail at the left. */
export function TabBar<Id extends string>({
  tabs,
  current,
  onSelect,
}: {
  tabs: readonly TabItem<Id>[]
  current: Id
  onSelect: (id: Id) => void
}) {
  return (
    <View className="tab-bar">
      {tabs.map((one) => (
        <Tap
          key={one.id}
          id={`tab-${one.id}`}
          className={classes('tab-bar-one', one.id === current && 'is-on')}
          role="tab"
          label={one.count ? `${one.word} ${one.count}` : one.word}
          selected={one.id === current}
          onTap={() => one.id !== current && onSelect(one.id)}
        >
          <View className="tab-bar-icon">
            <Icon name={one.icon} size="l" />
            {one.count ? (
              <Text className="count tab-bar-count">{one.count > 99 ? '99+' : one.count}</Text>
            ) : (
              one.dot && <View className="tab-bar-dot" />
            )}
          </View>
          <Text className="tab-bar-word">{one.word}</Text>
        </Tap>
      ))}
    </View>
  )
}
