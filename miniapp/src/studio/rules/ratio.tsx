import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, newId } from '../../data/index.ts'
import { Many } from '../../panes/many.tsx'
import { NotTaken } from '../../panes/not-taken.tsx'
import { useSending } from '../../panes/use-sending.ts'
import { Button, Card, Section } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { ruleWords } from '../../words/rules.ts'

/** How many of a hundred reports the system assigns. */
export function Ratio({ percent, onSaved }: { percent: number; onSaved: () => void }) {
  const w = useWords(ruleWords)
  const shared = useWords(common)
  const [value, setValue] = useState(percent)
  const { busy, problem, send } = useSending()
  const save = async () => {
    const answer = await send(() => call('PUT /dispatch-ratio', { body: { percent: value }, key: newId() }))
    if (answer.ok) onSaved()
  }
  return (
    <Section title={w.ratio}>
      <Card id="ratio">
        <NotTaken problem={problem} />
        <View className="sub rules-order">{w.ratioWhat(value)}</View>
        <View className="ratio-line">
          <Many
            id="percent"
            options={[...new Set([0, 50, 80, 100, percent])]
              .sort((one, other) => one - other)
              .map((one) => ({ id: `${one}`, word: `${one}%` }))}
            on={[`${value}`]}
            onTap={(one) => setValue(Number(one))}
          />
          {value !== percent && (
            <Button id="save-ratio" kind="soft" word={shared.save} busy={busy} onTap={() => void save()} />
          )}
        </View>
      </Card>
    </Section>
  )
}
