import { View } from '@tarojs/components'
import { PickBox } from '../../form/fields/pick-box.tsx'
import { Field, IconButton, Stack } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'

/** A month that may be left open, with the way to leave it open again. */
export function MonthField({
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
  /** As 2026-12; '' for open. */
  value: string
  from?: string
  wrong?: boolean
  onChange: (month: string) => void
}) {
  const shared = useWords(common)
  return (
    <Field label={label}>
      <Stack row gap={2} grow={0} align="center">
        <PickBox
          mode="month"
          id={id}
          label={label}
          value={value}
          empty={empty}
          wrong={wrong}
          {...(from && { from: `${from}-01` })}
          onPick={(month) => onChange(month.slice(0, 7))}
        />
        {value !== '' && (
          <View id={`${id}-clear`}>
            <IconButton kind="plain" icon="close" label={shared.clear} onTap={() => onChange('')} />
          </View>
        )}
      </Stack>
    </Field>
  )
}
