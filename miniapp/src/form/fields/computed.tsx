import { computeAnswers, type FieldOf, own, plainText } from '@field/domain/form'
import { Text, View } from '@tarojs/components'
import { Field } from '../../ui/index.ts'
import { fieldWords } from '../../words/form-fields.ts'
import { useLanguage, useSay, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useOfForm } from '../form-state.ts'
import { anchorOf } from '../missing.ts'
import { useSchema } from '../schema.ts'

/** What the form reckons by itself from the other answers, while they are given. */
export function ComputedField({ field }: { field: FieldOf<'computed'> }) {
  const { form, facts, unnamed } = useFormEnv()
  const schema = useSchema()
  const say = useSay()
  const language = useLanguage()
  const words = useWords(fieldWords)
  const value = useOfForm(form, (answers) => own(computeAnswers(schema, answers, facts), field.key) ?? null)
  const text = plainText(field, value, language)
  return (
    <Field
      {...(!unnamed && { id: anchorOf({ field: field.key, line: null }) })}
      label={say(field.label)}
      note={words.computed}
      {...(field.help && { hint: say(field.help) })}
    >
      <View {...(!unnamed && { id: `answer-${field.key}` })} className="input-shown">
        {text ? (
          <Text className={field.as === 'money' ? 'h2 n' : 'b n'}>{text}</Text>
        ) : (
          <Text className="t-third">{words.computedYet}</Text>
        )}
      </View>
    </Field>
  )
}
