import type { FieldOf } from '@field/domain/form'
import { View } from '@tarojs/components'
import { useSay } from '../../words/index.ts'

/** A sentence for who fills in the form. */
export function HintField({ field }: { field: FieldOf<'section' | 'hint'> }) {
  const say = useSay()
  return (
    <View>
      <View className={field.kind === 'section' ? 'h2' : 'sub'}>{say(field.label)}</View>
      {field.help && <View className="sub">{say(field.help)}</View>}
    </View>
  )
}
