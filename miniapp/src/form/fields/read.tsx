import { type Field, plainText } from '@field/domain/form'
import { View } from '@tarojs/components'
import { formWords } from '../../words/form.ts'
import { useLanguage, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { useNames } from '../names.ts'
import { Frame } from './frame.tsx'

/** An answer that is only read here, in the words that the domain tells it with. */
export function ReadField({ field }: { field: Field }) {
  const { form, unnamed } = useFormEnv()
  const words = useWords(formWords)
  const language = useLanguage()
  const names = useNames().all
  // The domain writes numbers as computers do; on a screen minus is a sign of its own.
  const text = plainText(field, useAnswer(form, field.key), language, { names }).replace(/^-(?=[\d¥])/, '−')
  return (
    <Frame field={field} hint={false}>
      <View
        {...(!unnamed && { id: `answer-${field.key}` })}
        className={text === '' ? 'input-shown t-second' : 'input-shown answer-read'}
      >
        {text || words.empty}
      </View>
    </Frame>
  )
}
