import { useState } from 'react'
import { call, newId } from '../../data/index.ts'
import { NotTaken, type Problem } from '../../panes/not-taken.tsx'
import { Restored } from '../../panes/restored.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useKeptForm } from '../../panes/use-kept-form.ts'
import { Actions, Button, Card, Chip, Chips, Field, TextInput } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import { roleWord } from '../statements/model.ts'
import { emptyForm, formOf, lackIn, type Rebate, roles, type Sent, sentFrom, sentOf } from './model.ts'
import { RegionField } from './region-field.tsx'
import { RungsField } from './rungs-field.tsx'

/** One rebate, new or changed; all are sent together, for together they are what holds. */
export function RebateForm({
  all,
  at,
  regions,
  onDone,
}: {
  all: readonly Rebate[]
  at: number | null
  /** Null for those who may not list regions: what was set stays. */
  regions: readonly { readonly id: string; readonly name: string }[] | null
  onDone: (word: string) => Promise<void>
}) {
  const w = useWords(moneyWords)
  const say = useSay()
  const before = at === null ? null : (all[at] ?? null)
  const kept = useKeptForm(`rebate:${before?.id ?? 'new'}`, before ? formOf(before) : emptyForm)
  const [busy, setBusy] = useState(false)
  const [sure, setSure] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { form } = kept
  const edit: typeof kept.edit = (part) => {
    setProblem(null)
    kept.edit(part)
  }
  const send = async (rebates: Sent[], key: string) => {
    setBusy(true)
    const answer = await call('PUT /rebates', { body: { rebates }, key })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    kept.forget()
    await onDone(w.saved)
  }
  const others = all.filter((_, index) => index !== at).map(sentOf)
  const save = () => {
    const own = sentFrom(form, before)
    return send(
      at === null ? [...others, own] : all.map((one, index) => (index === at ? own : sentOf(one))),
      kept.request.current,
    )
  }
  const lack = lackIn(form)
  return (
    <FormPane
      id="rebate-form"
      title={before ? say(before.label) : w.newRebate}
      foot={
        <>
          <NotTaken problem={problem} />
          <Actions>
            {before && (
              <Button
                id="remove-rebate"
                size="l"
                kind={sure ? 'danger' : 'secondary'}
                word={sure ? w.removeSure : w.removeRebate}
                busy={busy}
                onTap={() => (sure ? void send(others, newId()) : setSure(true))}
              />
            )}
            <Button
              id="save-rebate"
              grow
              kind="primary"
              size="l"
              word={w.save}
              busy={busy}
              off={lack ? w[lack] : undefined}
              onTap={() => void save()}
            />
          </Actions>
        </>
      }
    >
      <Restored of={kept} />
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
        <Field
          label={w.forWhom}
          {...(before?.party !== undefined && before.role === form.role && { hint: w.oneParty })}
        >
          <Chips>
            {roles.map((role) => (
              <Chip key={role} word={roleWord(role, w)} on={role === form.role} onTap={() => edit({ role })} />
            ))}
          </Chips>
        </Field>
        <RungsField rungs={form.rungs} onChange={(rungs) => edit({ rungs })} />
        {regions && (
          <RegionField regions={regions} value={form.territory} onChange={(territory) => edit({ territory })} />
        )}
        <Field label={w.fromMonth} hint={w.monthHint}>
          <TextInput
            id="rebate-from"
            label={w.fromMonth}
            value={form.from}
            maxLength={7}
            onChange={(from) => edit({ from: from.trim() })}
          />
        </Field>
        <Field label={w.untilMonth} hint={w.monthHint}>
          <TextInput
            id="rebate-until"
            label={w.untilMonth}
            value={form.until}
            maxLength={7}
            onChange={(until) => edit({ until: until.trim() })}
          />
        </Field>
      </Card>
    </FormPane>
  )
}
