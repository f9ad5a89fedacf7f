import { View } from '@tarojs/components'
import { PickBox } from '../form/fields/pick-box.tsx'
import { Field, IconButton } from '../ui/index.ts'
import { common, useWords } from '../words/index.ts'
import './two-panes.css'

/** A day or a month that may be left open, with the way to leave it open again; a half of a `two-half`. */
export function OpenDate({
  mode,
  id,
  label,
  empty,
  value,
  from,
  wrong = false,
  onChange,
}: {
  mode: 'date' | 'month'
  id: string
  label: string
  /** What stands there while it is open. */
  empty: string
  /** As 2026-12-05, or 2026-12 where months are chosen; '' for open. */
  value: string
  /** The first that may be chosen, written as the value is; '' for any. */
  from?: string
  wrong?: boolean
  onChange: (value: string) => void
}) {
  const shared = useWords(common)
  const months = mode === 'month'
  return (
    <View className="two-half-one open-date-half">
      <Field label={label}>
        <View className="open-date">
          <PickBox
            mode={mode}
            id={id}
            label={label}
            value={value}
            empty={empty}
            wrong={wrong}
            plain={value !== ''}
            {...(from && { from: months ? `${from}-01` : from })}
            onPick={(picked) => onChange(months ? picked.slice(0, 7) : picked)}
          />
          {value !== '' && (
            <View id={`${id}-clear`} className="open-date-clear">
              <IconButton kind="plain" icon="close" label={shared.clear} onTap={() => onChange('')} />
            </View>
          )}
        </View>
      </Field>
    </View>
  )
}
