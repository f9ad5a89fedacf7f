import { View } from '@tarojs/components'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import { Tap } from './tap.tsx'

export type StepperProps = {
  value: number
  onChange: (value: number) => void
  min?: number
  max?: number
  lessLabel: string
  moreLabel: string
  /** Why it goes no further, shown at the limit: "车上只有 2 件". */
  limit?: string
}

/** A whole number with a sign at each side; at zero only the plus is drawn. */
export function Stepper({ value, onChange, min = 0, max = 9999, lessLabel, moreLabel, limit }: StepperProps) {
  const step = (by: number) => onChange(Math.min(max, Math.max(min, value + by)))
  return (
    <View className="stepper-wrap">
      <View className="stepper">
        {(value > min || min > 0) && (
          <>
            <Tap
              className={classes('stepper-sign', value <= min && 'is-dim')}
              label={lessLabel}
              disabled={value <= min}
              onTap={() => step(-1)}
            >
              <Icon name="minus" />
            </Tap>
            <View className="stepper-value n">{value}</View>
          </>
        )}
        <Tap
          className={classes('stepper-sign', value >= max && 'is-dim')}
          label={moreLabel}
          disabled={value >= max}
          onTap={() => step(1)}
        >
          <Icon name="plus" />
        </Tap>
      </View>
      {limit && value >= max && <View className="cap">{limit}</View>}
    </View>
  )
}
