import { Text } from '@tarojs/components'
import { type FormState, useAnswer } from '../form/index.ts'
import { Card, Chip, Chips } from '../ui/index.ts'
import { useSay, useWords } from '../words/index.ts'
import { report } from '../words/report.ts'
import type { Asked } from './model.ts'

/** What is wrong, as chips; any number of them. */
export function Symptoms({ form, field }: { form: FormState; field: NonNullable<Asked['symptoms']> }) {
  const w = useWords(report)
  const say = useSay()
  const answer = useAnswer(form, field.key)
  const chosen = Array.isArray(answer) ? (answer as readonly string[]) : []
  const toggle = (value: string) =>
    form.set(field.key, chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <Card id="symptoms" title={say(field.label)} end={<Text className="cap">{w.chooseAny}</Text>}>
      <Chips>
        {field.options.map(({ value, label }) => (
          <Chip key={value} word={say(label)} on={chosen.includes(value)} onTap={() => toggle(value)} />
        ))}
      </Chips>
    </Card>
  )
}
