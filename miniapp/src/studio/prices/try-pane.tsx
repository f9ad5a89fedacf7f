import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../data/index.ts'
import { Many } from '../../panes/many.tsx'
import { OpenDate } from '../../panes/open-date.tsx'
import { SentFoot } from '../../panes/sent-form.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useKeptForm } from '../../panes/use-kept-form.ts'
import { useSending } from '../../panes/use-sending.ts'
import { Card, Field, NumberInput, Section, Segmented, TextInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { priceWords } from '../../words/prices.ts'
import { TerritoryPicker } from '../rules/territory-picker.tsx'
import { ItemPicker } from './item-picker.tsx'
import { PartyPicker } from './party-picker.tsx'
import { knownHeats } from './rule-model.ts'
import { TriedCards } from './tried.tsx'
import { askedOf, emptyCase, lackOf, type Tried } from './try-model.ts'
import type { PriceNames } from './use-names.ts'

/** A case, what it comes to, and why: which rule won and why each other lost. */
export function TryPane({
  kind,
  draft,
  names,
  ruleLabel,
}: {
  kind: string
  draft: boolean
  names: PriceNames
  ruleLabel: (id: string) => string
}) {
  const w = useWords(priceWords)
  const shared = useWords(common)
  const kept = useKeptForm(`price-try:${kind}`, emptyCase)
  const { form } = kept
  const [tried, setTried] = useState<Tried | null>(null)
  const [itemWord, setItemWord] = useState<string | null>(null)
  const { busy, problem, send, clear } = useSending()
  const { saying, tiers, levels, grades } = names
  const edit: typeof kept.edit = (part) => {
    setTried(null)
    clear()
    kept.edit(part)
  }
  const reckon = async () => {
    const body = askedOf(form, draft)
    if (!body) return
    const answer = await send(() => call('POST /price-books/:kind/try', { params: { kind }, body }))
    if (answer.ok) setTried(answer.value)
  }
  const lack = lackOf(form)
  const choice = (
    id: string,
    label: string,
    all: readonly { id: string; word: string }[],
    value: string | null,
    put: (one: string | null) => void,
  ) =>
    all.length === 0 ? null : (
      <Field label={label} key={id}>
        <Many
          id={`try-${id}`}
          options={[{ id: '', word: w.asParty }, ...all]}
          on={[value ?? '']}
          onTap={(one) => put(one === '' ? null : one)}
        />
      </Field>
    )
  const named = (all: readonly { key: string }[], nameOf: (key: string) => string) =>
    all.map(({ key }) => ({ id: key, word: nameOf(key) }))
  return (
    <FormPane
      id="try-prices"
      title={w.tryTitle}
      seek={tried ? 'tried' : undefined}
      badge={{ tone: draft ? 'wait' : 'good', word: draft ? w.shownDraft : w.shownPublished }}
      foot={
        <SentFoot
          of={{ busy, problem, dirty: kept.dirty }}
          save={{ id: 'reckon', word: w.reckon, lack: lack && w[lack], fresh: true, run: reckon }}
        />
      }
    >
      {tried && <TriedCards of={tried} saying={saying} ruleLabel={ruleLabel} />}
      <Section title={w.tryWhat}>
        <Card>
          <ItemPicker
            value={form.item}
            name={form.item ? saying.names.item(form.item) || itemWord || '…' : ''}
            categories={false}
            onChange={(item, word) => {
              setItemWord(word)
              edit({ item })
            }}
          />
          <View className="two-half">
            <View className="two-half-one">
              <Field label={w.quantity}>
                <NumberInput
                  id="try-quantity"
                  label={w.quantity}
                  value={form.quantity}
                  maxLength={8}
                  onChange={(quantity) => edit({ quantity })}
                />
              </Field>
            </View>
            <OpenDate
              mode="date"
              id="try-day"
              label={w.tryDay}
              empty={w.today}
              value={form.day}
              onChange={(day) => edit({ day })}
            />
          </View>
          <TerritoryPicker
            all={names.territories}
            chosen={form.territory === null ? [] : [form.territory]}
            label={w.territory}
            hint={names.territories.length === 0 ? w.noTerritories : ''}
            one
            onChange={([territory = null]) => edit({ territory })}
          />
          <PartyPicker
            id="try-party"
            label={w.party}
            nobody={w.everybody}
            value={form.party}
            places={names.places}
            onChange={(party) => edit({ party })}
          />
          {choice('tier', w.tier, named(tiers, saying.names.tier), form.tier, (tier) => edit({ tier }))}
          {choice('level', w.level, named(levels, saying.names.level), form.level, (level) => edit({ level }))}
          {choice('grade', w.grade, named(grades, saying.names.grade), form.grade, (grade) => edit({ grade }))}
          {choice(
            'city',
            w.cityTiers,
            [1, 2, 3, 4, 5].map((tier) => ({ id: `${tier}`, word: w.cityTier(tier) })),
            form.cityTier === null ? null : `${form.cityTier}`,
            (one) => edit({ cityTier: one === null ? null : Number(one) }),
          )}
          {choice(
            'heat',
            w.heats,
            knownHeats.map((id) => ({ id: id as string, word: saying.names.heat(id) })),
            form.heat,
            (heat) => edit({ heat }),
          )}
          <Field label={w.contract} note={shared.optional}>
            <TextInput
              id="try-contract"
              label={w.contract}
              value={form.contract}
              maxLength={64}
              onChange={(contract) => edit({ contract })}
            />
          </Field>
          <Field label={w.subject_urgent}>
            <Segmented
              options={[
                { id: 'any', word: w.any },
                { id: 'yes', word: names.speech.w.yes },
                { id: 'no', word: names.speech.w.no },
              ]}
              value={form.urgent === null ? 'any' : form.urgent ? 'yes' : 'no'}
              onChange={(one) => edit({ urgent: one === 'any' ? null : one === 'yes' })}
            />
          </Field>
        </Card>
      </Section>
    </FormPane>
  )
}
