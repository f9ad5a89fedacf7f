import { View } from '@tarojs/components'
import { call } from '../../data/index.ts'
import { SentForm } from '../../panes/sent-form.tsx'
import { useSentForm } from '../../panes/use-sent-form.ts'
import { Button, Card, Field, MoneyInput, NumberInput, Section, Strip, TextInput, Toggle } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { stockPartsWords } from '../../words/stock-parts.ts'
import { NameFields } from '../library/item-fields.tsx'
import { emptyPart, lackInPart, newPartBody, type Part, partBody, partFieldAt, partForm } from './model.ts'
import { Pieces, Retirements } from './pieces.tsx'

/** Making a part (null), or changing what it is called, what it fits and how it is kept. */
export function PartPane({
  of,
  onSaved,
  onRetired,
}: {
  of: Part | null
  onSaved: (id: string) => void
  onRetired: (id: string, word: string) => void
}) {
  const w = useWords(stockPartsWords)
  const shared = useWords(common)
  const say = useSay()
  const sent = useSentForm(`part:${of?.id ?? 'new'}`, of ? partForm(of) : emptyPart)
  const { form, edit, problem } = sent
  const save = async () => {
    const answer = await sent.send(async (key) =>
      of
        ? await call('PUT /parts/:id', { params: { id: of.id }, body: partBody(form), key })
        : await call('POST /parts', { body: newPartBody(form), key }),
    )
    if (answer.ok) onSaved(answer.value.id)
  }
  const retire = async (part: Part, retired: boolean) => {
    const params = { id: part.id }
    const answer = await sent.sendOther((key) => call('POST /parts/:id/retire', { params, body: { retired }, key }))
    if (answer.ok) onRetired(part.id, retired ? w.retired : w.inUse)
  }
  const lack = lackInPart(form)
  const at = partFieldAt(sent.path)
  const gone = of !== null && of.retiredAt !== null
  // Its switch says so itself.
  const full = at === 'serial' && problem?.why === 'refused' && problem.failure.code === 'wrong_state'
  return (
    <SentForm
      id="part-form"
      title={of ? `${say(of.name)} ${of.code}` : w.addPart}
      badge={gone ? { tone: 'idle', word: w.retired } : null}
      of={full ? { ...sent, problem: null } : sent}
      field={at && w[at]}
      save={{ id: 'save-part', word: of ? shared.save : w.create, lack: lack && w[lack], fresh: !of, run: save }}
      others={
        of && (
          <Button
            id={gone ? 'restore-part' : 'retire-part'}
            kind="secondary"
            size="l"
            word={gone ? w.restore : w.retire}
            busy={sent.busy}
            onTap={() => void retire(of, !gone)}
          />
        )
      }
    >
      {gone && <Strip tone="idle">{w.retiredWhat}</Strip>}
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
      {of && <Retirements of={of} />}
    </SentForm>
  )
}
