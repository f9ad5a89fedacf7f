import { Text, View } from '@tarojs/components'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import { Tap } from './tap.tsx'

export type Side<Id extends string = string> = {
  id: Id
  /** Whose: "我写的". */
  word: string
  value: string
  /** Who, when and where, a line each. */
  notes?: readonly string[]
}

/** Two values that clash, equally large; none is chosen at first (`value` undefined). */
export function Sides<Id extends string>({
  sides,
  value,
  onChange,
}: {
  sides: readonly [Side<Id>, Side<Id>]
  value: Id | undefined
  onChange: (id: Id) => void
}) {
  return (
    <View className="sides">
      {sides.map((side) => (
        <Tap
          key={side.id}
          className={classes('side', side.id === value && 'is-on')}
          role="radio"
          checked={side.id === value}
          label={`${side.word} ${side.value}`}
          onTap={() => onChange(side.id)}
        >
          <View className="side-whose">
            <Icon name={side.id === value ? 'good' : 'idle'} />
            <Text>{side.word}</Text>
          </View>
          <View className="b">{side.value}</View>
          {side.notes?.map((note) => (
            <View key={note} className="cap side-note">
              {note}
            </View>
          ))}
        </Tap>
      ))}
    </View>
  )
}
