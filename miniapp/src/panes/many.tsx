import { View } from '@tarojs/components'
import { Chip, Chips } from '../ui/index.ts'

export type Choice<Id extends string = string> = { readonly id: Id; readonly word: string }

/** Choices side by side, any number of them on; each has the id `<id>-<its own>`. */
export function Many<Id extends string>({
  id,
  options,
  on,
  onTap,
}: {
  id: string
  options: readonly Choice<Id>[]
  on: readonly Id[]
  onTap: (id: Id) => void
}) {
  return (
    <Chips>
      {options.map((one) => (
        <View key={one.id} id={`${id}-${one.id}`}>
          <Chip small word={one.word} on={on.includes(one.id)} onTap={() => onTap(one.id)} />
        </View>
      ))}
    </Chips>
  )
}

/** Puts one in, or takes it out. */
export const turned = <T,>(list: readonly T[], one: T): readonly T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
