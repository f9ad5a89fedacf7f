import { View } from '@tarojs/components'
import { PickBox } from '../../form/fields/pick-box.tsx'
import { Field, IconButton } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'

/** A day that may be left open, with the way to leave it open again. */
export function DayField({
  id,
  label,
  empty,
  value,
  from,
  wrong = false,
  onChange,
}: {
  id: string
  label: string
  empty: string
  value: string
  from?: string
  wrong?: boolean
  onChange: (day: string) => void
}) {
  const shared = useWords(common)
  return (
    <View className="two-half-one">
      <Field label={label}>
        <View className="price-day">
          <View className="sp">
            <PickBox
              mode="date"
              id={id}
              label={label}
              value={value}
              empty={empty}
              wrong={wrong}
              {...(from && { from })}
              onPick={onChange}
            />
          </View>
          {value !== '' && (
            <View id={`${id}-clear`}>
              <IconButton kind="plain" icon="close" label={shared.clear} onTap={() => onChange('')} />
            </View>
          )}
        </View>
      </Field>
    </View>
  )
}
