import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call, newId, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import {
  Badge,
  Button,
  Card,
  Empty,
  Field,
  List,
  Row,
  Section,
  SkeletonList,
  TextInput,
  Toggle,
} from '../../ui/index.ts'
import { common, when as timeWords, useLanguage, useSay, useWords } from '../../words/index.ts'
import { ruleWords } from '../../words/rules.ts'
import { Many, turned } from '../many.tsx'
import { NotTaken, type Problem, useChoices } from '../two-panes.tsx'
import { automationSentence, emptyRule, type Kept, lackIn, offered, type RuleForm, ruleOf } from './automation-model.ts'

const useSentence = () => {
  const w = useWords(ruleWords)
  const language = useLanguage()
  const { workTypes } = useChoices()
  return (rule: Kept['rule']) =>
    automationSentence(rule, { w, language, typeName: (key) => workTypes.find(({ id }) => id === key)?.word ?? key })
}

/** The ready rules and one's own, each with its switch. */
export function AutomationList({
  rules,
  onChoose,
  onSwitched,
}: {
  rules: readonly Kept[]
  onChoose: (key: string) => void
  onSwitched: () => void
}) {
  const w = useWords(ruleWords)
  const say = useSay()
  const sentence = useSentence()
  const [problem, setProblem] = useState<Problem | null>(null)
  const turn = async ({ key, enabled }: Kept) => {
    const answer = await call('POST /automation/rules/:key/switch', {
      params: { key },
      body: { enabled: !enabled },
      key: newId(),
    })
    setProblem(answer.ok ? null : answer)
    if (answer.ok) onSwitched()
  }
  const group = (title: string, own: readonly Kept[]) =>
    own.length > 0 && (
      <Section title={title}>
        {own.map((kept) => (
          <Card key={kept.key} tight>
            <View id={`switch-${kept.key}`}>
              <Toggle
                word={say(kept.rule.label)}
                sub={sentence(kept.rule).when}
                on={kept.enabled}
                onChange={() => void turn(kept)}
              />
            </View>
            <Button id={`open-${kept.key}`} kind="quiet" word={w.dryRun} onTap={() => onChoose(kept.key)} />
          </Card>
        ))}
      </Section>
    )
  return (
    <View id="automation">
      <NotTaken problem={problem} />
      {group(
        w.own,
        rules.filter(({ builtIn }) => !builtIn),
      )}
      {group(
        w.ready,
        rules.filter(({ builtIn }) => builtIn),
      )}
    </View>
  )
}

/** What a rule says, and on which past orders it would have fired and why. */
export function DryRun({ kept }: { kept: Kept }) {
  const w = useWords(ruleWords)
  const language = useLanguage()
  const sentence = useSentence()(kept.rule)
  const run = useResource(`dry-run:${kept.key}`, () =>
    call('GET /automation/rules/:key/dry-run', { params: { key: kept.key }, query: { last: 100 } }),
  )
  return (
    <View id="dry-run">
      <Card title={kept.rule.label[language] ?? kept.rule.label['zh-CN']}>
        <View>{sentence.when}</View>
        <View>{sentence.then}</View>
      </Card>
      {!run.value ? (
        run.problem ? (
          <ProblemCard of={run} />
        ) : (
          <SkeletonList rows={4} />
        )
      ) : (
        <Section title={w.dryWhat(run.value.looked, run.value.fires.filter(({ met }) => met).length)}>
          <List>
            {run.value.fires.map((fire) => (
              <Row
                key={`${fire.workOrderId}:${fire.seq}`}
                title={fire.number}
                sub={[timeWords(fire.at, Date.now(), language), reasonWords(fire.reason)].filter(Boolean).join(' · ')}
                end={<Badge tone={fire.met ? 'good' : 'idle'} word={fire.met ? w.met : w.notMet} />}
              />
            ))}
          </List>
        </Section>
      )}
    </View>
  )
}

/** What was looked at, as it was. */
const reasonWords = (reason: Readonly<Record<string, unknown>>): string =>
  Object.entries(reason)
    .flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' ? [`${name}: ${value}`] : []))
    .join(' · ')

export function Firings() {
  const w = useWords(ruleWords)
  const language = useLanguage()
  const firings = useResource('list:firings', () => call('GET /automation/firings', { query: { limit: 50 } }))
  if (!firings.value) return firings.problem ? <ProblemCard of={firings} /> : <SkeletonList rows={5} />
  if (firings.value.items.length === 0) return <Empty icon="list" title={w.noFirings} sub={w.noFiringsWhat} />
  return (
    <List>
      {firings.value.items.map((one) => (
        <Row
          key={one.id}
          title={[one.number, one.rule].filter(Boolean).join(' · ')}
          sub={[timeWords(one.at, Date.now(), language), reasonWords(one.reason)].filter(Boolean).join(' · ')}
          end={
            <Badge
              tone={one.outcome === 'done' ? 'good' : one.outcome === 'failed' ? 'bad' : 'idle'}
              word={w[`outcome_${one.outcome}`]}
            />
          }
        />
      ))}
    </List>
  )
}

/** A rule of one's own: when this, for these, then that. */
export function RuleEditor({ onSaved }: { onSaved: (key: string) => void }) {
  const w = useWords(ruleWords)
  const shared = useWords(common)
  const { workTypes } = useChoices()
  const [form, setForm] = useState<RuleForm>(emptyRule)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const ids = useRef({ rule: `r${newId().replace(/-/g, '').slice(-12)}`, request: newId() })
  const edit = (part: Partial<RuleForm>) => {
    ids.current = { ...ids.current, request: newId() }
    setProblem(null)
    setForm((now) => ({ ...now, ...part }))
  }
  const save = async () => {
    const { rule: key, request } = ids.current
    setBusy(true)
    const answer = await call('PUT /automation/rules/:key', {
      params: { key },
      body: { base: 0, enabled: true, rule: ruleOf(form, key) },
      key: request,
    })
    setBusy(false)
    if (answer.ok) onSaved(key)
    else setProblem(answer)
  }
  const lack = lackIn(form)
  return (
    <View id="rule-editor">
      <NotTaken problem={problem} />
      <Field label={w.name}>
        <TextInput id="rule-name" label={w.name} value={form.name} maxLength={40} onChange={(name) => edit({ name })} />
      </Field>
      <Field label={w.whenEvent}>
        <Many
          id="on"
          options={[...offered, 'closed' as const].map((id) => ({ id, word: w[`on_${id}`] }))}
          on={[form.on]}
          onTap={(on) => edit({ on })}
        />
      </Field>
      <Field label={w.orders} note={shared.optional}>
        <Many
          id="rule-type"
          options={workTypes}
          on={form.workTypes}
          onTap={(one) => edit({ workTypes: turned(form.workTypes, one) })}
        />
      </Field>
      <Field label={w.does}>
        <Many
          id="do"
          options={[
            { id: 'tell', word: w.tell },
            { id: 'mark', word: w.mark },
            { id: 'hurry', word: w.hurry },
          ]}
          on={(['tell', 'mark', 'hurry'] as const).filter((one) => form[one])}
          onTap={(one) => edit({ [one]: !form[one] })}
        />
      </Field>
      {form.tell && (
        <Field label={w.sentence}>
          <TextInput
            id="rule-words"
            label={w.sentence}
            value={form.words}
            maxLength={80}
            onChange={(words) => edit({ words })}
          />
        </Field>
      )}
      {form.mark && (
        <Field label={w.tags}>
          <TextInput id="rule-tags" label={w.tags} value={form.tags} onChange={(tags) => edit({ tags })} />
        </Field>
      )}
      <Button
        id="save-rule"
        kind="primary"
        size="l"
        word={shared.save}
        busy={busy}
        off={lack === null ? undefined : w[lack]}
        onTap={() => void save()}
      />
    </View>
  )
}
