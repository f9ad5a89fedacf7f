import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../data/index.ts'
import { NotTaken, type Problem, pathOf } from '../../panes/not-taken.tsx'
import { Restored } from '../../panes/restored.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useKeptForm } from '../../panes/use-kept-form.ts'
import { Actions, Button, Card, Field, MoneyInput, NumberInput, Section, TextInput, Toggle } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { stockPartsWords } from '../../words/stock-parts.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { NameFields } from '../library/item-fields.tsx'
import {
  emptyPart,
  lackInPart,
  newPartBody,
  type Part,
  type PartForm,
  partBody,
  partFieldAt,
  partForm,
} from './model.ts'
import { Pieces } from './pieces.tsx'

/** Making a part (null), or changing what it is called, what it fits and how it is kept. */
export function PartPane({ of, onSaved }: { of: Part | null; onSaved: (id: string) => void }) {
  const w = useWords(stockPartsWords)
  const parts = useWords(studioParts)
  const shared = useWords(common)
  const say = useSay()
  const kept = useKeptForm(`part:${of?.id ?? 'new'}`, of ? partForm(of) : emptyPart)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { form } = kept
  const edit = (change: Partial<PartForm>) => {
    setProblem(null)
    kept.edit(change)
  }
  const save = async () => {
    const key = kept.request.current
    setBusy(true)
    const answer = of
      ? await call('PUT /parts/:id', { params: { id: of.id }, body: partBody(form), key })
      : await call('POST /parts', { body: newPartBody(form), key })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    kept.forget()
    onSaved(answer.value.id)
  }
  const lack = lackInPart(form)
  const at = partFieldAt(pathOf(problem))
  const full = at === 'serial' && problem?.why === 'refused' && problem.failure.code === 'wrong_state'
  return (
    <FormPane
      id="part-form"
      title={of ? `${say(of.name)} ${of.code}` : w.addPart}
      foot={
        <>
          {!full && <NotTaken problem={problem} field={at && w[at]} />}
          <Actions>
            <Button
              id="save-part"
              grow
              kind="primary"
              size="l"
              word={of ? shared.save : w.create}
              busy={busy}
              off={lack ? w[lack] : !of || kept.dirty ? undefined : parts.nothingNew}
              onTap={() => void save()}
            />
          </Actions>
        </>
      }
    >
      <Restored of={kept} />
      <Section title={w.what}>
        <Card>
          {!of && (
            <Field label={w.code} hint={w.codeHint}>
              <TextInput
                id="part-code"
                label={w.code}
                value={form.code}
                maxLength={32}
                onChange={(code) => edit({ code })}
              />
            </Field>
          )}
          <NameFields id="part-name" value={form.name} onChange={(name) => edit({ name })} />
          <Field label={w.category} note={shared.optional} hint={w.categoryHint}>
            <TextInput
              id="part-category"
              label={w.category}
              value={form.category}
              maxLength={40}
              onChange={(category) => edit({ category })}
            />
          </Field>
          <Field label={w.fits} note={shared.optional} hint={w.fitsHint}>
            <TextInput id="part-fits" label={w.fits} value={form.fits} onChange={(fits) => edit({ fits })} />
          </Field>
        </Card>
      </Section>
      <Section title={w.kept}>
        <Card tight>
          <Toggle
            word={w.serial}
            sub={full ? w.hasStock : w.serialWhat}
            on={form.serial}
            onChange={(serial) => edit({ serial })}
          />
          <Toggle
            word={w.oldBack}
            sub={w.oldBackWhat}
            on={form.oldPartReturn}
            onChange={(oldPartReturn) => edit({ oldPartReturn })}
          />
        </Card>
        <Card>
          {form.oldPartReturn && (
            <View className="two-half">
              <View className="two-half-one">
                <Field label={w.deposit}>
                  <MoneyInput
                    id="part-deposit"
                    label={w.deposit}
                    value={form.deposit}
                    onChange={(deposit) => edit({ deposit })}
                  />
                </Field>
              </View>
              <View className="two-half-one">
                <Field label={w.returnDays} error={lack === 'daysWrong' ? w.daysWrong : undefined}>
                  <NumberInput
                    id="part-days"
                    label={w.returnDays}
                    unit={w.days}
                    value={form.days}
                    onChange={(days) => edit({ days })}
                  />
                </Field>
              </View>
            </View>
          )}
          <Field label={w.cost} note={shared.optional} hint={w.costHint}>
            <View className="two-small">
              <MoneyInput id="part-cost" label={w.cost} value={form.cost} onChange={(cost) => edit({ cost })} />
            </View>
          </Field>
        </Card>
      </Section>
      {of?.serial && <Pieces of={of} />}
    </FormPane>
  )
}
