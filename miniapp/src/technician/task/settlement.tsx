import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { call, ofOrder, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import {
  Badge,
  Card,
  Figure,
  Icon,
  KeyValue,
  Link,
  MoneyLine,
  ProgressBar,
  Rule,
  Skeleton,
  SkeletonCard,
  Stack,
  Well,
} from '../../ui/index.ts'
import { disputeWords } from '../../words/disputes.ts'
import { amount, common, money, useLanguage, useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import { technician } from '../../words/technician.ts'
import { canOverride, correctionOf, disputable, OverrideForm, Rewards, useNow } from '../../work-order/index.ts'
import { QuoteCard } from './quote.tsx'
import { againstEstimate, moneyWay, paidLines, type Settlement, shareLines, stateWord } from './settlement-model.ts'

/** The own share first, then what the customer pays, each line with its reasons. */
export function SettlementTab({
  orderId,
  waits,
  offers,
  onSay,
}: {
  orderId: string
  waits: { tone: 'turn'; word: string } | null
  /** Whether the work still goes on, so that a quote can be offered. */
  offers: boolean
  onSay: (word: string) => void
}) {
  const words = useWords(technician)
  const both = useWords(common)
  const sheet = useResource(`${ofOrder(orderId)}settlement`, () =>
    call('GET /work-orders/:id/settlement', { params: { id: orderId } }),
  )
  if (!sheet.value) {
    return sheet.problem ? (
      <ProblemCard of={sheet} safe={[words.safeKept]} />
    ) : (
      <Skeleton label={both.loading}>
        <SkeletonCard />
        <SkeletonCard />
      </Skeleton>
    )
  }
  return (
    <Stack gap={3}>
      <OwnShare settlement={sheet.value} waits={waits} />
      {offers && <QuoteCard orderId={orderId} totalFen={sheet.value.totalFen} onSay={onSay} />}
      <CustomerPays settlement={sheet.value} onSay={onSay} />
    </Stack>
  )
}

function OwnShare({
  settlement: { own, state },
  waits,
}: {
  settlement: Settlement
  waits: { tone: 'turn'; word: string } | null
}) {
  const words = useWords(technician)
  const mark = waits ?? {
    tone: state === 'paid' || state === 'confirmed' ? ('good' as const) : ('idle' as const),
    word: words[stateWord[state]],
  }
  if (!own) {
    return (
      <Card id="own-share">
        <View className="sub">{words.noShare}</View>
      </Card>
    )
  }
  const lines = shareLines(own.share.steps, words)
  const against = againstEstimate(own, words)
  return (
    <Card id="own-share">
      <Stack gap={3}>
        <Stack row gap={2} grow={0} align="start">
          <View className="sub">{state === 'estimate' ? words.myShareEstimate : words.myShare}</View>
          <Badge {...mark} />
        </Stack>
        <Figure before="¥" value={amount(own.amountFen)} />
        <View>
          <ProgressBar parts={moneyWay(state, words)} label={words[stateWord[state]]} />
          <Rule />
          {lines.map((line) => (
            <KeyValue key={line.id} name={line.name} value={<Text className="n">{line.amount}</Text>} />
          ))}
          {against !== '' && <View className="sub">{against}</View>}
        </View>
      </Stack>
    </Card>
  )
}

function CustomerPays({ settlement, onSay }: { settlement: Settlement; onSay: (word: string) => void }) {
  const words = useWords(technician)
  const m = useWords(moneyWords)
  const language = useLanguage()
  const now = useNow()
  const [open, setOpen] = useState<string | null>(null)
  const dispute = useWords(disputeWords).dispute
  const lines = paidLines(settlement, now, language, words)
  const disputing = (id: string) => {
    const line = settlement.lines.find((one) => one.id === id && one.kind !== 'discount' && one.kind !== 'prepayment')
    return line ? disputable(settlement, line) : null
  }
  const correction = correctionOf(settlement)
  const changing = (id: string) => settlement.lines.filter((one) => one.id === id && canOverride(settlement, one))
  return (
    <Card id="customer-pays">
      <Stack row gap={2} grow={0} align="start">
        <View>
          <View className="h2">{words.customerPays}</View>
          <View className="cap">{words.tapForTrace}</View>
        </View>
        <Text className="h1 n">{money(settlement.totalFen)}</Text>
      </Stack>
      {lines.map((line, index) => (
        <View key={line.id}>
          <MoneyLine
            rule={index > 0}
            name={
              <Stack row wrap gap={1}>
                <Text>{line.name}</Text>
                {line.free && <Badge tone="good" icon="shield" word={words.inWarranty} />}
                {line.trace.length > 0 && <Icon name={open === line.id ? 'up' : 'down'} size="s" tone="third" />}
              </Stack>
            }
            amount={line.amount}
            label={`${line.name} ${line.amount}`}
            {...(line.sub !== '' && { sub: line.sub })}
            {...(line.trace.length > 0 && { onTap: () => setOpen(open === line.id ? null : line.id) })}
          />
          {open === line.id && (
            <View className="task-trace">
              <Well>
                {line.trace.map(({ name, value }) => (
                  <KeyValue key={name} name={name} value={value} />
                ))}
              </Well>
              {changing(line.id).map((one) => (
                <OverrideForm key={one.id} orderId={settlement.workOrderId} line={one} onDone={onSay} />
              ))}
              {disputing(line.id) && (
                <View id={`dispute-${line.id}`}>
                  <Link word={dispute} onTap={() => disputing(line.id)?.(line.name)} />
                </View>
              )}
            </View>
          )}
        </View>
      ))}
      <MoneyLine kind="total" name={words.total} amount={money(settlement.totalFen)} />
      <Rewards rewards={settlement.rewards} />
      {correction !== null && (
        <View id="corrected" className="cap">
          {m.correctedBecause(correction === 'prepayment' ? m.becauseOfPrepayment : correction)}
        </View>
      )}
    </Card>
  )
}
