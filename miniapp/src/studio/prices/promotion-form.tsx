import { View } from '@tarojs/components'
import { call } from '../../data/index.ts'
import { Many, turned } from '../../panes/many.tsx'
import { OpenDate } from '../../panes/open-date.tsx'
import { SentForm } from '../../panes/sent-form.tsx'
import { useSentForm } from '../../panes/use-sent-form.ts'
import { Button, Card, Field, NumberInput, Section, Segmented, TextInput, Toggle } from '../../ui/index.ts'
import { common, date, useWords } from '../../words/index.ts'
import { standingWords } from '../../words/price-standing.ts'
import { Money } from './method-editor.tsx'
import { bases, campaignOf, cityGroups, emptyForm, gifts, lackIn, turnGroup } from './promotion-model.ts'
import type { PriceNames } from './use-names.ts'

/** A promotion for as many cities as one likes, in one call; each city gets its own scheme. */
export function PromotionForm({
  names,
  onMade,
}: {
  names: PriceNames
  onMade: (campaign: string, count: number) => void
}) {
  const w = useWords(standingWords)
  const shared = useWords(common)
  const sent = useSentForm('promotion', emptyForm)
  const { form, edit } = sent
  const make = async () => {
    const body = campaignOf(form)
    if (!body) return
    const answer = await sent.send((key) => call('POST /promotions', { body, key }))
    if (!answer.ok) return
    sent.giveUp()
    onMade(answer.value.campaign, answer.value.promotions.length)
  }
  const lack = lackIn(form)
  const first = (sent.path ?? '').split('.')[0] ?? ''
  const fields: Readonly<Record<string, string>> = {
    label: w.promotionName,
    gift: w.gift,
    on: w.on,
    territoryIds: w.cities,
    fromDay: w.from,
    untilDay: w.last,
  }
  return (
    <SentForm
      id="promotion-form"
      title={w.promote}
      of={sent}
      field={Object.hasOwn(fields, first) ? fields[first] : null}
      save={{ id: 'launch', word: w.launch(form.cities.length), lack: lack && w[lack], fresh: true, run: make }}
    >
      <View className="section">
        <Card>
          <Field label={w.promotionName}>
            <TextInput
              id="promotion-name"
              label={w.promotionName}
              placeholder={w.promotionHint}
              value={form.name}
              maxLength={60}
              onChange={(name) => edit({ name })}
            />
          </Field>
          <Field label={w.english} note={shared.optional}>
            <TextInput
              id="promotion-english"
              label={w.english}
              value={form.english}
              maxLength={80}
              onChange={(english) => edit({ english })}
            />
          </Field>
          <Field label={w.gift}>
            <Segmented
              options={gifts.map((id) => ({ id, word: w[`gift_${id}`] }))}
              value={form.kind}
              onChange={(kind) => edit({ kind })}
            />
          </Field>
          {form.kind === 'percent_off' ? (
            <Field label={w.percent}>
              <NumberInput
                id="promotion-percent"
                label={w.percent}
                unit="%"
                value={form.percent}
                maxLength={5}
                onChange={(percent) => edit({ percent })}
              />
            </Field>
          ) : (
            <View className="two-half">
              <Money id="promotion-spend" label={w.spend} value={form.spend} onChange={(spend) => edit({ spend })} />
              {form.kind === 'spend_minus' ? (
                <Money id="promotion-minus" label={w.minus} value={form.minus} onChange={(minus) => edit({ minus })} />
              ) : (
                <View className="two-half-one">
                  <Field label={w.points}>
                    <NumberInput
                      id="promotion-points"
                      label={w.points}
                      value={form.points}
                      maxLength={7}
                      onChange={(points) => edit({ points: points === null ? null : Math.round(points) })}
                    />
                  </Field>
                </View>
              )}
            </View>
          )}
          {form.kind !== 'percent_off' && (
            <View id="promotion-repeats">
              <Toggle
                word={w.repeats}
                sub={w.repeatsWhat}
                on={form.repeats}
                onChange={(repeats) => edit({ repeats })}
              />
            </View>
          )}
          <Field label={w.on}>
            <Segmented
              options={bases.map((id) => ({ id, word: w[`on_${id}`] }))}
              value={form.on}
              onChange={(on) => edit({ on })}
            />
          </Field>
          <Field label={w.days} hint={w.daysHint} error={lack === 'daysWrong' ? w.daysWrong : undefined}>
            <View className="two-half">
              <OpenDate
                mode="date"
                id="promotion-from"
                label={w.from}
                empty={w.now}
                value={form.fromDay}
                from={date(Date.now())}
                onChange={(fromDay) => edit({ fromDay })}
              />
              <OpenDate
                mode="date"
                id="promotion-last"
                label={w.last}
                empty={w.open}
                value={form.lastDay}
                from={date(Date.now())}
                onChange={(lastDay) => edit({ lastDay })}
              />
            </View>
          </Field>
        </Card>
      </View>
      <Section title={w.cities} end={<View className="cap n">{w.chosenCities(form.cities.length)}</View>}>
        <Card id="promotion-cities">
          <View className="cap price-tie-head">{w.citiesHint}</View>
          {cityGroups(names.territories).map((group) => {
            const all = group.cities.every(({ id }) => form.cities.includes(id))
            return (
              <Field key={group.id} label={group.name}>
                {group.cities.length > 1 && (
                  <Button
                    id={`cities-${group.id}`}
                    kind="soft"
                    word={all ? w.noneInside(group.name) : w.allInside(group.name)}
                    onTap={() => edit({ cities: turnGroup(form.cities, group) })}
                  />
                )}
                <View className="known-words">
                  <Many
                    id="city"
                    options={group.cities.map(({ id, name }) => ({ id, word: name }))}
                    on={form.cities}
                    onTap={(id) => edit({ cities: turned(form.cities, id) })}
                  />
                </View>
              </Field>
            )
          })}
        </Card>
      </Section>
    </SentForm>
  )
}
