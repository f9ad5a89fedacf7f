import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { call, newId, useResource } from '../../data/index.ts'
import { ProblemCard, useWide } from '../../frame/index.ts'
import { CloseForm, TwoPanes } from '../../panes/two-panes.tsx'
import { type IconName, SkeletonList, useToast } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { ruleWords } from '../../words/rules.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { useMe } from '../../work-order/index.ts'
import { AutomationForm } from './automation-form.tsx'
import { AutomationList } from './automation-list.tsx'
import { formOf } from './automation-model.ts'
import { DryRun } from './dry-run.tsx'
import { FiringList, FiringPane } from './firings.tsx'
import { Ratio } from './ratio.tsx'
import { RoutingForm } from './routing-form.tsx'
import { RoutingList, SaveRules } from './routing-list.tsx'
import { withNew } from './routing-model.ts'
import { useRouting } from './use-routing.ts'
import '../designer/form.css'
import './page.css'

const parts = ['routing', 'automation', 'firings'] as const
type Part = (typeof parts)[number]

/** Where reports go, what happens by itself, and what did. */
export default function RulesPage() {
  const w = useWords(ruleWords)
  const p = useWords(studioParts)
  const say = useSay()
  const me = useMe()
  const wide = useWide()
  const toast = useToast()
  const [part, setPart] = useState<Part>('routing')
  const [chosen, setChosen] = useState<string | null>(null)
  const [dry, setDry] = useState(false)
  const routing = useResource(me ? 'routing' : null, () => call('GET /routing', {}))
  const rules = useResource(me ? 'list:rules' : null, () => call('GET /automation/rules', {}))
  const firings = useResource(me && part === 'firings' ? 'list:firings' : null, () =>
    call('GET /automation/firings', { query: { limit: 100 } }),
  )
  const desk = useRouting(routing, () => toast.show({ word: p.saved }))
  const all = rules.value?.rules ?? []
  const choose = (next: string | null) => {
    setDry(false)
    setChosen(next)
  }
  const place = desk.rules.findIndex(({ key }) => key === chosen)
  const rule = desk.rules[place]
  const kept = all.find(({ key }) => key === chosen) ?? null
  const firing = firings.value?.items.find(({ id }) => id === chosen)
  const save = desk.dirty ? <SaveRules desk={desk} onMend={choose} /> : null

  const views: Readonly<
    Record<Part, { list: ReactNode; form: ReactNode | null; hint: { icon: IconName; title: string; sub: string } }>
  > = {
    routing: {
      list: (
        <Known of={routing}>
          <RoutingList desk={desk} chosen={chosen} onChoose={choose} />
          {routing.value && (
            <Ratio
              key={routing.value.autoDispatchPercent}
              percent={routing.value.autoDispatchPercent}
              onSaved={() => {
                toast.show({ word: p.saved })
                void routing.reload()
              }}
            />
          )}
        </Known>
      ),
      form: rule ? (
        <RoutingForm
          key={rule.key}
          rule={rule}
          place={place + 1}
          foot={wide ? undefined : save}
          onChange={(next) => desk.change(desk.rules.map((one) => (one.key === next.key ? next : one)))}
          onRemove={() => {
            desk.change(desk.rules.filter(({ key }) => key !== rule.key))
            choose(null)
          }}
        />
      ) : null,
      hint:
        routing.value && desk.rules.length === 0
          ? { icon: 'fork', title: w.none, sub: w.noneWhat }
          : { icon: 'fork', title: w.pickRule, sub: w.pickRuleWhat },
    },
    automation: {
      list: (
        <Known of={rules}>
          <AutomationList rules={all} chosen={chosen} onChoose={choose} />
        </Known>
      ),
      form:
        kept && dry ? (
          <DryRun key={kept.key} kept={kept} title={say(kept.rule.label)} onBack={() => setDry(false)} />
        ) : kept || chosen === 'new' ? (
          <AutomationForm
            key={kept ? `${kept.key}@${kept.version} ${JSON.stringify(formOf(kept))}` : 'new'}
            kept={kept}
            title={kept ? say(kept.rule.label) : w.addRule}
            say={(word) => toast.show({ word })}
            onSaved={(key) => void rules.reload().then(() => choose(key))}
            onRemoved={() => void rules.reload().then(() => choose(null))}
            onTheirs={() => void rules.reload()}
            onDryRun={() => setDry(true)}
          />
        ) : null,
      hint: { icon: 'flow', title: w.pickAuto, sub: w.pickAutoWhat },
    },
    firings: {
      list: (
        <Known of={firings}>
          <FiringList firings={firings.value?.items ?? []} rules={all} chosen={chosen} onChoose={choose} />
        </Known>
      ),
      form: firing ? <FiringPane key={firing.id} of={firing} rules={all} /> : null,
      hint:
        firings.value?.items.length === 0
          ? { icon: 'list', title: w.noFirings, sub: w.noFiringsWhat }
          : { icon: 'list', title: w.pickFiring, sub: w.pickFiringWhat },
    },
  }
  const add = () => {
    if (part === 'automation') return choose('new')
    const key = `r_${newId().replace(/-/g, '').slice(-10)}`
    desk.change(withNew(desk.rules, key))
    choose(key)
  }
  const view = views[part]
  return (
    <CloseForm value={() => choose(null)}>
      <TwoPanes
        title={w.title}
        toast={toast.node}
        parts={{
          options: parts.map((id) => ({ id, word: w[id] })),
          value: part,
          onChange: (next) => {
            choose(null)
            setPart(next)
          },
        }}
        add={part === 'firings' ? null : { id: 'add-rule', word: w.addRule, onTap: add }}
        list={view.list}
        foot={part === 'routing' ? save : null}
        form={view.form}
        hint={view.hint}
      />
    </CloseForm>
  )
}

/** A list once it is known; before that its outline, or why it is not. */
function Known({
  of,
  children,
}: {
  of: Parameters<typeof ProblemCard>[0]['of'] & { readonly value: unknown }
  children: ReactNode
}) {
  if (of.value !== null) return <View>{children}</View>
  return of.problem ? <ProblemCard of={of} /> : <SkeletonList rows={5} />
}
