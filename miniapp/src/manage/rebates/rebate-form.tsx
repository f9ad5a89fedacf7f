import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../data/index.ts'
import { AllOrOne } from '../../panes/all-or-one.tsx'
import { OpenDate } from '../../panes/open-date.tsx'
import { SentForm } from '../../panes/sent-form.tsx'
import { useSentForm } from '../../panes/use-sent-form.ts'
import { Button, Card, Chip, Chips, Field, TextInput } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import { roleWord } from '../statements/model.ts'
import {
  emptyForm,
  formOf,
  inRole,
  lackIn,
  type Party,
  type Rebate,
  rebateFieldAt,
  roles,
  type Sent,
  sentFrom,
  sentOf,
} from './model.ts'
import { RungsField } from './rungs-field.tsx'

/** One rebate, new or changed; all are sent together, for together they are what holds. */
export function RebateForm({
  all,
  at,
  regions,
  parties,
  onDone,
}: {
  all: readonly Rebate[]
  at: number | null
  /** Null for those who may not list regions: what was set stays. */
  regions: readonly { readonly id: string; readonly name: string }[] | null
  parties: readonly Party[]
  onDone: (word: string) => Promise<void>
}) {
  const w = useWords(moneyWords)
  const say = useSay()
  const before = at === null ? null : (all[at] ?? null)
  const sent = useSentForm(`rebate:${before?.id ?? 'new'}`, before ? formOf(before) : emptyForm)
  const [sure, setSure] = useState(false)
  const { form, edit } = sent
  const put = (rebates: Sent[]) => (key: string) => call('PUT /rebates', { body: { rebates }, key })
  const others = all.filter((_, index) => index !== at).map(sentOf)
  const save = async () => {
    const own = sentFrom(form, before)
    const rebates = at === null ? [...others, own] : all.map((one, index) => (index === at ? own : sentOf(one)))
    const answer = await sent.send(put(rebates))
    if (answer.ok) await onDone(w.saved)
  }
  const remove = async () => {
    const answer = await sent.sendOther(put(others))
    if (!answer.ok) return
    sent.forget()
    await onDone(w.saved)
  }
  const lack = lackIn(form)
  const field = rebateFieldAt(sent.path, at ?? others.length)
  return (
    <SentForm
      id="rebate-form"
      title={before ? say(before.label) : w.newRebate}
      of={sent}
      field={field && w[field]}
      save={{ id: 'save-rebate', word: w.save, lack: lack && w[lack], fresh: true, run: save }}
      others={
        before && (
          <Button
            id="remove-rebate"
            size="l"
            kind={sure ? 'danger' : 'secondary'}
            word={sure ? w.removeSure : w.removeRebate}
            busy={sent.busy}
            onTap={() => (sure ? void remove() : setSure(true))}
          />
        )
      }
    >
      <Card>
        <Field label={w.rebateName}>
          <TextInput
            id="rebate-name"
            label={w.rebateName}
            value={form.name}
            placeholder={w.rebateNameHint}
            maxLength={60}
            onChange={(name) => edit({ name })}
          />
        </Field>
        <Field label={w.forWhom}>
          <Chips>
            {roles.map((role) => (
              <Chip
                key={role}
                word={roleWord(role, w)}
                on={role === form.role}
                onTap={() => edit(inRole(form, role))}
              />
            ))}
          </Chips>
        </Field>
        <AllOrOne
          key={form.role}
          id="party"
          label={w.forWhich}
          everyone={w.everybody}
          one={w.oneParty}
          options={parties.filter(({ role }) => role === form.role)}
          value={form.party}
          onChange={(party) => edit({ party })}
        />
        <RungsField rungs={form.rungs} onChange={(rungs) => edit({ rungs })} />
        {regions && (
          <AllOrOne
            id="region"
            label={w.whereHolds}
            everyone={w.everywhere}
            one={w.oneTerritory}
            options={regions}
            value={form.territory}
            onChange={(territory) => edit({ territory })}
          />
        )}
        <View className="two-half">
          <OpenDate
            mode="month"
            id="rebate-from"
            label={w.fromMonth}
            empty={w.anyMonth}
            value={form.from}
            onChange={(from) => edit({ from })}
          />
          <OpenDate
            mode="month"
            id="rebate-until"
            label={w.untilMonth}
            empty={w.anyMonth}
            value={form.until}
            from={form.from}
            wrong={lack === 'monthsWrong'}
            onChange={(until) => edit({ until })}
          />
        </View>
      </Card>
    </SentForm>
  )
}
