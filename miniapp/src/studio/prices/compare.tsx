import { say } from '@field/domain/kernel'
import type { PriceRule } from '@field/domain/pricing'
import { View } from '@tarojs/components'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { FormPane } from '../../panes/two-panes.tsx'
import { Card, Empty, Section, SkeletonList } from '../../ui/index.ts'
import { ruleSentence, type Saying } from './sentences.ts'

/** What the draft would change against the newest version, or what a version changed: each rule as it was and as it is. */
export function ComparePane({
  kind,
  version,
  edits,
  saying,
}: {
  kind: string
  /** Null: the draft. */
  version: number | null
  edits: number
  saying: Saying
}) {
  const { w } = saying
  const changes = useResource(`price-changes:${kind}:${version ?? `draft-${edits}`}`, () =>
    call('GET /price-books/:kind/changes', { params: { kind }, query: version === null ? {} : { version } }),
  )
  const title = version === null ? w.compareTitle : w.compareVersion(version)
  const { value } = changes
  return (
    <FormPane id="price-changes" title={title}>
      {!value ? (
        changes.problem ? (
          <ProblemCard of={changes} />
        ) : (
          <SkeletonList rows={4} />
        )
      ) : value.added.length + value.removed.length + value.changed.length === 0 ? (
        <Empty icon="doc" title={w.noChanges} sub={w.tryWhat} />
      ) : (
        <>
          {value.changed.length > 0 && (
            <Section title={w.changedCount(value.changed.length)}>
              {value.changed.map(({ before, after }) => (
                <Card key={after.id}>
                  <RuleHead rule={after} saying={saying} />
                  <View className="cap">{w.wasBefore}</View>
                  <View className="price-was">{ruleSentence(before, saying)}</View>
                  <View className="cap">{w.isNow}</View>
                  <View>{ruleSentence(after, saying)}</View>
                </Card>
              ))}
            </Section>
          )}
          <Whole title={w.addedCount(value.added.length)} rules={value.added} saying={saying} />
          <Whole title={w.removedCount(value.removed.length)} rules={value.removed} saying={saying} gone />
        </>
      )}
    </FormPane>
  )
}

function RuleHead({ rule, saying: { names, language } }: { rule: PriceRule; saying: Saying }) {
  const name = say(rule.label, language)
  const item = names.item(rule.item)
  return <View className="b">{item !== '' && item !== name ? `${item} · ${name}` : name}</View>
}

function Whole({
  title,
  rules,
  saying,
  gone = false,
}: {
  title: string
  rules: readonly PriceRule[]
  saying: Saying
  gone?: boolean
}) {
  if (rules.length === 0) return null
  return (
    <Section title={title}>
      {rules.map((rule) => (
        <Card key={rule.id}>
          <RuleHead rule={rule} saying={saying} />
          <View className={gone ? 'price-was' : ''}>{ruleSentence(rule, saying)}</View>
        </Card>
      ))}
    </Section>
  )
}
