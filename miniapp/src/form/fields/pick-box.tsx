import { Picker, Text, View } from '@tarojs/components'
import { classes, Icon } from '../../ui/index.ts'

type Props = {
  mode: 'date' | 'month' | 'time'
  id: string
  label: string
  /** "2026-11-22", "2026-11" or "09:30"; empty while nothing is chosen. */
  value: string
  empty: string
  wrong?: boolean
  off?: boolean
  /** Without its icon, where something of the caller's stands over that end. */
  plain?: boolean
  /** The first and last day that may be chosen. */
  from?: string
  to?: string
  onPick: (value: string) => void
}

/** A day, a month or a time of day, chosen with the phone's own wheel. */
export function PickBox({ mode, id, label, value, empty, wrong, off = false, plain = false, from, to, onPick }: Props) {
  const shared = {
    value,
    disabled: off,
    onChange: (event: { detail: { value: string } }) => onPick(event.detail.value),
  }
  const box = (
    <View
      id={id}
      className={classes('input', value !== '' && 'is-filled', wrong && 'is-wrong', off && 'is-dim')}
      {...{ ariaLabel: `${label} ${value || empty}` }}
    >
      <Text className={classes('sp', value === '' ? 't-third' : 'b n')}>{value || empty}</Text>
      {!plain && <Icon name={mode === 'time' ? 'clock' : 'today'} tone="second" />}
    </View>
  )
  return mode !== 'time' ? (
    <Picker
      mode="date"
      fields={mode === 'month' ? 'month' : 'day'}
      {...shared}
      {...(from && { start: from })}
      {...(to && { end: to })}
    >
      {box}
    </Picker>
  ) : (
    <Picker mode="time" {...shared}>
      {box}
    </Picker>
  )
}
