import type { CascadeOption, ChecklistLine, Field } from '@field/domain/form'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Many } from '../../panes/many.tsx'
import { Field as Frame, LongInput, MoneyInput, NumberInput, TextInput } from '../../ui/index.ts'
import { studioKinds } from '../../words/studio-kinds.ts'
import { depthOf, linesOfOptions, optionsOfLines } from '../change/option-lines.ts'
import { subjectsAt } from '../change/tests.ts'
import { fresh, label, said, withMember } from '../change/whole.ts'
import { useDesign, useSaid } from './design.ts'
import { Line, Pick } from './pick.tsx'

type Editing = { at: string; field: Field; set: (make: (field: Field) => Field) => void }

/** What only this kind of field has: choices, lines, bounds, a unit. */
export function KindEditor({ at, field, set }: Editing) {
  switch (field.kind) {
    case 'select':
    case 'multi_select':
    case 'cascade':
      return <Choices field={field} set={set} />
    case 'checklist':
      return <Lines field={field} set={set} />
    case 'computed':
      return <Sum at={at} field={field} set={set} />
    default:
      return <Bounds field={field} set={set} />
  }
}

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>
type Setter = { set: Editing['set'] }

/** Lines of text kept as they are typed: an indent half written is not yet a level. */
function useLines(text: string, onChange: (text: string) => void) {
  const [typed, setTyped] = useState(text)
  return {
    typed,
    type: (next: string) => {
      setTyped(next)
      onChange(next)
    },
  }
}

function Choices({ field, set }: { field: Of<'select' | 'multi_select' | 'cascade'> } & Setter) {
  const { w, language } = useSaid()
  const cascade = field.kind === 'cascade'
  // What a new field begins with is only an example: nobody should have to delete it first.
  const untouched = linesOfOptions(field.options) === linesOfOptions(begunWith)
  const lines = useLines(untouched ? '' : linesOfOptions(field.options), (text) =>
    set((one) => (one.kind === field.kind ? withOptions(one as typeof field, text) : one)),
  )
  return (
    <View>
      <Frame label={w.options} hint={cascade ? w.cascadeHow : w.optionsHow}>
        <View className="lines-input">
          <LongInput
            id="field-options"
            label={w.options}
            value={lines.typed}
            placeholder={cascade ? w.cascadeExample : w.optionsExample}
            maxLength={8_000}
            onChange={lines.type}
          />
        </View>
      </Frame>
      {cascade &&
        field.levels.map((level, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its depth
          <Line key={index} name={w.levelName(index + 1)}>
            <TextInput
              id={`level-${index + 1}`}
              label={w.levelName(index + 1)}
              value={level[language] ?? level['zh-CN']}
              maxLength={20}
              onChange={(text) =>
                set((one) =>
                  one.kind === 'cascade'
                    ? {
                        ...one,
                        levels: one.levels.map((name, at) => (at === index ? said(name, language, text) : name)),
                      }
                    : one,
                )
              }
            />
          </Line>
        ))}
    </View>
  )
}

const begunWith: readonly CascadeOption[] = [
  { value: 'o1', label: studioKinds.option1 },
  { value: 'o2', label: studioKinds.option2 },
]

function withOptions<F extends Of<'select' | 'multi_select' | 'cascade'>>(field: F, text: string): F {
  const before: readonly CascadeOption[] = field.options
  const options = optionsOfLines(text, before, fresh, field.kind === 'cascade' ? undefined : 1)
  if (field.kind !== 'cascade') return { ...field, options }
  const levels = Array.from(
    { length: Math.max(1, depthOf(options)) },
    (_, index) =>
      field.levels[index] ??
      label(`${field.label['zh-CN']} ${index + 1}`, field.label.en && `${field.label.en} ${index + 1}`),
  )
  return { ...field, options, levels }
}

const evidences = ['none', 'after', 'before_and_after'] as const

function Lines({ field, set }: { field: Of<'checklist'> } & Setter) {
  const { w } = useSaid()
  const asOptions = field.lines.map(({ key, label: name }) => ({ value: key, label: name }))
  const lines = useLines(linesOfOptions(asOptions), (text) =>
    set((one) => {
      if (one.kind !== 'checklist') return one
      const now = one.lines.map(({ key, label: name }) => ({ value: key, label: name }))
      const evidence = one.lines[0]?.evidence ?? 'none'
      const made = optionsOfLines(text, now, fresh, 1).map(({ value, label: name }): ChecklistLine => {
        const old = one.lines.find(({ key }) => key === value)
        return old ? { ...old, label: name } : { key: value, label: name, evidence }
      })
      return { ...one, lines: made }
    }),
  )
  const same = field.lines.every(({ evidence }) => evidence === field.lines[0]?.evidence)
  return (
    <View>
      <Frame label={w.lines} hint={w.linesHow}>
        <View className="lines-input">
          <LongInput id="field-lines" label={w.lines} value={lines.typed} maxLength={4_000} onChange={lines.type} />
        </View>
      </Frame>
      <Line name={w.evidence}>
        <Pick
          id="field-evidence"
          label={w.evidence}
          options={evidences.map((one) => ({ id: one, word: w[`evidence_${one}`] }))}
          value={same ? (field.lines[0]?.evidence ?? 'none') : null}
          onChange={(evidence) =>
            set((one) =>
              one.kind === 'checklist' ? { ...one, lines: one.lines.map((line) => ({ ...line, evidence })) } : one,
            )
          }
        />
      </Line>
    </View>
  )
}

/** A computed field as the sum of numbers chosen; a formula that says more came with a preset and stays until something is chosen. */
function Sum({ at, field, set }: { at: string; field: Of<'computed'> } & Setter) {
  const { definition } = useDesign()
  const { w, say } = useSaid()
  const numbers = subjectsAt(definition, at, field.key).flatMap(({ field: one }) =>
    one && (one.kind === 'number' || one.kind === 'money' || one.kind === 'computed' || one.kind === 'quote_lines')
      ? [one]
      : [],
  )
  const parts = field.formula.op === 'sum' ? field.formula.of : []
  const on = parts.flatMap((part) => (part.op === 'answer' || part.op === 'lines' ? [part.key] : []))
  const toggle = (key: string) => {
    const keys = on.includes(key) ? on.filter((one) => one !== key) : [...on, key]
    const chosen = numbers.filter((one) => keys.includes(one.key))
    const money = chosen.some(({ kind }) => kind === 'money' || kind === 'quote_lines')
    set((one) =>
      one.kind === 'computed'
        ? {
            ...one,
            as: money ? 'money' : 'number',
            formula: {
              op: 'sum',
              of: chosen.map((part) =>
                part.kind === 'quote_lines'
                  ? { op: 'lines', key: part.key, take: 'amount' }
                  : { op: 'answer', key: part.key },
              ),
            },
          }
        : one,
    )
  }
  return (
    <Line name={w.sumOf} below>
      <Many
        id="sum"
        options={numbers.map(({ key, label: name }) => ({ id: key, word: say(name) }))}
        on={on}
        onTap={toggle}
      />
    </Line>
  )
}

function Bounds({ field, set }: { field: Field } & Setter) {
  const { w, language } = useSaid()
  const bounded = 'min' in field || 'max' in field || boundedKinds.includes(field.kind)
  if (!bounded && field.kind !== 'number') return null
  const bound = (name: 'min' | 'max') => {
    const now = (field as { min?: number; max?: number })[name] ?? null
    const change = (value: number | null) =>
      set((one) => withMember(one as Field & { min?: number; max?: number }, name, value ?? undefined))
    const word = name === 'min' ? w.least : w.most
    return (
      <View className="pair-one">
        <Frame label={word}>
          {field.kind === 'money' ? (
            <MoneyInput id={`field-${name}`} label={word} value={now} onChange={change} />
          ) : (
            <NumberInput
              id={`field-${name}`}
              label={word}
              value={now}
              signed={field.kind === 'number'}
              onChange={change}
            />
          )}
        </Frame>
      </View>
    )
  }
  return (
    <View className="pair">
      {bound('min')}
      {bound('max')}
      {field.kind === 'number' && (
        <View className="pair-one">
          <Frame label={w.unit}>
            <TextInput
              id="field-unit"
              label={w.unit}
              value={field.unit?.[language] ?? field.unit?.['zh-CN'] ?? ''}
              maxLength={12}
              onChange={(text) =>
                set((one) =>
                  one.kind === 'number'
                    ? withMember(one, 'unit', text === '' ? undefined : said(one.unit ?? label(text), language, text))
                    : one,
                )
              }
            />
          </Frame>
        </View>
      )}
    </View>
  )
}

const boundedKinds: readonly Field['kind'][] = [
  'text',
  'long_text',
  'money',
  'photo',
  'audio',
  'video',
  'file',
  'part_lines',
  'service_items',
  'quote_lines',
]
