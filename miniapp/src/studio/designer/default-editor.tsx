import type { Field, FieldDefault } from '@field/domain/form'
import { View } from '@tarojs/components'
import { TextInput } from '../../ui/index.ts'
import { subjectsAt } from '../change/tests.ts'
import { withMember } from '../change/whole.ts'
import { useDesign, useSaid } from './design.ts'
import { Line, Pick } from './pick.tsx'

const sources = ['none', 'answer', 'asset', 'customer', 'order'] as const

/** Where a field's first value comes from; a constant that a preset brought is kept and shown as such. */
export function DefaultEditor({
  at,
  field,
  set,
}: {
  at: string
  field: Field
  set: (make: (field: Field) => Field) => void
}) {
  const { definition } = useDesign()
  const { w, say } = useSaid()
  const now = field.default
  const put = (value: FieldDefault | undefined) => set((one) => withMember(one, 'default', value))
  const earlier = subjectsAt(definition, at, field.key).flatMap((subject) =>
    subject.field && subject.field.kind === field.kind ? [subject.field] : [],
  )
  const [first] = earlier
  const shown = sources.filter((one) => one !== 'answer' || first)
  return (
    <Line name={w.startsWith}>
      <Pick
        id="field-default"
        label={w.startsWith}
        options={shown.map((one) => ({ id: one, word: w[`from_${one}`] }))}
        value={!now ? 'none' : now.from === 'value' ? null : now.from}
        empty={now?.from === 'value' ? `${now.value}` : w.from_none}
        onChange={(from) => {
          if (from === 'none') put(undefined)
          else if (from === 'answer') put(first ? { from, key: first.key } : undefined)
          else put({ from, key: field.key })
        }}
      />
      {now?.from === 'answer' && (
        <Pick
          id="field-default-key"
          label={w.whichField}
          options={earlier.map(({ key, label }) => ({ id: key, word: say(label) }))}
          value={now.key}
          onChange={(key) => put({ from: 'answer', key })}
        />
      )}
      {(now?.from === 'asset' || now?.from === 'customer' || now?.from === 'order') && (
        <View>
          <TextInput
            id="field-default-key"
            label={w.whichField}
            value={now.key}
            maxLength={32}
            onChange={(key) => key !== '' && put({ from: now.from, key })}
          />
        </View>
      )}
    </Line>
  )
}
