import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { Button, Segmented, SkeletonList, useToast } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { ruleWords } from '../../words/rules.ts'
import { useMe } from '../../work-order/index.ts'
import { TwoPanes } from '../two-panes.tsx'
import { AutomationList, DryRun, Firings, RuleEditor } from './automation-desk.tsx'
import { Ratio, RoutingForm, RoutingList, useRoutingDesk } from './routing-desk.tsx'

type Part = 'routing' | 'automation' | 'firings'

/** Where reports go, what happens by itself, and what did. */
export default function RulesPage() {
  const w = useWords(ruleWords)
  const me = useMe()
  const toast = useToast()
  const [part, setPart] = useState<Part>('routing')
  const [chosen, setChosen] = useState<string | null>(null)
  const routing = useResource(me ? 'routing' : null, () => call('GET /routing', {}))
  const rules = useResource(me ? 'list:rules' : null, () => call('GET /automation/rules', {}))
  const desk = useRoutingDesk(routing, (word) => toast.show({ word }))
  const rule = desk.rules.find(({ key }) => key === chosen)
  const kept = rules.value?.rules.find(({ key }) => key === chosen)
  const show = (next: Part) => {
    setChosen(null)
    setPart(next)
  }
  const form =
    part === 'routing' && rule ? (
      <RoutingForm
        rule={rule}
        onChange={(next) => desk.change(desk.rules.map((one) => (one.key === next.key ? next : one)))}
        onRemove={() => {
          desk.change(desk.rules.filter(({ key }) => key !== rule.key))
          setChosen(null)
        }}
      />
    ) : part === 'automation' && chosen === 'new' ? (
      <RuleEditor onSaved={(key) => void rules.reload().then(() => setChosen(key))} />
    ) : part === 'automation' && kept ? (
      <DryRun key={kept.key} kept={kept} />
    ) : null
  const source = part === 'routing' ? routing : rules
  return (
    <TwoPanes
      title={w.title}
      toast={toast.node}
      formTitle={part === 'routing' || chosen === 'new' ? w.addRule : w.dryRun}
      onClose={() => setChosen(null)}
      form={form}
      list={
        <View>
          <View className="two-head">
            <Segmented
              options={(['routing', 'automation', 'firings'] as const).map((id) => ({ id, word: w[id] }))}
              value={part}
              onChange={show}
            />
          </View>
          {part === 'firings' ? (
            <Firings />
          ) : !source.value ? (
            source.problem ? (
              <ProblemCard of={source} />
            ) : (
              <SkeletonList rows={5} />
            )
          ) : part === 'routing' ? (
            <>
              <RoutingList desk={desk} chosen={chosen} onChoose={setChosen} />
              {routing.value && (
                <Ratio
                  key={routing.value.autoDispatchPercent}
                  percent={routing.value.autoDispatchPercent}
                  onSaved={() => void routing.reload()}
                />
              )}
            </>
          ) : (
            <>
              <Button id="add-automation" kind="soft" icon="plus" word={w.addRule} onTap={() => setChosen('new')} />
              <AutomationList
                rules={rules.value?.rules ?? []}
                onChoose={setChosen}
                onSwitched={() => void rules.reload()}
              />
            </>
          )}
        </View>
      }
    />
  )
}
