import type { Condition } from '@field/domain/condition'
import { View } from '@tarojs/components'
import { Many, turned } from '../../panes/many.tsx'
import { Button, Field, IconButton, MoneyInput, NumberInput, Segmented, TextInput } from '../../ui/index.ts'
import { Pick } from '../designer/pick.tsx'
import { conditionSentence, type Speech } from './automation-words.ts'
import {
  type Built,
  builtOf,
  conditionOf,
  idOf,
  newTest,
  opsFor,
  type Subject,
  subjectFor,
  type Test,
  valueFor,
} from './if-model.ts'

/** A condition as lines of what · how · with what, joined by all or any; what says more is shown as its sentence. */
export function IfEditor({
  value,
  speech,
  onChange,
}: {
  value: Condition | null
  speech: Speech
  onChange: (condition: Condition | null) => void
}) {
  const { w, subjects } = speech
  const built = builtOf(value ?? undefined)
  if (!built || !value)
    return (
      <View id="if-tests">
        {value ? (
          <>
            <View>{conditionSentence(value, speech)}</View>
            <View className="cap rules-order">{w.tangled}</View>
            <Button id="if-rewrite" kind="soft" word={w.rewrite} onTap={() => onChange(null)} />
          </>
        ) : (
          <>
            <View className="sub rules-order">{w.noTest}</View>
            <Add built={{ join: 'all', tests: [] }} speech={speech} onChange={onChange} />
          </>
        )}
      </View>
    )
  const put = (next: Built) => onChange(conditionOf(next) ?? null)
  const set = (place: number, test: Test | null) =>
    put({ ...built, tests: built.tests.flatMap((one, index) => (index !== place ? [one] : test ? [test] : [])) })
  return (
    <View id="if-tests">
      {built.tests.length > 1 && (
        <View className="if-join">
          <Segmented
            options={[
              { id: 'all', word: w.joinAll },
              { id: 'any', word: w.joinAny },
            ]}
            value={built.join}
            onChange={(join) => put({ ...built, join })}
          />
        </View>
      )}
      {built.tests.map((test, index) => (
        <TestLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a test has no name of its own, and stays in its place while it is changed
          key={index}
          id={`if-${index}`}
          test={test}
          subjects={subjects}
          speech={speech}
          onChange={(next) => set(index, next)}
        />
      ))}
      <Add built={built} speech={speech} onChange={onChange} />
    </View>
  )
}

function Add({
  built,
  speech: { w, subjects },
  onChange,
}: {
  built: Built
  speech: Speech
  onChange: (condition: Condition | null) => void
}) {
  const [first] = subjects
  if (!first) return null
  return (
    <View className="if-add">
      <Button
        id="add-if"
        kind="soft"
        icon="plus"
        word={w.addTest}
        onTap={() => onChange(conditionOf({ ...built, tests: [...built.tests, newTest(first)] }) ?? null)}
      />
    </View>
  )
}

function TestLine({
  id,
  test,
  subjects,
  speech: { w },
  onChange,
}: {
  id: string
  test: Test
  subjects: readonly Subject[]
  speech: Speech
  onChange: (test: Test | null) => void
}) {
  const subject = subjectFor(subjects, test)
  const chosen = idOf(test.at)
  return (
    <View className="if-line">
      <View className="if-parts">
        <Pick
          id={`${id}-field`}
          label={w.testField}
          options={subjects.map((one) => ({ id: idOf(one.at), word: one.word }))}
          value={chosen}
          empty={subject.word}
          onChange={(next) => {
            const other = subjects.find((one) => idOf(one.at) === next)
            if (other && next !== chosen) onChange(newTest(other))
          }}
        />
        {opsFor(subject).length > 1 && (
          <Pick
            id={`${id}-op`}
            label={w.testOp}
            options={opsFor(subject).map((op) => ({ id: op, word: w[`test_${op}`] }))}
            value={test.op}
            empty={w[`test_${test.op}`]}
            onChange={(op) => onChange({ ...test, op, value: valueFor(subject, op, test.value) })}
          />
        )}
        {test.value !== null && (
          <View className="if-value">
            <TestValue
              id={`${id}-value`}
              subject={subject}
              test={test}
              w={w}
              onChange={(value) => onChange({ ...test, value })}
            />
          </View>
        )}
      </View>
      <View id={`${id}-remove`}>
        <IconButton kind="plain" icon="close" label={w.removeTest} onTap={() => onChange(null)} />
      </View>
    </View>
  )
}

function TestValue({
  id,
  subject,
  test: { op, value },
  w,
  onChange,
}: {
  id: string
  subject: Subject
  test: Test
  w: Speech['w']
  onChange: (value: Test['value']) => void
}) {
  const shared = { id, label: w.testValue }
  if (typeof value === 'boolean')
    return (
      <Segmented
        options={[
          { id: 'yes', word: w.yes },
          { id: 'no', word: w.no },
        ]}
        value={value ? 'yes' : 'no'}
        onChange={(one) => onChange(one === 'yes')}
      />
    )
  if (op === 'in') return <SeveralValues {...shared} subject={subject} value={value} onChange={onChange} />
  if (subject.kind === 'money')
    return <MoneyInput {...shared} value={Number(value)} onChange={(fen) => fen !== null && onChange(fen)} />
  if (typeof value === 'number')
    return <NumberInput {...shared} value={value} signed onChange={(next) => next !== null && onChange(next)} />
  const text = Array.isArray(value) ? '' : `${value}`
  const options = subject.options ?? []
  if (subject.kind === 'choice' && options.length > 0)
    return <Pick {...shared} options={options} value={text} empty={text || '—'} onChange={onChange} />
  return (
    <View>
      <TextInput {...shared} value={text} maxLength={200} onChange={onChange} />
      {options.length > 0 && (
        <View className="known-words">
          <Many
            id={`${id}-known`}
            options={options.filter((one) => one.id !== text).slice(0, 12)}
            on={[]}
            onTap={onChange}
          />
        </View>
      )}
    </View>
  )
}

function SeveralValues({
  id,
  label,
  subject,
  value,
  onChange,
}: {
  id: string
  label: string
  subject: Subject
  value: Test['value']
  onChange: (value: Test['value']) => void
}) {
  const now = (Array.isArray(value) ? value : []).map(String)
  const own = now.filter((one) => !subject.options?.some(({ id: known }) => known === one))
  const options = [...(subject.options ?? []), ...own.map((one) => ({ id: one, word: one }))]
  return (
    <Field label={label}>
      <Many id={id} options={options} on={now} onTap={(one) => onChange(turned(now, one))} />
    </Field>
  )
}
