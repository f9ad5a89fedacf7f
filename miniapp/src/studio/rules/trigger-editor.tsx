import type { Trigger } from '@field/domain/automation'
import { View } from '@tarojs/components'
import { Many } from '../../panes/many.tsx'
import { Field, NumberInput, Segmented, TextInput } from '../../ui/index.ts'
import { Pick } from '../designer/pick.tsx'
import type { RuleForm } from './automation-model.ts'
import { pickOf, triggerOf, triggerPicks } from './automation-model.ts'
import type { Speech } from './automation-words.ts'
import { TimeInput } from './hours-picker.tsx'
import { nodesOf } from './subjects.ts'
import { useDefinitions } from './use-definitions.ts'

type Part<On extends Trigger['on']> = {
  when: Extract<Trigger, { on: On }>
  speech: Speech
  types: readonly string[]
  onChange: (when: Trigger) => void
}

/** What a rule listens for: one of the usual happenings by a tap, with what it needs to know below. */
export function TriggerEditor({
  form: { when, workTypes },
  speech,
  onChange,
}: {
  form: RuleForm
  speech: Speech
  onChange: (when: Trigger) => void
}) {
  const { w } = speech
  const pick = pickOf(when)
  const parts = { speech, types: workTypes, onChange }
  return (
    <View className="two-part">
      <Field label={w.whenEvent}>
        <Many
          id="on"
          options={[...triggerPicks, ...(pick === 'other' ? (['other'] as const) : [])].map((id) => ({
            id,
            word: w[`pick_${id}`],
          }))}
          on={[pick]}
          onTap={(next) => onChange(triggerOf(next, when))}
        />
      </Field>
      {when.on === 'node' && <NodePart {...parts} when={when} />}
      {when.on === 'answer' && <AnswerPart {...parts} when={when} />}
      {when.on === 'repeat' && <RepeatPart {...parts} when={when} />}
      {when.on === 'hook' && (
        <Field label={w.hookEvent} hint={w.hookEventHint}>
          <TextInput
            id="hook-event"
            label={w.hookEvent}
            value={when.event}
            maxLength={32}
            onChange={(event) => onChange({ ...when, event: event.trim() })}
          />
        </Field>
      )}
      {when.on === 'schedule' && <SchedulePart {...parts} when={when} />}
    </View>
  )
}

function NodePart({ when, speech, types, onChange }: Part<'node'>) {
  const { w, language } = speech
  const nodes = nodesOf(useDefinitions(types), language)
  return (
    <>
      <Field label={w.node} {...(nodes.length === 0 && { hint: w.ordersHint })}>
        <Pick
          id="on-node"
          label={w.node}
          options={nodes}
          value={when.node}
          empty={when.node === '' ? '—' : when.node}
          onChange={(node) => onChange({ ...when, node })}
        />
      </Field>
      <Field label={w.nodePhase}>
        <Segmented
          options={(['entered', 'done'] as const).map((id) => ({ id, word: w[`phase_${id}`] }))}
          value={when.phase}
          onChange={(phase) => onChange({ ...when, phase })}
        />
      </Field>
    </>
  )
}

function FieldPick({ value, speech, onChange }: { value: string; speech: Speech; onChange: (key: string) => void }) {
  const { w } = speech
  const fields = speech.subjects.flatMap(({ at, word }) => (at.from === 'answer' ? [{ id: at.key, word }] : []))
  return (
    <Field label={w.field} {...(fields.length === 0 && { hint: w.ordersHint })}>
      <Pick
        id="on-field"
        label={w.field}
        options={fields}
        value={value}
        empty={value === '' ? '—' : value}
        onChange={onChange}
      />
    </Field>
  )
}

function AnswerPart({ when, speech, onChange }: Part<'answer'>) {
  const { w } = speech
  return (
    <>
      <FieldPick value={when.field} speech={speech} onChange={(field) => onChange({ ...when, field })} />
      <Field label={w.change}>
        <Segmented
          options={(['set', 'changed'] as const).map((id) => ({ id, word: w[`change_${id}`] }))}
          value={when.change}
          onChange={(change) => onChange({ ...when, change })}
        />
      </Field>
    </>
  )
}

function RepeatPart({ when, speech, onChange }: Part<'repeat'>) {
  const { w } = speech
  return (
    <>
      <FieldPick value={when.field} speech={speech} onChange={(field) => onChange({ ...when, field })} />
      <View className="two-half rules-pair">
        <Count
          id="on-times"
          label={w.times}
          least={2}
          value={when.times}
          onChange={(times) => onChange({ ...when, times })}
        />
        <Count
          id="on-days"
          label={w.days}
          least={1}
          value={when.days}
          onChange={(days) => onChange({ ...when, days })}
        />
      </View>
    </>
  )
}

function SchedulePart({ when, speech, onChange }: Part<'schedule'>) {
  const { w } = speech
  const { over } = when
  return (
    <>
      <Field label={w.over}>
        <Many
          id="over"
          options={(['warranties', 'maintenance', 'once'] as const).map((id) => ({ id, word: w[`over_${id}`] }))}
          on={[over.kind]}
          onTap={(kind) =>
            onChange({
              ...when,
              over:
                kind === 'once'
                  ? { kind }
                  : { kind, days: 'days' in over ? over.days : kind === 'warranties' ? 30 : 180 },
            })
          }
        />
      </Field>
      <View className="two-half rules-pair">
        <View className="two-half-one">
          <TimeInput
            id="on-at"
            label={w.dayTime}
            value={when.at}
            onChange={(at) => onChange({ ...when, at: Math.min(at, 1_439) })}
          />
        </View>
        {'days' in over && (
          <Count
            id="over-days"
            label={w.over_days}
            least={1}
            value={over.days}
            onChange={(days) => onChange({ ...when, over: { ...over, days } })}
          />
        )}
      </View>
    </>
  )
}

function Count({
  id,
  label,
  least,
  value,
  onChange,
}: {
  id: string
  label: string
  least: number
  value: number
  onChange: (value: number) => void
}) {
  return (
    <View className="two-half-one">
      <Field label={label}>
        <NumberInput
          id={id}
          label={label}
          value={value}
          maxLength={4}
          onChange={(next) => next !== null && next >= least && onChange(Math.round(next))}
        />
      </Field>
    </View>
  )
}
