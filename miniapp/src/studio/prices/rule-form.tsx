import type { PriceRule } from '@field/domain/pricing'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../data/index.ts'
import { Many } from '../../panes/many.tsx'
import { OpenDate } from '../../panes/open-date.tsx'
import { SentForm } from '../../panes/sent-form.tsx'
import { useSentForm } from '../../panes/use-sent-form.ts'
import { Button, Card, Field, Section, TextInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { priceWords } from '../../words/prices.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { IfEditor } from '../rules/if-editor.tsx'
import { RemoveRule } from '../rules/remove-rule.tsx'
import { TerritoryPicker } from '../rules/territory-picker.tsx'
import { ItemPicker } from './item-picker.tsx'
import { MethodEditor, Money } from './method-editor.tsx'
import { type Draft, emptyForm, fieldAt, formOf, lackIn, ruleOf, tiesOf, withPrice } from './rule-model.ts'
import { Suggest } from './suggest.tsx'
import { TieCards } from './ties.tsx'
import type { PriceNames } from './use-names.ts'

type Props = {
  kind: string
  draft: Draft
  rules: readonly PriceRule[]
  /** Null makes a new one. */
  rule: PriceRule | null
  names: PriceNames
  onSaved: (id: string | null, draft: Draft) => Promise<void>
  onStale: () => Promise<number | null>
  onOpen: (id: string) => void
}

/** A rule of the draft: what is priced, in which cases, and how it is counted. Kept on this device until it is saved. */
export function RuleForm({ kind, draft, rules, rule, names, onSaved, onStale, onOpen }: Props) {
  const w = useWords(priceWords)
  const parts = useWords(studioParts)
  const shared = useWords(common)
  const sent = useSentForm(`price-rule:${kind}:${rule?.id ?? 'new'}`, rule ? formOf(rule) : emptyForm)
  const [chosenName, setChosenName] = useState<string | null>(null)
  const { form, edit, clash } = sent
  const { saying, tiers, levels, grades } = names
  const send = async (body: { put?: unknown[]; remove?: string[] }, base = draft.edits) => {
    const answer = await sent.send((key) =>
      call('POST /price-books/:kind/draft/rules', {
        params: { kind },
        body: { base, ...body } as Parameters<typeof call<'POST /price-books/:kind/draft/rules'>>[1]['body'],
        key,
      }),
    )
    if (answer.ok) await onSaved(body.remove ? null : (rule?.id ?? 'newest'), answer.value)
  }
  const save = async (base?: number) => {
    const given = ruleOf(form, rule)
    if (given) await send({ put: [given] }, base)
  }
  const keepOurs = async () => {
    const base = await onStale()
    if (base === null) return
    sent.replace(form)
    await save(base)
  }
  const lack = lackIn(form)
  const at = fieldAt(sent.path)
  const ties = rule ? tiesOf(draft, rule.id) : []
  const itemWord = form.item ? saying.names.item(form.item) || chosenName || form.name : ''
  const ofOne = (all: readonly { key: string }[], nameOf: (key: string) => string) => [
    { id: '', word: w.any },
    ...all.map(({ key }) => ({ id: key, word: nameOf(key) })),
  ]
  const pick = (one: string) => (one === '' ? null : one)
  return (
    <SentForm
      id="price-rule"
      title={rule ? itemWord || w.addRule : w.addRule}
      badge={ties.length > 0 ? { tone: 'bad', word: w.tiesHere } : null}
      of={sent}
      field={clash ? null : at && w[at]}
      save={{
        id: 'save-rule',
        word: w.saveRule,
        lack: lack && w[lack],
        fresh: rule === null,
        run: () => save(),
      }}
      others={clash && <Button id="keep-ours" size="l" word={parts.keepOurs} onTap={() => void keepOurs()} />}
    >
      {ties.length > 0 && rule && <TieCards rule={rule} ties={ties} rules={rules} saying={saying} onOpen={onOpen} />}
      <Section title={w.sectionItem}>
        <Card>
          <ItemPicker
            value={form.item}
            name={itemWord}
            onChange={(item, word) => {
              setChosenName(word)
              edit({ item, ...(form.name.trim() === '' && word !== null && { name: word }) })
            }}
          />
          <Field label={w.ruleName}>
            <TextInput
              id="rule-name"
              label={w.ruleName}
              placeholder={w.ruleNameHint}
              value={form.name}
              maxLength={60}
              onChange={(name) => edit({ name })}
            />
          </Field>
          <Field label={w.english} note={shared.optional}>
            <TextInput
              id="rule-english"
              label={w.english}
              value={form.english}
              maxLength={80}
              onChange={(english) => edit({ english })}
            />
          </Field>
        </Card>
      </Section>
      <Section title={w.sectionHow}>
        <Card>
          <MethodEditor form={form} heatName={saying.names.heat} onChange={edit} />
          {form.item && 'id' in form.item && (
            <Suggest item={form.item.id} territory={form.territory} onUse={(price) => edit(withPrice(form, price))} />
          )}
          <View className="two-half">
            <Money
              id="price-minimum"
              label={w.minimum}
              note={shared.optional}
              value={form.minimum}
              onChange={(minimum) => edit({ minimum })}
            />
            <Money
              id="price-maximum"
              label={w.maximum}
              note={shared.optional}
              value={form.maximum}
              onChange={(maximum) => edit({ maximum })}
            />
          </View>
        </Card>
      </Section>
      <Section title={w.sectionWhere}>
        <Card>
          {names.territories.length > 0 ? (
            <TerritoryPicker
              all={names.territories}
              chosen={form.territory === null ? [] : [form.territory]}
              label={w.territory}
              hint={w.territoryHint}
              one
              onChange={([territory = null]) => edit({ territory })}
            />
          ) : (
            <View className="sub">{w.noTerritories}</View>
          )}
          <Field label={w.tier}>
            <Many
              id="tier"
              options={ofOne(tiers, saying.names.tier)}
              on={[form.tier ?? '']}
              onTap={(one) => edit({ tier: pick(one) })}
            />
          </Field>
          {levels.length > 0 && (
            <Field label={w.level}>
              <Many
                id="level"
                options={ofOne(levels, saying.names.level)}
                on={[form.level ?? '']}
                onTap={(one) => edit({ level: pick(one) })}
              />
            </Field>
          )}
          {grades.length > 0 && (
            <Field label={w.grade}>
              <Many
                id="grade"
                options={ofOne(grades, saying.names.grade)}
                on={[form.grade ?? '']}
                onTap={(one) => edit({ grade: pick(one) })}
              />
            </Field>
          )}
          <Field label={w.contract} note={shared.optional} hint={w.contractHint}>
            <TextInput
              id="rule-contract"
              label={w.contract}
              value={form.contract}
              maxLength={64}
              onChange={(contract) => edit({ contract })}
            />
          </Field>
          <Field
            label={w.period}
            hint={w.periodHint}
            error={lack === 'daysWrong' ? w.daysWrong : undefined}
            id="rule-days"
          >
            <View className="two-half">
              <OpenDate
                mode="date"
                id="rule-from"
                label={w.fromDay}
                empty={w.noDay}
                value={form.fromDay}
                onChange={(fromDay) => edit({ fromDay })}
              />
              <OpenDate
                mode="date"
                id="rule-last"
                label={w.lastDay}
                empty={w.noDay}
                value={form.lastDay}
                wrong={lack === 'daysWrong'}
                onChange={(lastDay) => edit({ lastDay })}
              />
            </View>
          </Field>
          <Field label={w.condition} hint={w.conditionWhat}>
            <IfEditor value={form.when} speech={names.speech} onChange={(when) => edit({ when })} />
          </Field>
        </Card>
      </Section>
      {rule && <RemoveRule busy={sent.busy} onRemove={() => void send({ remove: [rule.id] })} />}
    </SentForm>
  )
}
