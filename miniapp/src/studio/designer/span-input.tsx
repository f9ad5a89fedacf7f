import { View } from '@tarojs/components'
import { NumberInput } from '../../ui/index.ts'
import { minutesIn, type SpanUnit, spanOf } from '../say/limits.ts'
import { useSaid } from './design.ts'
import { Pick } from './pick.tsx'

const units: readonly SpanUnit[] = ['minutes', 'hours', 'days']

/** A span of time as a number and its unit; null while there is none. */
export function SpanInput({
  id,
  label,
  minutes,
  onChange,
}: {
  id: string
  label: string
  minutes: number | null
  onChange: (minutes: number | null) => void
}) {
  const { w } = useSaid()
  const { count, unit } = minutes === null ? { count: null, unit: 'minutes' as const } : spanOf(minutes)
  return (
    <View className="span">
      <View className="span-number">
        <NumberInput
          id={id}
          label={label}
          value={count}
          placeholder={w.noLimit}
          onChange={(next) => onChange(next === null ? null : minutesIn(next, unit))}
        />
      </View>
      <Pick
        id={`${id}-unit`}
        label={label}
        options={units.map((one) => ({ id: one, word: w[`${one}Word`] }))}
        value={unit}
        onChange={(next) => count !== null && onChange(minutesIn(count, next))}
      />
    </View>
  )
}
