import { View } from '@tarojs/components'
import { Button, Field, IconButton, MoneyInput, NumberInput } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import type { Form } from './model.ts'
import './page.css'

type Rungs = Form['rungs']

/** The steps of a rebate: from how much on, how many percent of the whole month. */
export function RungsField({ rungs, onChange }: { rungs: Rungs; onChange: (rungs: Rungs) => void }) {
  const w = useWords(moneyWords)
  const set = (at: number, part: Partial<Rungs[number]>) =>
    onChange(rungs.map((rung, index) => (index === at ? { ...rung, ...part } : rung)))
  return (
    <Field label={w.rungs}>
      {rungs.map((rung, at) => (
        <View key={`rung-${String(at)}`} className="rung">
          <View className="rung-from">
            <MoneyInput
              id={`rung-from-${at}`}
              label={w.rungFrom}
              placeholder={w.rungFrom}
              value={rung.from}
              onChange={(from) => set(at, { from: from === null || from < 0 ? null : from })}
            />
          </View>
          <View className="rung-points">
            <NumberInput
              id={`rung-points-${at}`}
              label={w.rungPoints}
              placeholder={w.rungPoints}
              unit="%"
              value={rung.percent}
              onChange={(percent) => set(at, { percent })}
            />
          </View>
          {rungs.length > 1 && (
            <IconButton
              kind="plain"
              icon="close"
              label={w.removeRung}
              onTap={() => onChange(rungs.filter((_, index) => index !== at))}
            />
          )}
        </View>
      ))}
      <Button
        id="add-rung"
        kind="quiet"
        icon="plus"
        word={w.addRung}
        onTap={() => onChange([...rungs, { from: null, percent: null }])}
      />
    </Field>
  )
}
