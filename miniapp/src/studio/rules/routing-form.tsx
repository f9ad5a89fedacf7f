import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Many, turned } from '../../panes/many.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { Card, Field, Section, Segmented } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { ruleWords } from '../../words/rules.ts'
import { useChoices } from '../use-choices.ts'
import { WordList } from '../word-list.tsx'
import { HoursPicker } from './hours-picker.tsx'
import { RemoveRule } from './remove-rule.tsx'
import { type Rule, whenOf } from './routing-model.ts'
import { TerritoryPicker } from './territory-picker.tsx'
import { useRoutingChoices } from './use-speech.ts'

/** One rule of routing: which reports, and which team has them. Nothing is in force before the list is saved. */
export function RoutingForm({
  rule,
  place,
  foot,
  onChange,
  onRemove,
}: {
  rule: Rule
  place: number
  /** On the phone the list lies below, so saving it stands here. */
  foot?: ReactNode
  onChange: (rule: Rule) => void
  onRemove: () => void
}) {
  const w = useWords(ruleWords)
  const shared = useWords(common)
  const { workTypes, places } = useChoices()
  const known = useRoutingChoices()
  const { when } = rule
  const set = (part: Parameters<typeof whenOf>[0]) => onChange({ ...rule, when: whenOf({ ...when, ...part }) })
  const sites = places.filter(({ kind }) => kind === 'site').map(({ id, name }) => ({ id, word: name }))
  return (
    <FormPane id="routing-form" title={w.ruleAt(place)} {...(foot !== undefined && { foot })}>
      <Section title={w.sectionIf} end={<View className="cap">{w.askNothing}</View>}>
        <Card>
          <TerritoryPicker
            all={known.territories}
            chosen={when.territories ?? []}
            onChange={(territories) => set({ territories: [...territories] })}
          />
          <Field label={w.workTypes}>
            <Many
              id="when-type"
              options={workTypes}
              on={when.workTypes ?? []}
              onTap={(one) => set({ workTypes: [...turned(when.workTypes ?? [], one)] })}
            />
          </Field>
          <Field label={w.urgency}>
            <Segmented
              options={[
                { id: 'any', word: w.any },
                { id: 'urgent', word: w.urgent },
                { id: 'calm', word: w.calm },
              ]}
              value={when.urgent === undefined ? 'any' : when.urgent ? 'urgent' : 'calm'}
              onChange={(one) => set({ urgent: one === 'any' ? undefined : one === 'urgent' })}
            />
          </Field>
          <HoursPicker value={when.hours} onChange={(hours) => set({ hours })} />
          {(['tags', 'sources', 'levels'] as const).map((part) => (
            <WordList
              key={part}
              id={`when-${part}`}
              label={w[part]}
              note={shared.optional}
              hint={w.anyOf}
              value={when[part] ?? []}
              known={known[part]}
              onChange={(words) => set({ [part]: [...words] })}
            />
          ))}
        </Card>
      </Section>
      <Section title={w.sectionTo}>
        <Card>
          <Field label={w.site}>
            <Many
              id="site"
              options={[...sites, ...(known.shareSets.length > 0 ? [{ id: '', word: w.siteNone }] : [])]}
              on={[rule.siteId ?? '']}
              onTap={(siteId) => onChange({ ...rule, siteId: siteId === '' ? null : siteId })}
            />
          </Field>
          {(known.shareSets.length > 0 || rule.shareSet !== null) && (
            <Field label={w.shareSet}>
              <Many
                id="share-set"
                options={[{ id: '', word: w.shareUsual }, ...known.shareSets.map((id) => ({ id, word: id }))]}
                on={[rule.shareSet ?? '']}
                onTap={(shareSet) => onChange({ ...rule, shareSet: shareSet === '' ? null : shareSet })}
              />
            </Field>
          )}
        </Card>
      </Section>
      <RemoveRule onRemove={onRemove} />
    </FormPane>
  )
}
