import { type Field, plainText } from '@field/domain/form'
import { View } from '@tarojs/components'
import { formWords } from '../../words/form.ts'
import { useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { Frame } from './frame.tsx'

/** A kind that this version does not know: its answer as text, never edited. */
export function PlainField({ field }: { field: Field }) {
  const { form } = useFormEnv()
  const words = useWords(formWords)
  const text = plainText(useAnswer(form, field.key))
  return (
    <Frame field={field} hint={false}>
      <View className="input-shown">{text || words.empty}</View>
      <View className="cap">{words.unknownKind}</View>
    </Frame>
  )
}
