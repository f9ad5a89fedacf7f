import { View } from '@tarojs/components'
import { Many } from '../../panes/many.tsx'
import { Button, Field, IconButton, MoneyInput, NumberInput, TextInput } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { priceWords } from '../../words/prices.ts'
import { type Form, kinds, withoutRung, withRung, withWords } from './rule-model.ts'
import { TableEditor } from './table-editor.tsx'

type Props = { form: Form; heatName: (key: string) => string; onChange: (part: Partial<Form>) => void }

/** How an amount is counted: one of six ways, with what it needs below. */
export function MethodEditor(props: Props) {
  const w = useWords(priceWords)
  const { form, onChange, heatName } = props
  const { kind } = form
  return (
    <View className="two-part">
      <Field label={w.method} hint={w[`methodWhat_${kind}`]}>
        <Many
          id="method"
          options={kinds.map((id) => ({ id, word: w[`method_${id}`] }))}
          on={[kind]}
          onTap={(next) => onChange({ kind: next })}
        />
      </Field>
      {kind === 'fixed' && (
        <View className="two-half">
          <Money id="price-amount" label={w.amount} value={form.amount} onChange={(amount) => onChange({ amount })} />
        </View>
      )}
      {kind === 'per_unit' && (
        <View className="two-half">
          <Money id="price-unit" label={w.unitPrice} value={form.unit} onChange={(unit) => onChange({ unit })} />
        </View>
      )}
      {kind === 'base_plus' && <BasePlus {...props} />}
      {(kind === 'graduated' || kind === 'volume') && <Ladder {...props} />}
      {kind === 'city_heat' && (
        <TableEditor table={form.table} heatName={heatName} onChange={(table) => onChange({ table })} />
      )}
    </View>
  )
}

export function Money({
  id,
  label,
  note,
  value,
  onChange,
}: {
  id: string
  label: string
  note?: string
  value: number | null
  onChange: (fen: number | null) => void
}) {
  return (
    <View className="two-half-one">
      <Field label={label} {...(note && { note })}>
        <MoneyInput id={id} label={label} value={value} maxLength={12} onChange={onChange} />
      </Field>
    </View>
  )
}

function BasePlus({ form, onChange }: Props) {
  const w = useWords(priceWords)
  const { base, baseLabel, additions } = form
  const put = (at: number, part: Partial<(typeof additions)[number]>) =>
    onChange({ additions: additions.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  return (
    <>
      <View className="two-half">
        <Money id="price-base" label={w.base} value={base} onChange={(next) => onChange({ base: next })} />
        <View className="two-half-one">
          <Field label={w.baseName}>
            <TextInput
              id="price-base-name"
              label={w.baseName}
              placeholder={w.baseNameHint}
              value={baseLabel['zh-CN']}
              maxLength={60}
              onChange={(words) => onChange({ baseLabel: withWords(baseLabel, words) })}
            />
          </Field>
        </View>
      </View>
      <Field label={w.additions}>
        {additions.map(({ percent, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an addition has no name of its own and stays in its place
          <View key={index} className="price-line">
            <View className="price-small">
              <NumberInput
                id={`addition-${index}-percent`}
                label={w.additionPercent}
                unit="%"
                signed
                value={percent}
                maxLength={7}
                onChange={(next) => put(index, { percent: next })}
              />
            </View>
            <View className="sp">
              <TextInput
                id={`addition-${index}-reason`}
                label={w.additionReason}
                placeholder={w.additionReasonHint}
                value={reason['zh-CN']}
                maxLength={60}
                onChange={(words) => put(index, { reason: withWords(reason, words) })}
              />
            </View>
            <View id={`addition-${index}-remove`}>
              <IconButton
                kind="plain"
                icon="close"
                label={w.remove}
                onTap={() => onChange({ additions: additions.filter((_, at) => at !== index) })}
              />
            </View>
          </View>
        ))}
        <Button
          id="add-addition"
          kind="soft"
          icon="plus"
          word={w.addAddition}
          onTap={() => onChange({ additions: [...additions, { percent: null, reason: { 'zh-CN': '' } }] })}
        />
      </Field>
    </>
  )
}

function Ladder({ form, onChange }: Props) {
  const w = useWords(priceWords)
  const { rungs } = form
  const put = (at: number, part: Partial<(typeof rungs)[number]>) =>
    onChange({ rungs: rungs.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  return (
    <View>
      {rungs.map(({ upTo, unit }, index) => {
        const last = index === rungs.length - 1
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step of a ladder is known by its place
          <View key={index} className="price-line">
            <View className="price-small">
              {last ? (
                <View className="sub price-open">
                  {rungs[index - 1]?.upTo ?? 0} {w.rungOpen}
                </View>
              ) : (
                <NumberInput
                  id={`rung-${index}-to`}
                  label={w.rungTo}
                  placeholder={w.rungTo}
                  value={upTo}
                  maxLength={8}
                  onChange={(next) => put(index, { upTo: next })}
                />
              )}
            </View>
            <View className="sp">
              <MoneyInput
                id={`rung-${index}-unit`}
                label={w.unitPrice}
                placeholder={w.unitPrice}
                value={unit}
                maxLength={12}
                onChange={(next) => put(index, { unit: next })}
              />
            </View>
            {rungs.length > 1 && (
              <View id={`rung-${index}-remove`}>
                <IconButton
                  kind="plain"
                  icon="close"
                  label={w.remove}
                  onTap={() => onChange({ rungs: withoutRung(rungs, index) })}
                />
              </View>
            )}
          </View>
        )
      })}
      <Button
        id="add-rung"
        kind="soft"
        icon="plus"
        word={w.addRung}
        onTap={() => onChange({ rungs: withRung(rungs) })}
      />
    </View>
  )
}
