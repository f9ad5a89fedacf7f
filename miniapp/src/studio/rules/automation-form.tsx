import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call, newId } from '../../data/index.ts'
import { Many, turned } from '../../panes/many.tsx'
import { Restored } from '../../panes/restored.tsx'
import { SentFoot } from '../../panes/sent-form.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useSentForm } from '../../panes/use-sent-form.ts'
import { Actions, Button, Card, Field, NumberInput, Section, Strip, TextInput, Toggle } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { studioWords } from '../../words/studio.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { Pick } from '../designer/pick.tsx'
import { minutesIn, type SpanUnit, spanOf } from '../say/limits.ts'
import { useChoices } from '../use-choices.ts'
import { ActionsEditor } from './action-editor.tsx'
import { emptyRule, formOf, type Kept, lackIn, partAt, ruleOf } from './automation-model.ts'
import type { Speech } from './automation-words.ts'
import { IfEditor } from './if-editor.tsx'
import { RemoveRule } from './remove-rule.tsx'
import { TriggerEditor } from './trigger-editor.tsx'
import { useSpeech } from './use-speech.ts'

type Props = {
  /** Null: a new one. */
  kept: Kept | null
  title: string
  onSaved: (key: string) => void
  onRemoved: () => void
  /** Somebody else changed it: shows how it is now. */
  onTheirs: () => void
  onDryRun: () => void
  say: (word: string) => void
}

const bornKey = (): string => `r${newId().replace(/-/g, '').slice(-12)}`

/** A rule of automation: when this, if that, then these; a new one or a saved one, all of it to be changed. */
export function AutomationForm({ kept, title, onSaved, onRemoved, onTheirs, onDryRun, say }: Props) {
  const parts = useWords(studioParts)
  const shared = useWords(common)
  const draft = useSentForm(`rule:${kept?.key ?? 'new'}`, kept ? formOf(kept) : emptyRule)
  const { form, edit } = draft
  const speech = useSpeech(form.workTypes)
  const { w } = speech
  const { workTypes } = useChoices()
  const born = useRef(kept?.key ?? bornKey())
  const save = async () => {
    const params = { key: born.current }
    const body = { base: kept?.version ?? 0, enabled: form.enabled, rule: ruleOf(form, params.key) }
    const answer = await draft.send((key) => call('PUT /automation/rules/:key', { params, body, key }))
    if (!answer.ok) return
    say(parts.saved)
    onSaved(params.key)
  }
  const remove = async () => {
    if (!kept) return
    const params = { key: kept.key }
    const answer = await draft.sendOther((key) => call('DELETE /automation/rules/:key', { params, key }))
    if (!answer.ok) return
    draft.forget()
    say(parts.removed)
    onRemoved()
  }
  const lack = lackIn(form)
  const at = partAt(draft.path)
  const foot = draft.clash ? (
    <>
      <View className="two-why">
        <Strip tone="turn">{w.theirRule}</Strip>
      </View>
      <Actions>
        <Button
          id="take-theirs"
          grow
          word={parts.takeTheirs}
          onTap={() => {
            draft.forget()
            onTheirs()
          }}
        />
      </Actions>
    </>
  ) : (
    <SentFoot
      of={draft}
      field={at && w[at]}
      save={{ id: 'save-rule', word: shared.save, lack: lack && w[lack], fresh: kept === null, run: save }}
      others={
        kept && (
          <Button
            id="dry-run-now"
            size="l"
            icon="play"
            word={w.dryRun}
            off={draft.dirty ? w.dryUnsaved : undefined}
            onTap={onDryRun}
          />
        )
      }
    />
  )
  return (
    <FormPane
      id="rule-form"
      title={title}
      badge={kept && { tone: kept.enabled ? 'good' : 'idle', word: kept.enabled ? w.on : w.off }}
      foot={foot}
    >
      <Restored of={draft} />
      <Card tight>
        <View id="rule-enabled">
          <Toggle word={w.turnOn} sub={w.turnOnWhat} on={form.enabled} onChange={(enabled) => edit({ enabled })} />
        </View>
      </Card>
      <Section title={w.sectionName}>
        <Card>
          <View className="two-half is-long">
            <View className="two-half-one">
              <Field label={w.name}>
                <TextInput
                  id="rule-name"
                  label={w.name}
                  placeholder={w.nameHint}
                  value={form.name}
                  maxLength={40}
                  onChange={(name) => edit({ name })}
                />
              </Field>
            </View>
            <View className="two-half-one">
              <Field label={w.english} note={shared.optional}>
                <TextInput
                  id="rule-english"
                  label={w.english}
                  value={form.english}
                  maxLength={60}
                  onChange={(english) => edit({ english })}
                />
              </Field>
            </View>
          </View>
        </Card>
      </Section>
      <Section title={w.sectionWhen}>
        <Card>
          <TriggerEditor form={form} speech={speech} onChange={(when) => edit({ when })} />
          <Field label={w.orders} hint={w.ordersHint}>
            <Many
              id="rule-type"
              options={workTypes}
              on={form.workTypes}
              onTap={(one) => edit({ workTypes: turned(form.workTypes, one) })}
            />
          </Field>
          <Delay minutes={form.afterMinutes} speech={speech} onChange={(afterMinutes) => edit({ afterMinutes })} />
        </Card>
      </Section>
      <Section title={w.sectionTest}>
        <Card>
          <IfEditor value={form.if} speech={speech} onChange={(condition) => edit({ if: condition })} />
        </Card>
      </Section>
      <Section title={w.sectionThen}>
        <Card>
          <ActionsEditor then={form.then} speech={speech} onChange={(then) => edit({ then })} />
        </Card>
      </Section>
      {kept && !kept.builtIn && <RemoveRule what={w.removeWhat} busy={draft.busy} onRemove={() => void remove()} />}
    </FormPane>
  )
}

const units: readonly SpanUnit[] = ['minutes', 'hours', 'days']

function Delay({
  minutes,
  speech: { w },
  onChange,
}: {
  minutes: number | null
  speech: Speech
  onChange: (minutes: number | null) => void
}) {
  const s = useWords(studioWords)
  const [unit, setUnit] = useState<SpanUnit>(minutes === null ? 'hours' : spanOf(minutes).unit)
  const count = minutes === null ? null : minutes / minutesIn(1, unit)
  return (
    <Field label={w.delay}>
      <View className="two-half">
        <View className="two-half-one">
          <NumberInput
            id="rule-delay"
            label={w.delay}
            placeholder={w.atOnce}
            value={count}
            maxLength={4}
            onChange={(next) => onChange(next === null || next <= 0 ? null : minutesIn(next, unit))}
          />
        </View>
        <View className="two-half-one">
          <Pick
            id="rule-delay-unit"
            label={w.delayUnit}
            options={units.map((id) => ({ id, word: s[`${id}Word`] }))}
            value={unit}
            onChange={(next) => {
              setUnit(next)
              if (count !== null) onChange(minutesIn(count, next))
            }}
          />
        </View>
      </View>
    </Field>
  )
}
