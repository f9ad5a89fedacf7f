import type { Reply } from '@field/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { NotTaken, type Problem } from '../../panes/not-taken.tsx'
import { Restored } from '../../panes/restored.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useKeptForm } from '../../panes/use-kept-form.ts'
import { Actions, Button, Card, Field, KeyValue, NumberInput, SkeletonList, Strip, Toggle } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { stockPartsWords } from '../../words/stock-parts.ts'
import { studioParts } from '../../words/studio-parts.ts'

type Rules = Reply<'GET /stock/rules'>

/** How the organization keeps its stock: who posts a count, and after how many days a part is slow. */
export function RulesPane({ mayChange, onSaved }: { mayChange: boolean; onSaved: () => void }) {
  const w = useWords(stockPartsWords)
  const rules = useResource('stock:rules', () => call('GET /stock/rules', {}))
  if (!rules.value)
    return (
      <FormPane id="rules-pane" title={w.rules}>
        {rules.problem ? <ProblemCard of={rules} /> : <SkeletonList rows={2} />}
      </FormPane>
    )
  if (mayChange) return <RulesForm key={JSON.stringify(rules.value)} of={rules.value} onSaved={onSaved} />
  const { countBySecondPerson, slowDays } = rules.value
  return (
    <FormPane id="rules-pane" title={w.rules}>
      <Strip tone="idle">{w.readOnly}</Strip>
      <Card>
        <KeyValue name={w.secondPerson} value={countBySecondPerson ? w.yes : w.no} />
        <KeyValue name={w.slowDays} value={`${slowDays} ${w.days}`} />
      </Card>
    </FormPane>
  )
}

function RulesForm({ of, onSaved }: { of: Rules; onSaved: () => void }) {
  const w = useWords(stockPartsWords)
  const parts = useWords(studioParts)
  const shared = useWords(common)
  const kept = useKeptForm<{ countBySecondPerson: boolean; slowDays: number | null }>('stock-rules', of)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { countBySecondPerson, slowDays } = kept.form
  const wrong = slowDays === null || !Number.isInteger(slowDays) || slowDays < 1 || slowDays > 3_650
  const edit = (change: Partial<typeof kept.form>) => {
    setProblem(null)
    kept.edit(change)
  }
  const save = async () => {
    if (wrong) return
    setBusy(true)
    const answer = await call('PUT /stock/rules', {
      body: { countBySecondPerson, slowDays },
      key: kept.request.current,
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    kept.forget()
    onSaved()
  }
  return (
    <FormPane
      id="rules-pane"
      title={w.rules}
      foot={
        <>
          <NotTaken problem={problem} />
          <Actions>
            <Button
              id="save-rules"
              grow
              kind="primary"
              size="l"
              word={shared.save}
              busy={busy}
              off={wrong ? w.slowDaysWrong : kept.dirty ? undefined : parts.nothingNew}
              onTap={() => void save()}
            />
          </Actions>
        </>
      }
    >
      <Restored of={kept} />
      <Card tight>
        <Toggle
          word={w.secondPerson}
          sub={w.secondPersonWhat}
          on={countBySecondPerson}
          onChange={(on) => edit({ countBySecondPerson: on })}
        />
      </Card>
      <Card>
        <Field label={w.slowDays} error={wrong ? w.slowDaysWrong : undefined}>
          <View className="two-small">
            <NumberInput
              id="slow-days"
              label={w.slowDays}
              unit={w.days}
              value={slowDays}
              onChange={(days) => edit({ slowDays: days })}
            />
          </View>
        </Field>
      </Card>
    </FormPane>
  )
}
