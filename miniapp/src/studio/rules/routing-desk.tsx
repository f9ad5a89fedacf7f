import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { call, newId, type Resource } from '../../data/index.ts'
import { Actions, Button, Card, Field, IconButton, Segmented, Stepper, TextInput } from '../../ui/index.ts'
import { common, useLanguage, useWords } from '../../words/index.ts'
import { ruleWords } from '../../words/rules.ts'
import { Many, turned } from '../many.tsx'
import { NotTaken, type Problem, useChoices } from '../two-panes.tsx'
import { faultIn, moved, type Routing, type Rule, ruleSentence, splitWords, whenOf } from './routing-model.ts'

/** The rules of routing while they are changed, kept or not. */
export function useRoutingDesk(
  routing: Resource<Routing> & { reload: () => Promise<void> },
  say: (word: string) => void,
) {
  const w = useWords(ruleWords)
  const [rules, setRules] = useState<readonly Rule[] | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const key = useRef(newId())
  const { value } = routing
  const base = useRef(0)
  useEffect(() => {
    if (rules !== null || !value) return
    base.current = value.version
    setRules(value.rules.map(structuredCopy))
  }, [value, rules])
  const change = (next: readonly Rule[]) => {
    key.current = newId()
    setProblem(null)
    setRules(next)
  }
  const save = async (named: readonly Rule[]) => {
    setBusy(true)
    const answer = await call('PUT /routing', { body: { base: base.current, rules: [...named] }, key: key.current })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    base.current = answer.value.version
    key.current = newId()
    say(w.saved)
    setRules(answer.value.rules.map(structuredCopy))
    await routing.reload()
  }
  const dirty = rules !== null && JSON.stringify(rules) !== JSON.stringify(value?.rules ?? [])
  return { rules: rules ?? [], change, save, busy, problem, dirty }
}

const structuredCopy = (rule: Routing['rules'][number]): Rule => JSON.parse(JSON.stringify(rule)) as Rule

export type RoutingDesk = ReturnType<typeof useRoutingDesk>

/** The rules in their order, each as a sentence, with buttons to move it. */
export function RoutingList({
  desk,
  chosen,
  onChoose,
}: {
  desk: RoutingDesk
  chosen: string | null
  onChoose: (key: string) => void
}) {
  const w = useWords(ruleWords)
  const language = useLanguage()
  const { workTypes, places } = useChoices()
  const sites = places.map(({ id, name }) => ({ id, word: name }))
  const comma = language === 'en' ? ', ' : '、'
  const add = () => {
    const key = `r_${newId().replace(/-/g, '').slice(-10)}`
    desk.change([
      { key, label: { 'zh-CN': `${w.addRule} ${desk.rules.length + 1}` }, when: {}, siteId: null, shareSet: null },
      ...desk.rules,
    ])
    onChoose(key)
  }
  const fault = faultIn(desk.rules)
  // The timeline of an order names the rule that decided: by what it says.
  const named = desk.rules.map((rule) => ({
    ...rule,
    label: { 'zh-CN': ruleSentence(rule, { w, workTypes, sites, comma }).slice(0, 60) },
  }))
  return (
    <View id="routing">
      <View className="cap">{w.inOrder}</View>
      {desk.rules.map((rule, index) => (
        <Card
          key={rule.key}
          id={`rule-${rule.key}`}
          tight
          current={rule.key === chosen}
          label={rule.key}
          onTap={() => onChoose(rule.key)}
        >
          <View className="sub strong">{`${index + 1}. ${ruleSentence(rule, { w, workTypes, sites, comma })}`}</View>
          <Actions>
            <IconButton kind="plain" icon="up" label={w.up} onTap={() => desk.change(moved(desk.rules, index, -1))} />
            <IconButton
              kind="plain"
              icon="down"
              label={w.down}
              onTap={() => desk.change(moved(desk.rules, index, 1))}
            />
          </Actions>
        </Card>
      ))}
      <NotTaken problem={desk.problem} />
      <Actions>
        <Button id="add-rule" kind="soft" icon="plus" word={w.addRule} onTap={add} />
        <Button
          id="save-rules"
          grow
          kind="primary"
          word={w.saveOrder}
          busy={desk.busy}
          off={fault ? w[fault.why](fault.place) : desk.dirty ? undefined : w.nothingNew}
          onTap={() => void desk.save(named)}
        />
      </Actions>
    </View>
  )
}

/** How many of a hundred reports the system assigns. */
export function Ratio({ percent, onSaved }: { percent: number; onSaved: () => void }) {
  const w = useWords(ruleWords)
  const shared = useWords(common)
  const [value, setValue] = useState(percent)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = async () => {
    setBusy(true)
    const answer = await call('PUT /dispatch-ratio', { body: { percent: value }, key: newId() })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    setProblem(null)
    onSaved()
  }
  return (
    <Card title={w.ratio} id="ratio">
      <View className="sub">{w.ratioWhat(value)}</View>
      <NotTaken problem={problem} />
      <Actions>
        <Stepper
          value={value / 10}
          min={0}
          max={10}
          lessLabel={w.down}
          moreLabel={w.up}
          onChange={(tens) => setValue(tens * 10)}
        />
        <Button
          id="save-ratio"
          word={shared.save}
          busy={busy}
          off={value === percent ? w.nothingNew : undefined}
          onTap={() => void save()}
        />
      </Actions>
    </Card>
  )
}

/** One rule's parts. */
export function RoutingForm({
  rule,
  onChange,
  onRemove,
}: {
  rule: Rule
  onChange: (rule: Rule) => void
  onRemove: () => void
}) {
  const w = useWords(ruleWords)
  const shared = useWords(common)
  const { workTypes, places } = useChoices()
  const { when } = rule
  const set = (part: Parameters<typeof whenOf>[0]) => onChange({ ...rule, when: whenOf({ ...when, ...part }) })
  const sites = places.filter(({ kind }) => kind === 'site').map(({ id, name }) => ({ id, word: name }))
  return (
    <View id="routing-form">
      <Field label={w.workTypes}>
        <Many
          id="when-type"
          options={workTypes}
          on={when.workTypes ?? []}
          onTap={(one) => set({ workTypes: [...turned(when.workTypes ?? [], one)] })}
        />
      </Field>
      <Field label={w.urgency}>
        <Segmented
          options={[
            { id: 'any', word: w.any },
            { id: 'urgent', word: w.urgent },
            { id: 'calm', word: w.calm },
          ]}
          value={when.urgent === undefined ? 'any' : when.urgent ? 'urgent' : 'calm'}
          onChange={(one) => set({ urgent: one === 'any' ? undefined : one === 'urgent' })}
        />
      </Field>
      {(['tags', 'sources', 'levels'] as const).map((part) => (
        <Field key={part} label={w[part]} note={shared.optional}>
          <TextInput
            id={`when-${part}`}
            label={w[part]}
            value={when[part]?.join(' ') ?? ''}
            onChange={(text) => set({ [part]: splitWords(text) })}
          />
        </Field>
      ))}
      <Field label={w.site}>
        <Many
          id="site"
          options={sites}
          on={rule.siteId === null ? [] : [rule.siteId]}
          onTap={(siteId) => onChange({ ...rule, siteId })}
        />
      </Field>
      <View className="two-save">
        <Button id="remove-rule" kind="quiet" word={shared.remove} onTap={onRemove} />
      </View>
    </View>
  )
}
