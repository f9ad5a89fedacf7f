import { itemLimits } from '@field/domain/library'
import { View } from '@tarojs/components'
import { Card, Field, LongInput, NumberInput, Section, TextInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { LabelsField } from './labels-field.tsx'
import type { Form, Pair } from './model.ts'
import { PartsField } from './parts-field.tsx'

type Props = {
  form: Form
  isNew: boolean
  /** Parts out of use, by id. */
  retired: ReadonlySet<string>
  edit: (part: Partial<Form>) => void
}

/** The questions of an item. */
export function ItemFields({ form, isNew, retired, edit }: Props) {
  const w = useWords(libraryWords)
  return (
    <>
      <Section title={w.what}>
        <Card>
          {isNew && (
            <Field label={w.code} hint={w.codeHint}>
              <TextInput
                id="item-code"
                label={w.code}
                value={form.code}
                maxLength={itemLimits.code}
                onChange={(code) => edit({ code })}
              />
            </Field>
          )}
          <NameFields value={form.name} onChange={(name) => edit({ name })} />
          <LabelsField
            id="path"
            label={w.path}
            hint={w.pathHint}
            value={form.path}
            most={itemLimits.path}
            maxLength={itemLimits.label}
            lineWord={w.pathLevel}
            addWord={w.addLevel}
            onChange={(path) => edit({ path })}
          />
        </Card>
      </Section>
      <Section title={w.takes}>
        <Card>
          <MinutesField value={form.minutes} onChange={(minutes) => edit({ minutes })} />
          <PartsField value={form.parts} retired={retired} onChange={(parts) => edit({ parts })} />
        </Card>
      </Section>
      <Section title={w.knowHow}>
        <Card>
          <HintsField value={form.hints} onChange={(hints) => edit({ hints })} />
          <InstructionFields value={form.instruction} onChange={(instruction) => edit({ instruction })} />
        </Card>
      </Section>
    </>
  )
}

type Of<T> = { value: T; onChange: (value: T) => void }

/** A name in both languages. */
export function NameFields({ value, onChange, id = 'item-name' }: Of<Pair> & { id?: string }) {
  const w = useWords(libraryWords)
  const shared = useWords(common)
  return (
    <>
      <Field label={w.name}>
        <TextInput
          id={id}
          label={w.name}
          value={value.zh}
          maxLength={itemLimits.label}
          onChange={(zh) => onChange({ ...value, zh })}
        />
      </Field>
      <Field label={w.english} note={shared.optional}>
        <TextInput
          id={`${id}-en`}
          label={w.english}
          value={value.en}
          maxLength={itemLimits.label}
          onChange={(en) => onChange({ ...value, en })}
        />
      </Field>
    </>
  )
}

export function MinutesField({ value, onChange }: Of<number | null>) {
  const w = useWords(libraryWords)
  return (
    <Field label={w.minutes}>
      <View className="two-small">
        <NumberInput id="item-minutes" label={w.minutes} unit={w.minuteUnit} value={value} onChange={onChange} />
      </View>
    </Field>
  )
}

export function HintsField({ value, onChange }: Of<readonly Pair[]>) {
  const w = useWords(libraryWords)
  return (
    <LabelsField
      id="hint"
      label={w.hints}
      hint={w.hintsHint}
      value={value}
      most={itemLimits.hints}
      maxLength={itemLimits.hint}
      lineWord={w.hintOf}
      addWord={w.addHint}
      onChange={onChange}
    />
  )
}

function InstructionFields({ value, onChange }: Of<Pair>) {
  const w = useWords(libraryWords)
  const shared = useWords(common)
  return (
    <>
      <Field label={w.instruction} hint={w.instructionHint}>
        <LongInput
          id="item-instruction"
          label={w.instruction}
          value={value.zh}
          maxLength={itemLimits.text}
          onChange={(zh) => onChange({ ...value, zh })}
        />
      </Field>
      <Field label={w.instructionEnglish} note={shared.optional}>
        <LongInput
          id="item-instruction-en"
          label={w.instructionEnglish}
          value={value.en}
          maxLength={itemLimits.text}
          onChange={(en) => onChange({ ...value, en })}
        />
      </Field>
    </>
  )
}
