import { Text, View } from '@tarojs/components'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { Tap } from './tap.tsx'

export type Option<Id extends string = string> = {
  id: Id
  word: string
  icon?: IconName
  count?: number
  disabled?: boolean
}

type Choice<Id extends string> = { options: readonly Option<Id>[]; value: Id; onChange: (id: Id) => void }

/** Two to four views of the same thing; the chosen one stands on white. */
export function Segmented<Id extends string>({ options, value, onChange }: Choice<Id>) {
  return (
    <View className="seg">
      {options.map((one) => (
        <Tap
          key={one.id}
          className={classes('seg-one', one.id === value && 'is-on', one.disabled && 'is-dim')}
          role="tab"
          label={one.word}
          selected={one.id === value}
          disabled={one.disabled ?? false}
          onTap={() => onChange(one.id)}
        >
          {one.icon && one.id === value && (
            <View className="seg-icon">
              <Icon name={one.icon} size="s" />
            </View>
          )}
          <Text>{one.word}</Text>
          {one.count ? <Text className="seg-count n">{one.count}</Text> : null}
        </Tap>
      ))}
    </View>
  )
}

/** The parts of one page, under the navigation bar; give it to `Page` as `top`. */
export function Tabs<Id extends string>({ options, value, onChange }: Choice<Id>) {
  return (
    <View className="tabs">
      {options.map((one) => (
        <Tap
          key={one.id}
          className={classes('tabs-one', one.id === value && 'is-on')}
          role="tab"
          label={one.word}
          selected={one.id === value}
          onTap={() => onChange(one.id)}
        >
          <Text>{one.word}</Text>
          {one.count ? <Text className="count tabs-count">{one.count}</Text> : null}
          {one.id === value && <View className="tabs-mark" />}
        </Tap>
      ))}
    </View>
  )
}

/** One of a few, each on its own line with a ring: reasons, people. */
export function Radios<Id extends string>({
  options,
  value,
  onChange,
}: Omit<Choice<Id>, 'value'> & { value: Id | undefined }) {
  return (
    <View className="radios">
      {options.map((one) => (
        <Tap
          key={one.id}
          className={classes('radio', one.disabled && 'is-dim')}
          role="radio"
          label={one.word}
          checked={one.id === value}
          disabled={one.disabled ?? false}
          onTap={() => onChange(one.id)}
        >
          <View className="radio-icon">
            <Icon name={one.id === value ? 'good' : 'idle'} size="l" tone={one.id === value ? 'accent' : 'third'} />
          </View>
          <Text className={classes('sp', one.id === value && 'b')}>{one.word}</Text>
        </Tap>
      ))}
    </View>
  )
}

/** A line with a switch at its right; the whole line can be tapped. */
export function Toggle({
  word,
  sub,
  on,
  onChange,
}: {
  word: string
  sub?: string
  on: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <Tap className="toggle" role="switch" label={word} checked={on} onTap={() => onChange(!on)}>
      <View className="sp">
        <View>{word}</View>
        {sub && <View className="sub">{sub}</View>}
      </View>
      <View className={classes('toggle-track', on && 'is-on')}>
        <View className="toggle-knob" />
      </View>
    </Tap>
  )
}
