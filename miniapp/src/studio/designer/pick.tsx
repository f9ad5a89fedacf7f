import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { type Choice, Many } from '../../panes/many.tsx'
import { classes, Icon, Tap } from '../../ui/index.ts'

/** One of many: the chosen one in a line; a tap lays the others out below. Each has the id `<id>-<its own>`. */
export function Pick<Id extends string>({
  id,
  label,
  options,
  value,
  onChange,
  empty = '—',
}: {
  id: string
  label: string
  options: readonly Choice<Id>[]
  value: Id | null
  onChange: (id: Id) => void
  empty?: string
}) {
  const [open, setOpen] = useState(false)
  const word = options.find((one) => one.id === value)?.word ?? empty
  return (
    <View className={classes('pick', open && 'is-open')}>
      <Tap id={id} className="pick-head" label={`${label} ${word}`} onTap={() => setOpen(!open)}>
        <Text className="sp">{word}</Text>
        <Icon name={open ? 'up' : 'down'} size="s" tone="third" />
      </Tap>
      {open && (
        <Many
          id={id}
          options={options}
          on={value === null ? [] : [value]}
          onTap={(one) => {
            setOpen(false)
            onChange(one)
          }}
        />
      )}
    </View>
  )
}

/** A name at the left and a control at the right, or below where it is wide. */
export function Line({ name, children, below }: { name: string; children: ReactNode; below?: boolean }) {
  return (
    <View className={below ? 'set-line is-below' : 'set-line'}>
      <View className="set-name sub">{name}</View>
      <View className="set-control">{children}</View>
    </View>
  )
}
