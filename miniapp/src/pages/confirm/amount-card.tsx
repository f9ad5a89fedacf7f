import { Text, View } from '@tarojs/components'
import type { Resource } from '../../data/index.ts'
import { Button, Card, Figure, Icon, MoneyLine, Rule } from '../../ui/index.ts'
import { confirm } from '../../words/confirm.ts'
import { amount, money, useLanguage, useWords } from '../../words/index.ts'
import { Rewards } from '../../work-order/index.ts'
import type { Problem } from '../trouble.tsx'
import { useProblemWords } from '../trouble.tsx'
import { groupsOf, type Settlement } from './model.ts'

/** What is to be paid, and what it is made of. Somebody who may not see amounts sees no card. */
export function AmountCard({
  settlement: { value, problem },
  onWhy,
}: {
  settlement: Resource<Settlement>
  onWhy: () => void
}) {
  const w = useWords(confirm)
  const language = useLanguage()
  if (!value) return problem && !isHidden(problem) ? <NoAmount problem={problem} /> : null
  const limit = value.limitFen
  return (
    <Card id="amount">
      <View className="amount-head">
        <Figure label={value.state === 'estimate' ? w.estimate : w.toPay} before="¥" value={amount(value.totalFen)} />
        <Button id="why" kind="soft" word={w.why} onTap={onWhy} />
      </View>
      <Rule />
      {groupsOf(value, w, language).map((group) => (
        <MoneyLine key={group.id} name={group.name} amount={group.amount} />
      ))}
      <Rewards rewards={value.rewards} />
      {limit !== null && value.totalFen <= limit && (
        <View className="amount-limit cap">
          <Icon name="good" size="s" tone="good" />
          <Text>{w.underLimit(money(limit))}</Text>
        </View>
      )}
    </Card>
  )
}

const isHidden = (problem: Problem) => problem.why === 'refused' && problem.failure.code === 'not_permitted'

function NoAmount({ problem }: { problem: Problem }) {
  const w = useWords(confirm)
  const { what } = useProblemWords(problem)
  return (
    <Card id="amount" title={w.noAmount}>
      <View className="sub">{what}</View>
    </Card>
  )
}
