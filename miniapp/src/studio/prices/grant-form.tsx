import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { type Answer, call, newId } from '../../data/index.ts'
import { Many } from '../../panes/many.tsx'
import { NotTaken } from '../../panes/not-taken.tsx'
import { OpenDate } from '../../panes/open-date.tsx'
import { SentForm } from '../../panes/sent-form.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useSending } from '../../panes/use-sending.ts'
import { useSentForm } from '../../panes/use-sent-form.ts'
import { Actions, Button, Card, Field, KeyValue, Segmented, TextInput } from '../../ui/index.ts'
import { common, date, useWords } from '../../words/index.ts'
import { standingWords } from '../../words/price-standing.ts'
import { TerritoryPicker } from '../rules/territory-picker.tsx'
import { PartyPicker } from './party-picker.tsx'
import { emptyGrant, type Grant, grantOf, lackInGrant } from './standing-model.ts'
import type { PriceNames } from './use-names.ts'

/** Gives a tier, level or contract to somebody (or everybody), somewhere, for some days. */
export function GrantForm({ names, onGiven }: { names: PriceNames; onGiven: () => void }) {
  const w = useWords(standingWords)
  const sent = useSentForm('price-grant', emptyGrant)
  const { form, edit, path } = sent
  const give = async () => {
    const answer = await sent.send((key) => call('POST /price-grants', { body: grantOf(form), key }))
    if (!answer.ok) return
    sent.giveUp()
    onGiven()
  }
  const lack = lackInGrant(form)
  const fields: Readonly<Record<string, string>> = {
    key: w.which,
    party: w.whom,
    territoryId: w.where,
    fromDay: w.from,
    untilDay: w.last,
  }
  const all = form.kind === 'tier' ? names.tiers : names.levels
  const nameOf = form.kind === 'tier' ? names.saying.names.tier : names.saying.names.level
  return (
    <SentForm
      id="grant-form"
      title={w.add}
      of={sent}
      field={path !== null && Object.hasOwn(fields, path) ? fields[path] : null}
      save={{ id: 'give-grant', word: w.give, lack: lack && w[lack], fresh: true, run: give }}
    >
      <Card>
        <Field label={w.grantKind}>
          <Segmented
            options={(['tier', 'level', 'contract'] as const).map((id) => ({ id, word: w[`kind_${id}`] }))}
            value={form.kind}
            onChange={(kind) => edit({ kind, key: '' })}
          />
        </Field>
        {form.kind === 'contract' ? (
          <Field label={w.contractKey} hint={w.contractHint}>
            <TextInput
              id="grant-contract"
              label={w.contractKey}
              value={form.key}
              maxLength={32}
              onChange={(key) => edit({ key })}
            />
          </Field>
        ) : (
          <Field label={w.which}>
            <Many
              id="grant-key"
              options={all.map(({ key }) => ({ id: key, word: nameOf(key) }))}
              on={[form.key]}
              onTap={(key) => edit({ key })}
            />
          </Field>
        )}
        <PartyPicker
          id="grant-party"
          label={w.whom}
          nobody={w.everybody}
          value={form.party}
          places={names.places}
          onChange={(party) => edit({ party })}
        />
        {names.territories.length > 0 && (
          <TerritoryPicker
            all={names.territories}
            chosen={form.territory === null ? [] : [form.territory]}
            label={w.where}
            hint={w.whereHint}
            one
            onChange={([territory = null]) => edit({ territory })}
          />
        )}
        <Field label={w.days} hint={w.daysHint} error={lack === 'daysWrong' ? w.daysWrong : undefined}>
          <View className="two-half">
            <OpenDate
              mode="date"
              id="grant-from"
              label={w.from}
              empty={w.now}
              value={form.fromDay}
              from={date(Date.now())}
              onChange={(fromDay) => edit({ fromDay })}
            />
            <OpenDate
              mode="date"
              id="grant-last"
              label={w.last}
              empty={w.open}
              value={form.lastDay}
              from={date(Date.now())}
              onChange={(lastDay) => edit({ lastDay })}
            />
          </View>
        </Field>
      </Card>
    </SentForm>
  )
}

/** Something given: what it is, and ending it now. */
export function GrantPane({
  of,
  title,
  span,
  state,
  onEnded,
}: {
  of: Grant
  title: string
  span: string
  state: 'holds' | 'begins' | 'ended'
  onEnded: () => void
}) {
  const w = useWords(standingWords)
  return (
    <FormPane
      id="grant"
      title={title}
      foot={
        state === 'ended' ? undefined : (
          <EndNow
            run={(key) => call('POST /price-grants/:id/end', { params: { id: of.id }, body: {}, key })}
            onEnded={onEnded}
          />
        )
      }
    >
      <Card>
        <KeyValue name={w[`kind_${of.kind}`]} value={title} />
        {span !== '' && <KeyValue name={w.days} value={span} />}
        <KeyValue name={w[state]} value={w.endWhat} />
      </Card>
    </FormPane>
  )
}

type Run = (key: string) => Promise<Answer<unknown>>

/** Ending what was given: asked once more, since it cannot be taken back. */
export function EndNow({ run, onEnded }: { run: Run; onEnded: () => void }) {
  const w = useWords(standingWords)
  const shared = useWords(common)
  const [asking, setAsking] = useState(false)
  const { busy, problem, send } = useSending()
  const request = useRef(newId())
  const end = async () => {
    const answer = await send(() => run(request.current))
    if (answer.ok) onEnded()
  }
  return (
    <>
      <NotTaken problem={problem} />
      <Actions>
        {asking ? (
          <Button id="end-sure" kind="danger" word={w.endSure} busy={busy} onTap={() => void end()} />
        ) : (
          <Button id="end-now" kind="quiet" word={w.end} onTap={() => setAsking(true)} />
        )}
        {asking && <Button id="end-not" kind="quiet" word={shared.cancel} onTap={() => setAsking(false)} />}
      </Actions>
    </>
  )
}
