import type { Condition, Scalar } from '@field/domain/condition'
import { Text, View } from '@tarojs/components'
import { IconButton, Link, MoneyInput, NumberInput, Segmented, TextInput } from '../../ui/index.ts'
import {
  type Built,
  builtOf,
  choicesOf,
  conditionOf,
  newTest,
  opsFor,
  type Subject,
  same,
  subjectsAt,
  type Test,
  type TestOp,
  valueFor,
} from '../change/tests.ts'
import { conditionWords, subjectWords, valueWords } from '../say/conditions.ts'
import { useDesign, useSaid } from './design.ts'
import { Pick } from './pick.tsx'

const idOf = ({ at }: Pick_) => `${at.from}.${at.key}`
type Pick_ = { readonly at: Subject['at'] }

/** A condition as lines of field · is · value; what says more than that is shown as its sentence. */
export function ConditionBuilder({
  id,
  at,
  until,
  value,
  onChange,
}: {
  id: string
  at: string
  until?: string
  value: Condition | undefined
  onChange: (condition: Condition | null) => void
}) {
  const { definition } = useDesign()
  const { w, language } = useSaid()
  const subjects = subjectsAt(definition, at, until)
  const built = builtOf(value)
  if (!built) {
    return (
      <View className="cond">
        <Text>{value ? conditionWords(value, { definition, language, w }) : ''}</Text>
        <Link word={w.rewrite} onTap={() => onChange(null)} />
      </View>
    )
  }
  const put = (next: Built) => onChange(conditionOf(next, subjects))
  const set = (index: number, test: Test | null) =>
    put({ ...built, tests: built.tests.flatMap((one, place) => (place !== index ? [one] : test ? [test] : [])) })
  const [first] = subjects
  return (
    <View className="cond" id={id}>
      {built.tests.length > 1 && (
        <Segmented
          options={[
            { id: 'all', word: w.andAll },
            { id: 'any', word: w.orAny },
          ]}
          value={built.join}
          onChange={(join) => put({ ...built, join })}
        />
      )}
      {built.tests.map((test, index) => (
        <TestLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a test has no name of its own, and stays in its place while it is changed
          key={index}
          id={`${id}-${index}`}
          test={test}
          subjects={subjects}
          onChange={(next) => set(index, next)}
        />
      ))}
      {first && (
        <View id={`${id}-add`}>
          <Link
            word={built.tests.length === 0 ? w.onCondition : w.addTest}
            onTap={() => put({ ...built, tests: [...built.tests, newTest(definition, first)] })}
          />
        </View>
      )}
    </View>
  )
}

function TestLine({
  id,
  test,
  subjects,
  onChange,
}: {
  id: string
  test: Test
  subjects: readonly Subject[]
  onChange: (test: Test | null) => void
}) {
  const { definition } = useDesign()
  const said = useSaid()
  const { w, language } = said
  const subject = subjects.find((one) => same(one.at, test.at))
  const named = (one: Pick_) => subjectWords(one.at, { definition, language, w })
  const retest = (op: TestOp) =>
    subject && onChange({ ...test, op, value: valueFor(definition, subject, op, test.value) })
  return (
    <View className="cond-line">
      <View className="cond-parts">
        <Pick
          id={`${id}-field`}
          label={w.pickField}
          options={subjects.map((one) => ({ id: idOf(one), word: named(one) }))}
          value={idOf(test)}
          empty={named(test)}
          onChange={(chosen) => {
            const next = subjects.find((one) => idOf(one) === chosen)
            if (next) onChange(newTest(definition, next))
          }}
        />
        {subject && opsFor(subject).length > 1 && (
          <Pick
            id={`${id}-op`}
            label={w.onCondition}
            options={opsFor(subject).map((op) => ({ id: op, word: w[`test_${op}`] }))}
            value={test.op}
            onChange={retest}
          />
        )}
        {subject && test.value !== null && (
          <TestValue
            id={`${id}-value`}
            subject={subject}
            value={test.value}
            onChange={(value) => onChange({ ...test, value })}
          />
        )}
      </View>
      <View id={`${id}-remove`}>
        <IconButton kind="plain" icon="close" label={w.noCondition} onTap={() => onChange(null)} />
      </View>
    </View>
  )
}

function TestValue({
  id,
  subject,
  value,
  onChange,
}: {
  id: string
  subject: Subject
  value: Scalar
  onChange: (value: Scalar) => void
}) {
  const { definition } = useDesign()
  const { w, language } = useSaid()
  const { field } = subject
  const choices = choicesOf(definition, subject)
  if (typeof value === 'boolean') {
    const options = [
      { id: 'yes', word: w.yes },
      { id: 'no', word: w.no },
    ] as const
    return (
      <Pick
        id={id}
        label={w.value}
        options={options}
        value={value ? 'yes' : 'no'}
        onChange={(one) => onChange(one === 'yes')}
      />
    )
  }
  if (choices && choices.length > 0)
    return (
      <Pick
        id={id}
        label={w.value}
        options={choices.map((one) => ({
          id: one.value,
          word: valueWords(subject.at, one.value, { definition, language, w }),
        }))}
        value={`${value}`}
        onChange={onChange}
      />
    )
  if (field?.kind === 'money')
    return (
      <MoneyInput id={id} label={w.value} value={Number(value)} onChange={(fen) => fen !== null && onChange(fen)} />
    )
  if (typeof value === 'number')
    return (
      <NumberInput id={id} label={w.value} value={value} signed onChange={(next) => next !== null && onChange(next)} />
    )
  return <TextInput id={id} label={w.value} value={value} onChange={onChange} />
}
