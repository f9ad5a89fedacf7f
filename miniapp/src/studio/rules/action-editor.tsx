import type { RuleAction } from '@field/domain/automation'
import type { Whom } from '@field/domain/workflow'
import { View } from '@tarojs/components'
import { Many, turned } from '../../panes/many.tsx'
import type { IconName } from '../../ui/index.ts'
import { Field, Icon, IconButton, Segmented, TextInput, Toggle } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { useChoices } from '../use-choices.ts'
import { WordList } from '../word-list.tsx'
import { actionOf, actionPicks } from './automation-model.ts'
import type { Speech } from './automation-words.ts'
import { useRoutingChoices } from './use-speech.ts'

const whoms = [
  'manager',
  'dispatcher',
  'finance',
  'handler',
  'store',
  'customer',
  'followers',
] as const satisfies readonly Whom[]
const assignable = ['dispatcher', 'manager', 'finance', 'admin'] as const

const icons: Readonly<Record<RuleAction['do'], IconName>> = {
  notify: 'bell',
  escalate: 'urge',
  tag: 'tag',
  set_priority: 'filter',
  assign: 'user',
  create_work_order: 'plus',
  webhook: 'swap',
}

/** What a rule does, one thing below the other, and what else it may do. */
export function ActionsEditor({
  then,
  speech,
  onChange,
}: {
  then: readonly RuleAction[]
  speech: Speech
  onChange: (then: readonly RuleAction[]) => void
}) {
  const { w } = speech
  return (
    <View id="actions">
      {then.map((action, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an action has no name of its own, and stays in its place while it is changed
        <View key={index} className="act" id={`act-${index}`}>
          <View className="act-head">
            <Icon name={icons[action.do]} tone="second" />
            <View className="b sp act-name">{w[`act_${action.do}`]}</View>
            <View id={`act-${index}-remove`}>
              <IconButton
                kind="plain"
                icon="close"
                label={w.removeAction}
                onTap={() => onChange(then.filter((_, place) => place !== index))}
              />
            </View>
          </View>
          <ActionParts
            id={`act-${index}`}
            action={action}
            speech={speech}
            onChange={(next) => onChange(then.map((one, place) => (place === index ? next : one)))}
          />
        </View>
      ))}
      <Field label={then.length === 0 ? w.firstAction : w.addAction}>
        <Many
          id="do"
          options={actionPicks.map((id) => ({ id, word: `+ ${w[`act_${id}`]}` }))}
          on={[]}
          onTap={(kind) => onChange([...then, actionOf(kind)])}
        />
      </Field>
    </View>
  )
}

type PartProps<A extends RuleAction> = { id: string; action: A; speech: Speech; onChange: (action: RuleAction) => void }

function ActionParts({ id, action, speech, onChange }: PartProps<RuleAction>) {
  const { w } = speech
  const { tags } = useRoutingChoices()
  switch (action.do) {
    case 'notify':
    case 'escalate':
      return <Telling id={id} action={action} speech={speech} onChange={onChange} />
    case 'tag':
      return (
        <WordList
          id={`${id}-tags`}
          label={w.tags}
          value={action.tags}
          known={tags}
          onChange={(next) => onChange({ ...action, tags: next })}
        />
      )
    case 'set_priority':
      return (
        <Segmented
          options={[
            { id: 'urgent', word: w.hurry },
            { id: 'calm', word: w.unhurry },
          ]}
          value={action.urgent ? 'urgent' : 'calm'}
          onChange={(one) => onChange({ ...action, urgent: one === 'urgent' })}
        />
      )
    case 'assign': {
      const { to } = action
      return (
        <Field label={w.assignTo} {...('personId' in to && { hint: w.onePerson })}>
          <Many
            id={`${id}-role`}
            options={assignable.map((role) => ({ id: role, word: speech.roleName(role) }))}
            on={assignable.filter((role) => 'role' in to && to.role === role)}
            onTap={(role) => onChange({ ...action, to: { role } })}
          />
        </Field>
      )
    }
    case 'create_work_order':
      return <Opening id={id} action={action} speech={speech} onChange={onChange} />
    case 'webhook':
      return (
        <Field label={w.hook} hint={w.hookHint}>
          <TextInput
            id={`${id}-hook`}
            label={w.hook}
            value={action.hook}
            maxLength={32}
            onChange={(hook) => onChange({ ...action, hook: hook.trim() })}
          />
        </Field>
      )
  }
}

function Telling({ id, action, speech, onChange }: PartProps<Extract<RuleAction, { do: 'notify' | 'escalate' }>>) {
  const { w, whomName } = speech
  return (
    <>
      <Field label={w.whom}>
        <Many
          id={`${id}-whom`}
          options={whoms.map((one) => ({ id: one, word: whomName(one) }))}
          on={action.whom}
          onTap={(one) => onChange({ ...action, whom: turned(action.whom, one) })}
        />
      </Field>
      <Field label={w.sentence}>
        <TextInput
          id={`${id}-words`}
          label={w.sentence}
          placeholder={w.sentenceHint}
          value={action.words['zh-CN']}
          maxLength={80}
          onChange={(words) => onChange({ ...action, words: { ...action.words, 'zh-CN': words } })}
        />
      </Field>
    </>
  )
}

function Opening({ id, action, speech, onChange }: PartProps<Extract<RuleAction, { do: 'create_work_order' }>>) {
  const { w, typeName } = speech
  const shared = useWords(common)
  const { workTypes } = useChoices()
  const { tags } = useRoutingChoices()
  // A ready rule may name a type that the organization has not taken over yet.
  const strange = action.workType !== '' && !workTypes.some((one) => one.id === action.workType)
  const options = strange ? [...workTypes, { id: action.workType, word: typeName(action.workType) }] : workTypes
  const filled = Object.keys(action.answers ?? {}).length
  const { urgent: _urgent, ...calm } = action
  return (
    <>
      <Field label={w.openType} {...(filled > 0 && { hint: w.prefilled(filled) })}>
        <Many
          id={`${id}-type`}
          options={options}
          on={action.workType === '' ? [] : [action.workType]}
          onTap={(workType) => onChange({ ...action, workType })}
        />
      </Field>
      <View id={`${id}-urgent`}>
        <Toggle
          word={w.openUrgent}
          on={action.urgent === true}
          onChange={(on) => onChange(on ? { ...action, urgent: true } : calm)}
        />
      </View>
      <WordList
        id={`${id}-tags`}
        label={w.openTags}
        note={shared.optional}
        value={action.tags ?? []}
        known={tags}
        onChange={(next) => {
          const { tags: _tags, ...bare } = action
          onChange(next.length > 0 ? { ...bare, tags: next } : bare)
        }}
      />
    </>
  )
}
