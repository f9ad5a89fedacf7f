import type { FieldOf } from '@field/domain/form'
import { plainText } from '@field/domain/form'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chip, Chips, List, Row, SearchInput, Stack } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { fieldWords } from '../../words/form-fields.ts'
import { common, useLanguage, useSay, useWords } from '../../words/index.ts'
import { levelAt, waysWith } from '../cascade-path.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { useFault } from '../use-fault.ts'
import { useSheet } from '../use-sheet.tsx'
import { ChosenBox } from './chosen-box.tsx'
import { Frame } from './frame.tsx'

const mostFound = 40

/** A choice in several levels: one tap a level, or found by its words at once. */
export function CascadeField({ field }: { field: FieldOf<'cascade'> }) {
  const { form } = useFormEnv()
  const say = useSay()
  const language = useLanguage()
  const words = useWords(formWords)
  const sheet = useSheet()
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, true)
  return (
    <Frame field={field} error={fault}>
      <ChosenBox
        id={`answer-${field.key}`}
        label={say(field.label)}
        word={plainText(field, answer, language)}
        empty={words.choose}
        wrong={fault !== undefined}
        onTap={() => sheet.open(say(field.label), <Levels field={field} />)}
      />
    </Frame>
  )
}

function Levels({ field }: { field: FieldOf<'cascade'> }) {
  const { form, onSheet } = useFormEnv()
  const say = useSay()
  const language = useLanguage()
  const words = useWords(fieldWords)
  const both = useWords(common)
  const answer = useAnswer(form, field.key)
  const given = Array.isArray(answer) ? (answer as readonly string[]) : []
  // What was chosen to the end opens at its last level, where a neighbour is one tap away.
  const [way, setWay] = useState<readonly string[]>(given.slice(0, -1))
  const [typed, setTyped] = useState('')
  const { open, chosen } = levelAt(field.options, way)
  const found = typed.trim() === '' ? null : waysWith(field.options, typed, language, mostFound)
  const choose = (values: readonly string[], leaf: boolean) => {
    if (!leaf) return setWay(values)
    form.set(field.key, values)
    onSheet(null)
  }
  const level = field.levels[chosen.length]
  return (
    <Stack gap={3}>
      <SearchInput
        id={`search-${field.key}`}
        value={typed}
        label={both.search}
        placeholder={words.searchAll}
        clearLabel={both.clear}
        onChange={setTyped}
      />
      {found ? (
        <List>
          {found.map(({ values, words: names }) => (
            <Row
              key={values.join('/')}
              id={`option-${values.join('-')}`}
              title={names.at(-1) ?? ''}
              sub={names.slice(0, -1).join(' / ')}
              bare
              label={names.join(' / ')}
              onTap={() => choose(values, true)}
            />
          ))}
        </List>
      ) : (
        <>
          {chosen.length > 0 && (
            <Chips>
              {chosen.map((option, index) => (
                <Chip key={option.value} small word={say(option.label)} onTap={() => setWay(way.slice(0, index))} />
              ))}
            </Chips>
          )}
          {level && <View className="sub">{words.level(say(level))}</View>}
          <List>
            {open.map(({ value, label, children = [] }) => {
              const values = [...chosen.map((one) => one.value), value]
              const on = given[chosen.length] === value && values.every((one, index) => given[index] === one)
              return (
                <Row
                  key={value}
                  id={`option-${values.join('-')}`}
                  title={say(label)}
                  strong={on}
                  {...(on && { icon: 'check' as const, iconTone: 'accent' as const })}
                  bare={children.length === 0}
                  label={say(label)}
                  onTap={() => choose(values, children.length === 0)}
                />
              )
            })}
          </List>
        </>
      )}
      {found?.length === 0 && <View className="sub">{words.noneFound}</View>}
    </Stack>
  )
}
