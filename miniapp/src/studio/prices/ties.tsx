import { say } from '@field/domain/kernel'
import type { AmbiguousCase, PriceRule } from '@field/domain/pricing'
import { View } from '@tarojs/components'
import { FormPane } from '../../panes/two-panes.tsx'
import { Actions, Button, Card, Section } from '../../ui/index.ts'
import type { Draft } from './rule-model.ts'
import { caseWords, ruleSentence, type Saying } from './sentences.ts'

type Tie = { readonly other: string; readonly case: AmbiguousCase }

/** The rules that tie with one, each with the case that both would price. */
export function TieCards({
  rule,
  ties,
  rules,
  saying,
  onOpen,
}: {
  rule: PriceRule
  ties: readonly Tie[]
  rules: readonly PriceRule[]
  saying: Saying
  onOpen: (id: string) => void
}) {
  return (
    <Section title={saying.w.ambiguousTitle}>
      {ties.map((tie) => (
        <TieCard
          key={tie.other}
          first={rule}
          second={tie.other}
          of={tie.case}
          rules={rules}
          saying={saying}
          onOpen={onOpen}
          own
        />
      ))}
    </Section>
  )
}

function TieCard({
  first,
  second,
  of,
  rules,
  saying,
  own = false,
  onOpen,
}: {
  first: PriceRule | undefined
  second: string
  of: AmbiguousCase
  rules: readonly PriceRule[]
  saying: Saying
  /** One of both is open already, so only the other is offered. */
  own?: boolean
  onOpen: (id: string) => void
}) {
  const { w, language } = saying
  const other = rules.find(({ id }) => id === second)
  const said = (rule: PriceRule | undefined) =>
    rule ? (
      <View className="price-tie">
        <View className="b">{say(rule.label, language)}</View>
        <View className="sub">{ruleSentence(rule, saying)}</View>
        {!(own && rule === first) && (
          <Actions>
            <Button id={`open-${rule.id}`} kind="soft" word={w.openRule} onTap={() => onOpen(rule.id)} />
          </Actions>
        )}
      </View>
    ) : (
      <View className="sub">{w.unknownRule}</View>
    )
  return (
    <Card id={`tie-${second}`}>
      <View className="b price-tie-head">{w.ambiguousCase(caseWords(of, saying))}</View>
      {said(first)}
      {said(other)}
      <View className="cap">{w.ambiguousWhat}</View>
    </Card>
  )
}

/** Every pair of rules of a draft that ties, with both rules and the case. */
export function TiesPane({
  draft,
  rules,
  saying,
  onOpen,
}: {
  draft: Draft
  rules: readonly PriceRule[]
  saying: Saying
  onOpen: (id: string) => void
}) {
  return (
    <FormPane id="price-ties" title={saying.w.ambiguousTitle}>
      {draft.ambiguities.map(({ first, second, case: one }) => (
        <View key={`${first} ${second}`} className="section">
          <TieCard
            first={rules.find(({ id }) => id === first)}
            second={second}
            of={one}
            rules={rules}
            saying={saying}
            onOpen={onOpen}
          />
        </View>
      ))}
    </FormPane>
  )
}
