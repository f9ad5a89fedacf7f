import type { FieldOf } from '@field/domain/form'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { call, phone, useResource } from '../../data/index.ts'
import { tokenIn } from '../../roles/tag-code.ts'
import { IconButton, List, Row, SearchInput, SkeletonList, Stack } from '../../ui/index.ts'
import { fieldWords } from '../../words/form-fields.ts'
import { common, refusalWords, useLanguage, useSay, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useAnswer } from '../form-state.ts'
import { learnNames, useNames } from '../names.ts'
import { tellPerson } from '../tell.ts'
import { useFault } from '../use-fault.ts'
import { useSheet } from '../use-sheet.tsx'
import { ChosenBox } from './chosen-box.tsx'
import { Frame } from './frame.tsx'

type Choice = {
  readonly id: string
  readonly name: string
  readonly sub: string
  readonly find: string
  readonly tag?: string | null
}
type Source = {
  readonly items: readonly Choice[] | null
  /** Why there is no list, in words. */
  readonly why: string | null
}

const longest = 60

function useWhy(problem: ReturnType<typeof useResource>['problem']): string | null {
  const language = useLanguage()
  const both = useWords(common)
  if (!problem) return null
  return problem.why === 'refused' ? refusalWords(problem.failure, language) : both.offlineWhat
}

function useAssets(): Source {
  const { value, problem } = useResource('form:assets', () => call('GET /assets', {}))
  const why = useWhy(problem)
  const items = value?.items.map(({ id, name, model, serial, place, tag }) => {
    const sub = [place?.spot, model, serial, place?.name].filter(Boolean).join(' · ')
    return { id, name, sub, tag, find: `${name} ${sub}`.toLowerCase() }
  })
  return { items: items ?? null, why }
}

function usePeople({ role }: FieldOf<'person'>): Source {
  const words = useWords(fieldWords)
  const { value, problem } = useResource(`form:people:${role ?? ''}`, () =>
    call('GET /people/names', { query: role ? { role } : {} }),
  )
  const why = useWhy(problem)
  const items = value?.items.map(({ id, name, badge, roles }) => {
    const sub = [badge, ...roles.map((one) => words[`role_${one}`])].filter(Boolean).join(' · ')
    return { id, name, sub, find: `${name} ${sub}`.toLowerCase() }
  })
  return { items: items ?? null, why }
}

/** A device of those that this person may see, searched for or scanned. */
export function AssetField({ field }: { field: FieldOf<'asset'> }) {
  const words = useWords(fieldWords)
  return <ReferenceField field={field} empty={words.chooseAsset} icon="tag" body={<Assets field={field} />} />
}

/** Somebody who works here, of one role where the form says so. */
export function PersonField({ field }: { field: FieldOf<'person'> }) {
  const words = useWords(fieldWords)
  return <ReferenceField field={field} empty={words.choosePerson} icon="user" body={<People field={field} />} />
}

type ReferenceProps = {
  field: FieldOf<'asset' | 'person'>
  empty: string
  icon: 'tag' | 'user'
  body: JSX.Element
}

function ReferenceField({ field, empty, icon, body }: ReferenceProps) {
  const { form } = useFormEnv()
  const say = useSay()
  const words = useWords(fieldWords)
  const sheet = useSheet()
  const names = useNames()
  const answer = useAnswer(form, field.key)
  const fault = useFault(field, true)
  const word = typeof answer === 'string' ? (names.of(answer) ?? words.unknown) : ''
  return (
    <Frame field={field} error={fault}>
      <ChosenBox
        id={`answer-${field.key}`}
        label={say(field.label)}
        word={word}
        empty={empty}
        icon={icon}
        wrong={fault !== undefined}
        onTap={() => sheet.open(say(field.label), body)}
      />
    </Frame>
  )
}

function Assets({ field }: { field: FieldOf<'asset'> }) {
  const words = useWords(fieldWords)
  const both = useWords(common)
  const source = useAssets()
  const choose = useChoose(field.key)
  const scan = async () => {
    const said = await phone.scan()
    const token = said === null ? null : tokenIn(said)
    if (said === null) return
    const found = source.items?.find((one) => token !== null && one.tag === token)
    if (found) choose(found)
    else tellPerson(words.notOurTag)
  }
  return (
    <Choices
      source={source}
      name={field.key}
      placeholder={words.searchAsset}
      onChoose={choose}
      end={<IconButton icon="scan" label={both.scan} onTap={() => void scan()} />}
    />
  )
}

function People({ field }: { field: FieldOf<'person'> }) {
  const words = useWords(fieldWords)
  return (
    <Choices
      source={usePeople(field)}
      name={field.key}
      placeholder={words.searchPerson}
      onChoose={useChoose(field.key)}
    />
  )
}

function useChoose(key: string): (one: Choice) => void {
  const { form, onSheet } = useFormEnv()
  return ({ id, name }) => {
    learnNames([{ id, name }])
    form.set(key, id)
    onSheet(null)
  }
}

type ChoicesProps = {
  source: Source
  name: string
  placeholder: string
  onChoose: (one: Choice) => void
  end?: JSX.Element
}

function Choices({ source: { items, why }, name, placeholder, onChoose, end }: ChoicesProps) {
  const words = useWords(fieldWords)
  const both = useWords(common)
  const { form } = useFormEnv()
  const answer = useAnswer(form, name)
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const found = items?.filter(({ find }) => find.includes(wanted)).slice(0, longest)
  const search = (
    <SearchInput
      id={`search-${name}`}
      value={typed}
      label={both.search}
      placeholder={placeholder}
      clearLabel={both.clear}
      onChange={setTyped}
    />
  )
  return (
    <Stack gap={3}>
      {end ? (
        <Stack row gap={2} grow={0}>
          {search}
          {end}
        </Stack>
      ) : (
        search
      )}
      {found ? (
        <List>
          {found.map((one) => (
            <Row
              key={one.id}
              id={`choice-${one.id}`}
              title={<Text className={one.id === answer ? 'b' : ''}>{one.name}</Text>}
              sub={one.sub}
              bare
              label={`${one.name} ${one.sub}`}
              onTap={() => onChoose(one)}
              {...(one.id === answer && { icon: 'check' as const, iconTone: 'accent' as const })}
            />
          ))}
        </List>
      ) : (
        why === null && <SkeletonList rows={4} />
      )}
      {found?.length === 0 && <View className="sub">{words.noneFound}</View>}
      {why !== null && <View className="sub t-wait">{why}</View>}
    </Stack>
  )
}
