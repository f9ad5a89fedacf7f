import type { Reply } from '@field/contract'
import { View } from '@tarojs/components'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { SentForm } from '../../panes/sent-form.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useSentForm } from '../../panes/use-sent-form.ts'
import { Card, Field, KeyValue, NumberInput, SkeletonList, Strip, Toggle } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { stockPartsWords } from '../../words/stock-parts.ts'

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
  const shared = useWords(common)
  const sent = useSentForm<{ countBySecondPerson: boolean; slowDays: number | null }>('stock-rules', of)
  const { form, edit } = sent
  const { countBySecondPerson, slowDays } = form
  const wrong = slowDays === null || !Number.isInteger(slowDays) || slowDays < 1 || slowDays > 3_650
  const save = async () => {
    if (wrong) return
    const body = { countBySecondPerson, slowDays }
    const answer = await sent.send((key) => call('PUT /stock/rules', { body, key }))
    if (answer.ok) onSaved()
  }
  return (
    <SentForm
      id="rules-pane"
      title={w.rules}
      of={sent}
      field={sent.path === 'slowDays' ? w.slowDays : null}
      save={{ id: 'save-rules', word: shared.save, lack: wrong ? w.slowDaysWrong : null, run: save }}
    >
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
    </SentForm>
  )
}
